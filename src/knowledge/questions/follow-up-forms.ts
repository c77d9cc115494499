/**
 * How people refer back to what was said, in English, Chinese, Japanese and Russian. JavaScript's `\b` knows Latin
 * letters only, so Russian words end at white space or punctuation instead.
 */

const END = String.raw`(?=$|[^\p{L}])`;

/** Openings that go on from something: “and …”, “what about …”; in Chinese and Japanese also endings. */
const CONNECTIVES: readonly RegExp[] = [
  // “ok” by itself goes on from nothing.
  /^(?:(?:and|but|so|or|also|plus|then)\b[\s,]*|(?:ok|okay|well)\b[\s,]+(?=[\p{L}\p{N}]))+/iu,
  /^(?:(?:and|but|so)\s+)?(?:what|how)\s+about\b/i,
  /^(?:那么?|还有|以及|另外|至于)|呢[?？]?$/,
  /^(?:では|じゃあ?|それで|あと|そして)|(?:は|については?)[?？]?$/,
  new RegExp(String.raw`^(?:(?:а|и|но|ещё|еще)(?:\s+(?:что|как))?|(?:что|как)\s+насч[её]т)${END}`, 'iu'),
];

/** Words that stand for something said before. */
const PRONOUNS: readonly RegExp[] = [
  /\b(?:it|its|they|them|their|theirs|he|him|his|she|her|this|that|these|those)\b/i,
  /它|他们|她们|其中|对此|这[个些]|那[个些里]/,
  /それ|これ|そこ|彼ら|その|この/,
  new RegExp(
    String.raw`(?:^|[^\p{L}])(?:он|она|оно|они|его|её|ее|их|ему|ей|им|это|этого|этом|там|туда)${END}`,
    'iu',
  ),
];

const SOURCE_WORD = new RegExp(
  [
    String.raw`\b(?:sources?|citations?|references?|passages?|footnotes?|quotes?)\b`,
    '来源|出处|原文|引文|出典|出所|ソース|引用元',
    String.raw`(?:^|(?<=[^\p{L}]))(?:источник|цитат|ссылк|сноск)\p{L}*`,
  ].join('|'),
  'giu',
);

/** Each place in a list, from the first; then the last. */
const PLACES: readonly RegExp[] = [
  /\b(?:first|1st)\b|(?:#|\b(?:no|number|claim|point)\.?\s*)1\b|第[一1][个条点]?|[一1](?:つ目|番目)|(?:^|(?<=[^\p{L}]))перв\p{L}+/giu,
  /\b(?:second|2nd)\b|(?:#|\b(?:no|number|claim|point)\.?\s*)2\b|第[二2][个条点]?|[二2](?:つ目|番目)|(?:^|(?<=[^\p{L}]))втор\p{L}+/giu,
  /\b(?:third|3rd)\b|(?:#|\b(?:no|number|claim|point)\.?\s*)3\b|第[三3][个条点]?|[三3](?:つ目|番目)|(?:^|(?<=[^\p{L}]))треть\p{L}+/giu,
  /\b(?:fourth|4th)\b|(?:#|\b(?:no|number|claim|point)\.?\s*)4\b|第[四4][个条点]?|[四4](?:つ目|番目)|(?:^|(?<=[^\p{L}]))четв[её]рт\p{L}+/giu,
  /\b(?:fifth|5th)\b|(?:#|\b(?:no|number|claim|point)\.?\s*)5\b|第[五5][个条点]?|[五5](?:つ目|番目)|(?:^|(?<=[^\p{L}]))пят\p{L}+/giu,
];
const LAST_PLACE = /\blast\b|最后(?:一[个条点])?|最後|(?:^|(?<=[^\p{L}]))последн\p{L}+/giu;

/** What may stand beside the words above in a question that asks for nothing but a source. */
const CLAIM_WORD =
  /\b(?:claims?|points?|statements?|items?|bullets?|ones?|show|open|see|read)\b|[个条点]|(?:^|(?<=[^\p{L}]))(?:пункт|утверждени|покажи|открой)\p{L}*/giu;

/** Asks for the rest of what was shown, and for nothing else. */
const MORE: readonly RegExp[] = [
  /^(?:(?:and|ok|okay|yes|please)[\s,]+)*(?:(?:(?:tell|show|give)\s+me|anything|something|what)\s+)?(?:more|else|the\s+rest|go\s+on|continue)(?:\s+(?:please|(?:of|about)\s+(?:it|that|this|them)))?[\s.?!]*$/i,
  /^(?:还有(?:吗|呢|别的吗)?|更多|继续|详细(?:点|一点)?)[\s？?。!！]*$/,
  /^(?:もっと|他には?|ほかには?|続きは?|続けて|さらに)(?:教えて)?(?:ください)?[\s？?。]*$/,
  /^(?:(?:а|и)\s+)?(?:что\s+)?(?:ещё|еще|дальше|подробнее|больше|продолжай(?:те)?)[\s?.!]*$/iu,
];

/** Whether a question opens (or, in Chinese and Japanese, ends) as one that goes on from another. */
export function hasConnective(question: string): boolean {
  return CONNECTIVES.some((form) => form.test(question));
}

/** A question without the words that make it go on from another. */
export function withoutConnective(question: string): string {
  return CONNECTIVES.reduce((rest, form) => rest.replace(form, ''), question).trim();
}

/** Whether a question has a word for something said before. */
export function hasPronoun(question: string): boolean {
  return PRONOUNS.some((form) => form.test(question));
}

/** Whether a question asks for the rest of an answer. */
export function asksForMore(question: string): boolean {
  return MORE.some((form) => form.test(question));
}

/**
 * Which claim of a list a question asks the source of: counted from 0, or from the end by a negative number.
 * `rest` is what the question says beside that. Undefined where it does not speak of sources.
 */
export function askedSource(question: string): { readonly claim: number; readonly rest: string } | undefined {
  const withoutSource = question.replace(SOURCE_WORD, ' ');
  if (withoutSource === question) return undefined;
  const places = [...PLACES, LAST_PLACE];
  const named = places.findIndex((place) => withoutSource.search(place) >= 0);
  const claim = named === -1 ? 0 : named === PLACES.length ? -1 : named;
  const rest = [...places, CLAIM_WORD].reduce((text, form) => text.replace(form, ' '), withoutSource);
  return { claim, rest };
}
