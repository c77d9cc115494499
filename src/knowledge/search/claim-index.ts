import { BestHits } from './best-hits.ts';
import type { Hit } from './best-hits.ts';
import { inverseDocumentFrequency, scoreBm25 } from './bm25.ts';
import type { Bm25Options } from './bm25.ts';
import {
  DOCUMENT_LIMIT,
  packOccurrences,
  PACKED_OCCURRENCES,
  PostingList,
  unpackOccurrences,
} from './posting-list.ts';
import type { Occurrences } from './posting-list.ts';
import { termsOf } from './terms.ts';
import type { Term } from './terms.ts';
import { Vocabulary } from './vocabulary.ts';

/** A claim as it is found: by its own words, and less by the titles it stands under. */
export interface IndexedClaim {
  readonly text: string;
  readonly themeTitle?: string | undefined;
  readonly briefTitle?: string | undefined;
}

/** A term to look for and how much it counts, 1 being a word of the question. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/** Terms of which a document needs any one: a word and what may stand in its place. The best one counts. */
export type Alternatives = readonly WeightedTerm[];

/** Documents of one brief: from `start` up to, not including, `end`. */
export interface DocumentRange {
  readonly start: number;
  readonly end: number;
  /** Weighted terms of all of them. */
  readonly totalLength: number;
}

interface IndexedBrief {
  start: number;
  end: number;
  readonly totalLength: number;
  readonly terms: readonly string[];
  readonly words: readonly string[];
}

/** What one occurrence in a title counts, one in the claim being 1. */
const THEME_TITLE_WEIGHT = 1;
const BRIEF_TITLE_WEIGHT = 0.5;

/** Packed occurrences → weighted term frequency. */
const WEIGHTED_FREQUENCIES = Float32Array.from({ length: PACKED_OCCURRENCES }, (_, packed) => {
  const { text, themeTitle, briefTitle } = unpackOccurrences(packed);
  return text + THEME_TITLE_WEIGHT * themeTitle + BRIEF_TITLE_WEIGHT * briefTitle;
});

const BM25: Bm25Options = { k1: 0.9, b: 0.4 };

/**
 * An inverted index over claims, changed one brief at a time.
 *
 *     term ─→ PostingList: (document, occurrences) …
 *     document = a claim; the claims of a brief are numbered in sequence
 *
 * Adding and removing cost time in proportion to the brief (and to the postings of its terms); the numbers that
 * removal leaves empty are closed up once they outnumber the rest.
 */
export class ClaimIndex {
  readonly vocabulary = new Vocabulary();
  readonly #postings = new Map<string, PostingList>();
  readonly #briefs = new Map<string, IndexedBrief>();
  /** By document: the brief it belongs to, and its length in weighted terms. */
  #owners: string[] = [];
  #lengths = new Float32Array(64);
  /** The number that the next document gets. */
  #next = 0;
  #size = 0;
  #totalLength = 0;
  #scores = new Float64Array(64);

  /** How many claims there are. */
  get size(): number {
    return this.#size;
  }

  /** How many different terms the claims have. */
  get termCount(): number {
    return this.#postings.size;
  }

  /** Adds the claims of a brief, or replaces those it had. */
  add(briefId: string, claims: readonly IndexedClaim[]): void {
    this.remove(briefId);
    if (this.#next + claims.length > DOCUMENT_LIMIT) throw new RangeError('the index is full');
    const start = this.#next;
    this.#reserve(start + claims.length);
    const terms = new Set<string>();
    const words = new Set<string>();
    let totalLength = 0;
    for (const claim of claims) totalLength += this.#addClaim(briefId, claim, terms, words);
    this.#totalLength += totalLength;
    for (const word of words) this.vocabulary.add(word);
    this.#briefs.set(briefId, { start, end: this.#next, totalLength, terms: [...terms], words: [...words] });
  }

  /** Gives the claim's length in weighted terms. */
  #addClaim(briefId: string, claim: IndexedClaim, terms: Set<string>, words: Set<string>): number {
    const document = this.#next;
    const counts = new Map<string, { text: number; themeTitle: number; briefTitle: number }>();
    let length = 0;
    const count = (text: string | undefined, field: keyof Occurrences, weight: number): void => {
      for (const term of termsOf(text ?? '')) {
        const counted = counts.get(term.text) ?? { text: 0, themeTitle: 0, briefTitle: 0 };
        counted[field] += 1;
        counts.set(term.text, counted);
        length += weight;
        if (isMendable(term)) words.add(term.surface);
      }
    };
    count(claim.text, 'text', 1);
    count(claim.themeTitle, 'themeTitle', THEME_TITLE_WEIGHT);
    count(claim.briefTitle, 'briefTitle', BRIEF_TITLE_WEIGHT);
    for (const [term, counted] of counts) {
      let postings = this.#postings.get(term);
      if (!postings) this.#postings.set(term, (postings = new PostingList()));
      postings.append(document, packOccurrences(counted));
      terms.add(term);
    }
    this.#owners[document] = briefId;
    this.#lengths[document] = length;
    this.#next += 1;
    this.#size += 1;
    return length;
  }

