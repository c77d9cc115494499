import { bestDocuments } from './best-documents.ts';
import type { ScoredList } from './best-documents.ts';
import type { Hit } from './best-hits.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import type { Bm25Options } from './bm25.ts';
import { DistinctNumbers } from './distinct-numbers.ts';
import { ImpactBounds } from './impact-bounds.ts';
import { PACKED_OCCURRENCES, unpackOccurrences } from './occurrences.ts';
import type { Occurrences } from './occurrences.ts';
import { DOCUMENT_LIMIT, Postings } from './postings.ts';
import { rememberTerms, termsOf } from './terms.ts';
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
  readonly id: string;
  start: number;
  end: number;
  readonly totalLength: number;
  /** Numbers of its terms, and of its words in the vocabulary. */
  readonly terms: Uint32Array;
  readonly words: Uint32Array;
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
 *     term ─→ number ─→ Postings: (document, occurrences) …
 *     document = a claim; the claims of a brief are numbered in sequence
 *
 * Adding and removing cost time in proportion to the brief (and to the postings of its terms); the numbers that
 * removal leaves empty are closed up once they outnumber the rest. Memory: 6 bytes for each term of each claim, and
 * about 150 for each different term.
 */
export class ClaimIndex {
  readonly vocabulary = new Vocabulary();
  readonly #termNumbers = new Map<string, number>();
  readonly #postings = new Postings();
  readonly #bounds = new ImpactBounds();
  /** By term: the number of the word that it last stood for, which is mostly the next one too. */
  readonly #lastWords: number[] = [];
  readonly #briefs = new Map<string, IndexedBrief>();
  /** By their documents, ascending. */
  #inOrder: IndexedBrief[] = [];
  /** By document, in weighted terms. */
  #lengths = new Float32Array(64);
  /** The number that the next document gets. */
  #next = 0;
  #size = 0;
  #totalLength = 0;

  /** How many claims there are. */
  get size(): number {
    return this.#size;
  }

  /** How many different terms the claims have. */
  get termCount(): number {
    return this.#termNumbers.size;
  }

