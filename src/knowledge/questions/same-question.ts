import { termsOf } from '../search/terms.ts';

/** What a question is about: the distinct terms that search goes by, sorted and without blanks; else its words. */
export function subjectOf(question: string): readonly string[] {
  const terms = termsOf(question).map(({ text }) => text);
  const words = (terms.length > 0 ? terms : [question.toLowerCase()]).flatMap((term) => term.split(/\s+/u));
  return [...new Set(words)].sort();
}

/** Of 4 terms each, 3 may be shared; of 3 each, all have to be. */
const ALIKE = 0.75;

/**
 * Tells which questions ask the same as one does, in other words: they share most of their terms, and all countries
 * and numbers. “Oil exports to Japan” and “to China” are as alike as can be, and not the same. About 1 µs a question.
 */
export function subjectMatcher(subject: readonly string[]): (other: readonly string[]) => boolean {
  const own = new Set(subject);
  return (other) => {
    const most = Math.min(own.size, other.length);
    const total = own.size + other.length;
    // Before anything is compared: most questions are of another length, or share no term.
    if (2 * most < ALIKE * total) return false;
    const shared = other.filter((term) => own.has(term));
    if (2 * shared.length < ALIKE * total) return false;
    const common = new Set(shared);
    return [...subject, ...other].every((term) => !isDecisive(term) || common.has(term));
  };
}

/** A country, or what has a number in it. */
function isDecisive(term: string): boolean {
  return /^@|\d/u.test(term);
}