  /** Takes out the claims of a brief; does nothing where it has none. */
  remove(briefId: string): void {
    const brief = this.#briefs.get(briefId);
    if (!brief) return;
    this.#briefs.delete(briefId);
    for (const term of brief.terms) {
      const postings = this.#postings.get(term);
      postings?.removeRange(brief.start, brief.end);
      if (postings?.length === 0) this.#postings.delete(term);
    }
    for (const word of brief.words) this.vocabulary.remove(word);
    this.#totalLength -= brief.totalLength;
    this.#size -= brief.end - brief.start;
    if (this.#next > 2 * this.#size) this.#closeUp();
  }

  /** The documents of a brief, in the order of its claims; undefined where it has none. */
  rangeOf(briefId: string): DocumentRange | undefined {
    return this.#briefs.get(briefId);
  }

  /** The brief that a document belongs to, and which of its claims it is. */
  locate(document: number): { briefId: string; claim: number } {
    const briefId = this.#owners[document] ?? '';
    return { briefId, claim: document - (this.#briefs.get(briefId)?.start ?? 0) };
  }

  /** In how many claims a term occurs, titles included; within one brief, how many of that brief's. */
  documentFrequency(term: string, range?: DocumentRange): number {
    const postings = this.#postings.get(term);
    if (!postings) return 0;
    return range ? postings.lowerBound(range.end) - postings.lowerBound(range.start) : postings.length;
  }

  /** How much a term tells among all claims, or among those of one brief. */
  inverseDocumentFrequency(term: string, range?: DocumentRange): number {
    const documents = range ? range.end - range.start : this.#size;
    return inverseDocumentFrequency(this.documentFrequency(term, range), documents);
  }

  /** Where a document has a term. */
  occurrences(term: string, document: number): Occurrences {
    return unpackOccurrences(this.#postings.get(term)?.packedIn(document) ?? 0);
  }

  /**
   * The documents that match best, best first, by BM25 summed over the question's words. Within one brief, rarity
   * and length are that brief's own, so that no other brief changes the result.
   * Cost: the postings of the terms asked for.
   */
  search(
    question: readonly Alternatives[],
    { limit, range }: { limit: number; range?: DocumentRange | undefined },
  ): Hit[] {
    if (this.#scores.length < this.#lengths.length) this.#scores = new Float64Array(this.#lengths.length);
    const scores = this.#scores;
    const touched: number[] = [];
    const add = (document: number, score: number): void => {
      const before = scores[document] ?? 0;
      if (before === 0) touched.push(document);
      scores[document] = before + score;
    };
    for (const alternatives of question) {
      const [only] = alternatives;
      if (alternatives.length === 1 && only) this.#scoreTerm(only, range, add);
      else for (const [document, score] of this.#scoreBestOf(alternatives, range)) add(document, score);
    }
    const best = new BestHits(limit);
    for (const document of touched) {
      best.offer(document, scores[document] ?? 0);
      scores[document] = 0;
    }
    return best.inOrder();
  }

  #scoreBestOf(alternatives: Alternatives, range: DocumentRange | undefined): Map<number, number> {
    const best = new Map<number, number>();
    for (const alternative of alternatives) {
      this.#scoreTerm(alternative, range, (document, score) => {
        if (score > (best.get(document) ?? 0)) best.set(document, score);
      });
    }
    return best;
  }

  #scoreTerm(
    { term, weight }: WeightedTerm,
    range: DocumentRange | undefined,
    add: (document: number, score: number) => void,
  ): void {
    const postings = this.#postings.get(term);
    if (!postings) return;
    const idf = this.inverseDocumentFrequency(term, range) * weight;
    const meanLength = range ? range.totalLength / (range.end - range.start) : this.#totalLength / this.#size;
    const end = range ? postings.lowerBound(range.end) : postings.length;
    for (let index = range ? postings.lowerBound(range.start) : 0; index < end; index += 1) {
      const document = postings.documentAt(index);
      const relativeLength = (this.#lengths[document] ?? 0) / meanLength;
      add(
        document,
        scoreBm25(WEIGHTED_FREQUENCIES[postings.packedAt(index)] ?? 0, idf, relativeLength, BM25),
      );
    }
  }

  #reserve(capacity: number): void {
    if (capacity <= this.#lengths.length) return;
    const grown = new Float32Array(Math.max(capacity, this.#lengths.length * 2));
    grown.set(this.#lengths);
    this.#lengths = grown;
  }

  /** Renumbers the documents so that none is missing. Their order stays, so posting lists stay sorted. */
  #closeUp(): void {
    const newNumbers = new Uint32Array(this.#next);
    const lengths = new Float32Array(Math.max(64, this.#size));
    const owners: string[] = [];
    let next = 0;
    const inOrder = [...this.#briefs.values()].sort((a, b) => a.start - b.start);
    for (const brief of inOrder) {
      const { start, end } = brief;
      brief.start = next;
      for (let document = start; document < end; document += 1) {
        newNumbers[document] = next;
        owners[next] = this.#owners[document] ?? '';
        lengths[next] = this.#lengths[document] ?? 0;
        next += 1;
      }
      brief.end = next;
    }
    for (const postings of this.#postings.values())
      postings.renumber((document) => newNumbers[document] ?? 0);
    this.#owners = owners;
    this.#lengths = lengths;
    this.#next = next;
  }
}

/** Whether a misspelling may be taken for this word: numbers and single characters are never guessed at. */
function isMendable(term: Term): boolean {
  return (term.kind === 'word' || term.kind === 'country') && !term.surface.includes(' ');
}
