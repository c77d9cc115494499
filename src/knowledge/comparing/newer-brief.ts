import type { Brief } from '../brief.ts';
import { termsOf } from '../search/terms.ts';

/** The share of the longer title's words that the shorter one has at least, where two briefs are on one subject. */
const SAME_SUBJECT = 0.5;

/**
 * The newest brief on the subject of `brief` whose source is later than its own: by their titles, of which one has
 * all words of the other and few more. Undefined where there is none, or where the sources have no dates.
 */
export function newerBrief(brief: Brief, briefs: readonly Brief[]): Brief | undefined {
  const { publishedAt } = brief.source;
  if (publishedAt === null) return undefined;
  const isNewer = (other: Brief) => (other.source.publishedAt ?? '') > publishedAt;
  return briefs
    .filter((other) => isNewer(other) && isSameSubject(brief, other))
    .toSorted((a, b) => ((a.source.publishedAt ?? '') < (b.source.publishedAt ?? '') ? 1 : -1))[0];
}

/** A word that only one of them has in place of the other's makes another subject: the port of Baku is not Aktau's. */
function isSameSubject(a: Brief, b: Brief): boolean {
  const [fewer, more] = [subjectOf(a), subjectOf(b)].toSorted((one, other) => one.size - other.size);
  if (!fewer || !more || fewer.size === 0) return false;
  return fewer.isSubsetOf(more) && fewer.size / more.size >= SAME_SUBJECT;
}

/** Numbers tell editions of one subject apart, so they are no part of it. */
function subjectOf(brief: Brief): ReadonlySet<string> {
  let subject = known.get(brief);
  if (!subject) {
    const words = termsOf(brief.title).filter(({ kind }) => !BESIDE_WORDS.has(kind));
    subject = new Set(words.map(({ text }) => text));
    known.set(brief, subject);
  }
  return subject;
}

const BESIDE_WORDS: ReadonlySet<string> = new Set(['number', 'compound', 'part']);

const known = new WeakMap<Brief, ReadonlySet<string>>();
