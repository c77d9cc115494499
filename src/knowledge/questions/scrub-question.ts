/** In characters; what is longer says no more about what a brief lacks. */
const MAX_LENGTH = 300;

/** What may name or reach a person, or single one out; longest forms first. */
const PERSONAL = [
  // Mentions, channels, custom emoji and commands as Discord writes them.
  /<(?:@[!&]?|#|a?:\w+:|\/[^:>]+:|t:)[^>]*>/gu,
  /@(?:everyone|here)\b/giu,
  /\b[a-z][a-z+.-]*:\/\/\S+/giu,
  /\bwww\.\S+/giu,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,}/gu,
  // Telephone, account and document numbers, also in groups; a year is shorter, and years may have a dash between.
  /(?<!\d)\+?(?!\d{4}\s?[-–]\s?\d{4}(?!\d))\d(?:[\s().-]{0,2}\d){6,}/gu,
];

/**
 * A question without what may name, reach or single out a person: mentions, links, e-mail addresses, handles and
 * long numbers each become “…”. At most 300 characters, on one line.
 *
 *     scrubQuestion('Mail ada@example.org what Japan spends') // 'Mail … what Japan spends'
 */
export function scrubQuestion(question: string): string {
  const scrubbed = PERSONAL.reduce(
    (text, pattern) => text.replace(pattern, '…'),
    question.normalize('NFKC').replace(/\s+/gu, ' ').trim(),
  );
  return scrubbed.length > MAX_LENGTH
    ? `${scrubbed
        .slice(0, MAX_LENGTH - 1)
        .toWellFormed()
        .trimEnd()}…`
    : scrubbed;
}