  /**
   * Adds the claims of a brief, or replaces those it had. `termsOfText` is `termsOf` by default, or one that remembers
   * the texts of a brief which is indexed again and again.
   */
  add(briefId: string, claims: readonly IndexedClaim[], termsOfText = termsOf): void {
    this.remove(briefId);
    if (this.#next + claims.length > DOCUMENT_LIMIT) throw new RangeError('the index is full');
    const start = this.#next;
    this.#reserve(start + claims.length);
    const terms = new DistinctNumbers();
    const words = new DistinctNumbers();
    const read = { text: termsOfText, title: rememberTerms(termsOfText) };
    let totalLength = 0;
    for (const claim of claims) totalLength += this.#addClaim(claim, read, terms, words);
    this.#totalLength += totalLength;
    for (const word of words.all) this.vocabulary.use(word);
    const brief = {
      id: briefId,
      start,
      end: this.#next,
      totalLength,
      terms: Uint32Array.from(terms.all),
      words: Uint32Array.from(words.all),
    };
    this.#briefs.set(briefId, brief);
    this.#inOrder.push(brief);
  }

  /** Gives the claim's length in weighted terms. */
  #addClaim(
    claim: IndexedClaim,
    read: { readonly text: typeof termsOf; readonly title: typeof termsOf },
    terms: DistinctNumbers,
    words: DistinctNumbers,
  ): number {
    const document = this.#next;
    const own: number[] = [];
    let length = 0;
    const count = (found: readonly Term[], field: keyof Occurrences, weight: number): void => {
      for (const term of found) {
        const number = this.#termNumbers.get(term.text) ?? this.#addTerm(term.text);
        if (this.#postings.count(number, document, field)) own.push(number);
        length += weight;
        if (!isMendable(term)) continue;
        const word = this.vocabulary.numberOf(term.surface, this.#lastWords[number]);
        this.#lastWords[number] = word;
        words.add(word);
      }
    };
    count(read.text(claim.text), 'text', 1);
    count(read.title(claim.themeTitle ?? ''), 'themeTitle', THEME_TITLE_WEIGHT);
    count(read.title(claim.briefTitle ?? ''), 'briefTitle', BRIEF_TITLE_WEIGHT);
    for (const term of own) {
      terms.add(term);
      const frequency = WEIGHTED_FREQUENCIES[this.#postings.lastPacked(term)] ?? 0;
      this.#bounds.add(term, frequency, length);
    }
    this.#lengths[document] = length;
    this.#next += 1;
    this.#size += 1;
    return length;
  }

  #addTerm(text: string): number {
    const number = this.#postings.addTerm(text);
    this.#bounds.reset(number);
    this.#lastWords[number] = 0;
    this.#termNumbers.set(text, number);
    return number;
  }

  /** Takes out the claims of a brief; does nothing where it has none. */
  remove(briefId: string): void {
    const brief = this.#briefs.get(briefId);
    if (!brief) return;
    this.#briefs.delete(briefId);
    this.#inOrder = this.#inOrder.filter((other) => other !== brief);
    for (const term of brief.terms) {
      this.#postings.removeRange(term, brief.start, brief.end);
      if (this.#postings.lengthOf(term) > 0) continue;
      this.#termNumbers.delete(this.#postings.removeTerm(term));
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
    let low = 0;
    let high = this.#inOrder.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#inOrder[middle]?.end ?? 0) <= document) low = middle + 1;
      else high = middle;
    }
    const brief = this.#inOrder[low];
    return { briefId: brief?.id ?? '', claim: document - (brief?.start ?? 0) };
  }

  /** Orders documents by brief id, then as the brief has them: the same in whatever order briefs were added. */
  compare(a: number, b: number): number {
    const [one, other] = [this.locate(a), this.locate(b)];
    if (one.briefId === other.briefId) return one.claim - other.claim;
    return one.briefId < other.briefId ? -1 : 1;
  }

  /** In how many claims a term occurs, titles included; within one brief, how many of that brief's. */
  documentFrequency(term: string, range?: DocumentRange): number {
    const number = this.#termNumbers.get(term);
    if (number === undefined) return 0;
    if (!range) return this.#postings.lengthOf(number);
    return this.#postings.lowerBound(number, range.end) - this.#postings.lowerBound(number, range.start);
  }

  /** How much a term tells among all claims, or among those of one brief. */
  inverseDocumentFrequency(term: string, range?: DocumentRange): number {
    const documents = range ? range.end - range.start : this.#size;
    return inverseDocumentFrequency(this.documentFrequency(term, range), documents);
  }

  /** Where a document has a term. */
  occurrences(term: string, document: number): Occurrences {
    const number = this.#termNumbers.get(term);
    return unpackOccurrences(number === undefined ? 0 : this.#postings.packedIn(number, document));
  }

  /**
   * The documents that match best, best first, by BM25 summed over the question's words. Within one brief, rarity
   * and length are that brief's own, so that no other brief changes the result.
   * Cost: the postings of the rarer terms asked for; 1 ms at a million claims.
   */
  search(
    question: readonly Alternatives[],
    { limit, range }: { limit: number; range?: DocumentRange | undefined },
  ): Hit[] {
    const tables = {
      bm25: BM25,
      frequencies: WEIGHTED_FREQUENCIES,
      lengths: this.#lengths,
      meanLength: range ? range.totalLength / (range.end - range.start) : this.#totalLength / this.#size,
    };
    const words = question.map((alternatives) =>
      alternatives.flatMap((alternative) => this.#listOf(alternative, range, tables.meanLength)),
    );
    return bestDocuments(words, tables, limit);
  }

  #listOf(
    { term, weight }: WeightedTerm,
    range: DocumentRange | undefined,
    meanLength: number,
  ): ScoredList | [] {
    const number = this.#termNumbers.get(term);
    if (number === undefined) return [];
    const postings = this.#postings;
    const idf = this.inverseDocumentFrequency(term, range) * weight;
    return {
      entries: postings.entries,
      start: range ? postings.lowerBound(number, range.start) : postings.startOf(number),
      end: range
        ? postings.lowerBound(number, range.end)
        : postings.startOf(number) + postings.lengthOf(number),
      idf,
      bound: this.#bounds.boundOf(number, idf, meanLength, BM25),
    };
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
    let next = 0;
    for (const brief of this.#inOrder) {
      const { start, end } = brief;
      brief.start = next;
      for (let document = start; document < end; document += 1) {
        newNumbers[document] = next;
        lengths[next] = this.#lengths[document] ?? 0;
        next += 1;
      }
      brief.end = next;
    }
    this.#postings.renumber(newNumbers);
    this.#lengths = lengths;
    this.#next = next;
  }
}

/** Whether a misspelling may be taken for this word: numbers and single characters are never guessed at. */
function isMendable(term: Term): boolean {
  return (term.kind === 'word' || term.kind === 'country') && !term.surface.includes(' ');
}
