import { element } from './dom.js';

/** What is coloured: keys, strings, numbers and words. */
const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?/g;

/** Shows JSON in colours. @param {string} text indented JSON */
export function jsonView(text) {
  const view = element('pre', { class: 'json', tabindex: 0, role: 'group', 'aria-label': 'JSON' });
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [all, string, colon] = match;
    const kind = colon ? 'key' : string ? 'string' : 'literal';
    view.append(text.slice(end, match.index), element('span', { class: kind }, string ?? all), colon ?? '');
    end = match.index + all.length;
  }
  view.append(text.slice(end));
  return view;
}
