import { byId, element, icon } from './dom.js';
import { jsonView } from './json-view.js';
import { inspect } from './server.js';
import { say } from './words.js';

/** @import { Counts, Refusal, Story, ToldRequest } from './server.js' */

const panel = byId('inspector');
/** What had the focus before, to which it returns. @type {HTMLElement | undefined} */
let opener;

panel.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
});

function close() {
  panel.hidden = true;
  if (opener?.isConnected) opener.focus();
}

/** Shows what went over the wire for a message or an interaction. @param {{ message: string } | { interaction: string }} what */
export async function openInspector(what) {
  const { stories = [] } = await inspect(what);
  const views = stories.map(storyView);
  show(
    say('Inspect'),
    views.length > 0
      ? views
      : [
          element(
            'p',
            { class: 'note' },
            say('No interaction led to this message, so there is nothing behind it.'),
          ),
        ],
  );
}

/** Shows how many requests the bot made, and which of them were refused. */
export async function openActivity() {
  const { refusals = [], counts = { requests: 0, refusals: 0 } } = await inspect({});
  show(say('Requests of the bot'), [
    element(
      'dl',
      { class: 'counts' },
      element('div', {}, element('dt', {}, say('Requests')), element('dd', {}, String(counts.requests))),
      element('div', {}, element('dt', {}, say('Refused')), element('dd', {}, String(counts.refusals))),
    ),
    element(
      'p',
      { class: 'note' },
      refusals.length > 0
        ? say('These Discord would have refused, the latest first:')
        : say('Nothing that the bot sent broke a rule of Discord’s.'),
    ),
    ...refusals.map(refusalView),
  ]);
}

/** The button that counts. @param {Counts} counts */
export function drawCounts({ requests, refusals }) {
  const button = byId('activity');
  button.replaceChildren(
    element('span', { class: refusals > 0 ? 'dot bad' : 'dot', 'aria-hidden': 'true' }),
    element('span', {}, say('{n} requests', { n: requests })),
    element('span', { class: 'refused' }, say('{n} refused', { n: refusals })),
  );
}

/** @param {string} title @param {Node[]} content */
function show(title, content) {
  if (panel.hidden) opener = /** @type {HTMLElement} */ (document.activeElement);
  const heading = element('h2', { id: 'inspector-title', tabindex: -1 }, title);
  panel.replaceChildren(
    element(
      'div',
      { class: 'top' },
      heading,
      element(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': say('Close'), onclick: close },
        icon('close'),
      ),
    ),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'inspector-title' },
      ...content,
    ),
  );
  panel.hidden = false;
  heading.focus();
}

/** The kinds of interactions, in words. */
const kinds = ['', 'Ping', 'Command', 'Component', 'Autocomplete', 'Form'];

/** @param {Story} story */
function storyView({ interaction, startedAt, requests }) {
  const wire = /** @type {{ type?: number, data?: { name?: string, custom_id?: string } } | undefined} */ (
    interaction
  );
  const title = wire
    ? `${say(kinds[wire.type ?? 0] ?? 'Interaction')}: ${wire.data?.name ?? wire.data?.custom_id ?? ''}`
    : say('Sent by the bot itself');
  const [first] = requests;
  return element(
    'section',
    { class: 'story' },
    element('h3', {}, title),
    element(
      'p',
      { class: 'note' },
      new Date(startedAt).toLocaleTimeString(),
      first && wire ? ` · ${say('first response after {n} ms', { n: first.afterMs })}` : '',
    ),
    wire ? partView(say('Interaction'), wire) : null,
    ...requests.map(requestView),
  );
}

/** @param {ToldRequest} request */
function requestView({ method, path, body, status, response, afterMs }) {
  const isRefused = status >= 400;
  return element(
    'div',
    { class: isRefused ? 'told refused' : 'told' },
    element(
      'p',
      {},
      element('code', {}, `${method} ${shortened(path)}`),
      element('span', { class: 'status' }, String(status)),
      element('span', { class: 'note' }, `${afterMs} ms`),
    ),
    isRefused
      ? element(
          'p',
          { class: 'problem' },
          say('Discord refuses this: {message}', { message: response?.message ?? status }),
        )
      : null,
    isRefused && response?.errors ? partView(say('What is wrong'), response.errors, true) : null,
    body === undefined || body === null ? null : partView(say('Response of the bot'), body, !isRefused),
    response === undefined || isRefused ? null : partView(say('What it got back'), response),
  );
}

/** @param {Refusal} refusal */
function refusalView({ method, path, status, code, message, errors, body }) {
  return element(
    'section',
    { class: 'told refused' },
    element(
      'p',
      {},
      element('code', {}, `${method} ${shortened(path)}`),
      element('span', { class: 'status' }, String(status)),
    ),
    element('p', { class: 'problem' }, `${message} (code ${code})`),
    errors ? partView(say('What is wrong'), errors, true) : null,
    body === undefined ? null : partView(say('What was sent'), body),
  );
}

/** @param {string} path */
function shortened(path) {
  return path.replace(/\/[\w-]{60,}/, '/{token}').replaceAll(/\/\d{15,}/g, '/{id}');
}

/** @param {string} label @param {unknown} value @param {boolean} [isOpen] */
function partView(label, value, isOpen = false) {
  const text = JSON.stringify(value, null, 2);
  const copy = element(
    'button',
    { type: 'button', class: 'text-button', onclick: () => void navigator.clipboard.writeText(text) },
    say('Copy JSON'),
  );
  return element('details', { open: isOpen }, element('summary', {}, label), copy, jsonView(text));
}
