const MAX_LENGTH = 60;
const MIN_LENGTH = 20;

/** English words before which a phrase is whole: verbs of statement, and prepositions that begin a circumstance. */
const OPENERS = new Set(
  'was were is are has have had will would could may might should can in on at for with by from over under after before amid amidst during since until against into through while as because which who that where when whose between across among despite without about along above below near beyond behind around toward towards upon to but so betting leaving letting raising making highlighting including'.split(
    ' ',
  ),
);
/** English words that leave a phrase hanging when it ends with them. */
const DANGLING = new Set(
  'a an the of and or to in on at for with by from into over its their his her our this that these those as than between first new five six two three'.split(
    ' ',
  ),
);

function isDangling(word: string): boolean {
  return DANGLING.has(word.toLowerCase()) || OPENERS.has(word.toLowerCase());
}

/** Whether every quotation mark and bracket that opens also closes. */
function isBalanced(text: string): boolean {
  const pairs = ['“”', '«»', '()', '（）', '「」', '『』', '《》', '[]'];
  const count = (mark: string | undefined) => text.split(mark ?? '').length;
  return count('"') % 2 === 1 && pairs.every(([open, close]) => count(open) === count(close));
}

/** Shortens a text without spaces to whole words. */
function cutIdeographic(text: string): string {
  const limit = MAX_LENGTH / 2;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(
    text.slice(0, MAX_LENGTH * 2),
  )) {
    if (cut.length + segment.length > limit) break;
    cut += segment;
  }
  return cut;
}

/**
 * Proposes a display title of at most about 60 characters (half as many Chinese ones) from a sentence: its
 * beginning, verbatim, up to the end of its first clause, or at least to where a phrase is whole.
 */
export function proposeTitle(sentence: string): string {
  const clean = (text: string) => text.replace(/[\s.。．,，、;；:：–—-]{1,9}$/u, '');
  const isWide = /^[^a-z]{0,12}[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/iu.test(sentence);
  const limit = isWide ? MAX_LENGTH / 2 : MAX_LENGTH;
  const whole = clean(sentence);
  if (whole.length <= limit) return whole || sentence;
  const head = sentence.slice(0, limit + 1);
  const clauseEnds = head.matchAll(isWide ? /[，。；：、！？]/gu : /[,;:.!?](?=\s)|\s[-–—]\s/gu);
  for (const { index } of clauseEnds) {
    const clause = clean(head.slice(0, index));
    if (clause.length >= limit / 3 && isBalanced(clause)) return clause;
  }
  if (isWide) return clean(cutIdeographic(sentence)) || sentence.slice(0, limit);

  const words = sentence.slice(0, MAX_LENGTH * 2).split(' ');
  const phrases: string[] = [];
  const cuts: string[] = [];
  for (let count = 1; count < words.length; count++) {
    const text = clean(words.slice(0, count).join(' '));
    if (text.length > limit) break;
    if (!isBalanced(text) || isDangling(words[count - 1] ?? '')) continue;
    cuts.push(text);
    if (text.length >= MIN_LENGTH && OPENERS.has(words[count] ?? '')) phrases.push(text);
  }
  return phrases.at(-1) ?? cuts.at(-1) ?? sentence.slice(0, limit).trim();
}
