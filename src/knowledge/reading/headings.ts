import { skipSigns } from './bullets.ts';
import { takeCitations } from './citations.ts';
import { endsSentence, finalStop, hasWords } from './sentences.ts';

/** A label at the start of a text that says what follows. */
export type Label =
  /** "Title:", before a display title that would not be taken for one otherwise. */
  | { readonly kind: 'title'; readonly end: number }
  /** "Core Viewpoint". A weak one ("Summary") is one only where nothing came before. */
  | { readonly kind: 'core'; readonly end: number; readonly text: string; readonly isWeak: boolean }
  /** "Summary by Sections": themes follow, it is none itself. */
  | { readonly kind: 'divider'; readonly end: number; readonly text: string }
  /** "Group 1:", "Section II -", "第二组：", before a theme's title. */
  | { readonly kind: 'group'; readonly end: number; readonly text: string; readonly hasColon: boolean };

const TITLE = /(?:display title|title|标题|標題|タイトル|название)\s?[:：]\s*/iuy;
const END = String.raw`(?:\s?[:：]\s*|\s[-–—]\s|\s?$|(?<=[\p{sc=Han}\p{sc=Hira}])\s)`;
// What goes on in lower case after it is a sentence: “Main ideas of the plan were …”.
const CORE = new RegExp(
  String.raw`(?:(?:core|central|key|main|overall)\s(?:view\s?points?|views?|opinions?|arguments?|thesis|messages?|ideas?|claims?|statements?|perspectives?)|core\s(?:points?|insights?|takeaways?|summary)|核心(?:观点|觀點|看法|要点|要點|论点|論點|结论|主张|思想|内容|见解|見解)|主要观点|中心思想|核心(?:的な?)?(?:観点|見解|視点|主張)|(?:idée|thèse)\s(?:centrale|principale)|(?:point de vue|message)\s(?:central|principal)|(?:idea|tesis)\s(?:central|principal)|(?:punto de vista|mensaje)\s(?:central|principal)|основная (?:мысль|идея)|главная мысль|ключевая мысль)(?:${END}|\s(?=(?-i:[\p{Lu}"“])))`,
  'iuy',
);
const WEAK_CORE = new RegExp(
  String.raw`(?:(?:executive\s)?summary|overview|abstract|introduction|in brief|in short|at a glance|tl;?dr|the gist|bottom line|(?:key|main)\s(?:points?|takeaways?|findings?|insights?|facts?)|takeaways?|highlights|摘要|概述|概要|要点|要點|总结|总览|导语|要旨|まとめ|ポイント|кратко|главное|суть|вкратце)${END}`,
  'iuy',
);
const DIVIDER =
  /(?:(?:summary|details?|breakdown|points|claims|findings|analysis|overview)\s(?:by|per|of)\s(?:the\s)?(?:sections?|groups?|themes?|topics?)|(?:section|group|theme|topic)\s(?:summary|summaries|breakdown)|(?:分组|分段|分章节|分部分|分主题|各组|各部分|各章节|按章节|按主题|按部分)(?:摘要|总结|概要|概述|小结|要点))\s?(?:[:：]\s*|$|\s[-–—]?\s?)/iuy;

const LETTERS = '(?:[IVX]{1,5}|[A-H]|one|two|three|four|five|six|seven|eight|nine|ten)';
// A letter or word stands apart from a Latin name: “Groupe” is no “Group E”.
const ORDINAL = String.raw`(?:\s?[0-9０-９]{1,3}|(?:\s|(?<!\p{sc=Latn}))${LETTERS})`;
const GROUP = new RegExp(
  String.raw`(?:group|section|theme|part|topic|chapter|cluster|category|pillar|block|groupe|thème|partie|grupo|tema|parte|gruppe|gruppo|sección|seção|abschnitt|группа|раздел|тема|часть|блок|グループ|テーマ|セクション|그룹|섹션|主题|主題|分组|板块|小组|部分)${ORDINAL}(?![\p{L}\p{N}])|第\s?[0-9０-９一二三四五六七八九十]{1,3}\s?(?:组|組|部分|章|节|節|类|類|块|塊|篇|主题|主題|板块|グループ|部)`,
  'iuy',
);
const GROUP_END = /\s?[:：]\s*|\s?[.．、)）|]\s+|\s?[|、]\s*|\s[-–—]\s+|\s?$|(?<=[\p{sc=Han}])\s/uy;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Reads the label that stands at a position of a text. */
export function readLabel(text: string, at = 0): Label | undefined {
  const group = matchAt(GROUP, text, at);
  if (group !== undefined) {
    const separator = matchAt(GROUP_END, text, at + group.length);
    if (separator === undefined) return undefined;
    const end = at + group.length + separator.length;
    return { kind: 'group', end, text: group, hasColon: /[:：]/u.test(separator) };
  }
  const divider = matchAt(DIVIDER, text, at);
  if (divider !== undefined) return { kind: 'divider', end: at + divider.length, text: bareTitle(divider) };
  const core = matchAt(CORE, text, at);
  if (core !== undefined)
    return { kind: 'core', end: at + core.length, text: bareTitle(core), isWeak: false };
  const weak = matchAt(WEAK_CORE, text, at);
  if (weak !== undefined) return { kind: 'core', end: at + weak.length, text: bareTitle(weak), isWeak: true };
  const title = matchAt(TITLE, text, at);
  if (title !== undefined) return { kind: 'title', end: at + title.length };
  return undefined;
}

/** A theme's title without bullet, final colon, and the marks that may close a Markdown heading. */
export function bareTitle(text: string): string {
  const start = skipSigns(text);
  let end = text.length;
  for (;;) {
    while (end > start && /[\s:：–—-]/u.test(text[end - 1] ?? '')) end--;
    let closing = end;
    while (closing > start && text[closing - 1] === '#') closing--;
    // "C#" ends in a name.
    if (closing === end || !/\s/u.test(text[closing - 1] ?? '')) return text.slice(start, end).trim();
    end = closing;
  }
}

/** Reads the title of a theme. Citations and a full stop are no part of it; citations come back as written. */
export function readTitleText(text: string): { title: string; citations: string } {
  const { text: uncited, citations } = takeCitations(bareTitle(text));
  let title = bareTitle(uncited);
  while (finalStop(title) !== '' && endsSentence(title)) title = bareTitle(title.slice(0, -1));
  return {
    title: hasWords(title) ? title : '',
    citations: citations.map((number) => `[${number}]`).join(''),
  };
}

/** The longest line that is taken for a title. */
const MAX_TITLE_LENGTH = 120;

/** Whether a line could be a title: short, no sentence, no citation. */
export function isTitleLike(text: string): boolean {
  return (
    text.length <= MAX_TITLE_LENGTH &&
    hasWords(text) &&
    !/[,，;；、]$/u.test(text) &&
    (finalStop(text) === '' || !endsSentence(text)) &&
    takeCitations(text).citations.length === 0
  );
}

const CAPITAL = /^["“'(]?[\p{Lu}\p{N}]/u;

/** Whether most of the longer words of a text begin with a capital, as in an English title. */
export function isTitleCase(text: string): boolean {
  if (!CAPITAL.test(text)) return false;
  const words = text.split(' ').filter((word) => word.length > 3);
  return words.length > 0 && words.filter((word) => CAPITAL.test(word)).length * 3 >= words.length * 2;
}
