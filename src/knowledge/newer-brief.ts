import type { Brief } from './brief.ts';

/** Share of title words, of both titles together, from which on two briefs are on one subject. */
const SAME_SUBJECT = 0.5;

/**
 * The newest brief on the subject of `brief` whose source is later than its own: by their titles, of which most
 * words are the same. Undefined where there is none, or where the sources have no dates.
 */
export function newerBrief(brief: Brief, briefs: readonly Brief[]): Brief | undefined {
  const { publishedAt } = brief.source;
  if (publishedAt === null) return undefined;
  const isNewer = (other: Brief) => (other.source.publishedAt ?? '') > publishedAt;
  return briefs
    .filter((other) => isNewer(other) && isSameSubject(brief, other))
    .toSorted((a, b) => ((a.source.publishedAt ?? '') < (b.source.publishedAt ?? '') ? 1 : -1))[0];
}

function isSameSubject(a: Brief, b: Brief): boolean {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const shared = words.intersection(others).size;
  return shared > 0 && shared / words.union(others).size >= SAME_SUBJECT;
}

/** Numbers tell editions of one subject apart, so they are no part of it. */
function wordsOf(brief: Brief): ReadonlySet<string> {
  let words = known.get(brief);
  if (!words) {
    words = new Set(
      brief.title
        .normalize('NFKC')
        .toLowerCase()
        .match(/\p{L}[\p{L}\p{M}]+|\p{L}+\d[\d+]*/gu),
    );
    known.set(brief, words);
  }
  return words;
}

const known = new WeakMap<Brief, ReadonlySet<string>>();
