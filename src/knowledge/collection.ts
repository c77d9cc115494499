import type { Answer, ThemeRef } from './answer.ts';
import { placedClaims } from './brief.ts';
import type { Brief, PlacedClaim } from './brief.ts';
import type { BriefVectors, MeasuredVector, VectorList } from './meaning/brief-vectors.ts';
import type { Glossary, LoadGlossary } from './meaning/glossary.ts';
import type { Meanings } from './meaning/meanings.ts';
import { answerQuestion } from './search/answer-question.ts';
import { ClaimIndex } from './search/claim-index.ts';
import type { DocumentRange } from './search/claim-index.ts';
import { isGlossedLanguage, needsGlossary, renderInEnglish } from './search/glossed-terms.ts';
import { judgeQuestion } from './search/judge-question.ts';
import type { FoundClaim, Judgement, QuestionScope } from './search/judge-question.ts';
import { findByName } from './search/name-finder.ts';
import type { BriefClaim, Searchable } from './search/searchable.ts';
import { rememberTerms, termsOf } from './search/terms.ts';

/** An answer holds no more claims than this, unless told otherwise. */
const DEFAULT_LIMIT = 12;

/** What an answer rests on. */
export interface Explanation extends Omit<Judgement, 'found'> {
  /** Best first. */
  readonly found: readonly (FoundClaim & BriefClaim)[];
}

/** Begins to time something; what it gives ends it. */
export type StartTimer = () => () => void;

/** What a collection begins with and works with. */
export interface CollectionOptions {
  /** None by default. */
  readonly briefs?: Iterable<Brief> | undefined;
  /** Without them, search goes by words alone. */
  readonly meanings?: Meanings | undefined;
  /** For questions in another language than a brief's. Without it, they find little. */
  readonly loadGlossary?: LoadGlossary | undefined;
  /** Told of each question that is answered, so that the time it took can be known. */
  readonly timeSearch?: StartTimer | undefined;
}

/** What a question is asked of, and how. */
export interface AskOptions {
  /** That brief alone; all of them by default. */
  readonly briefId?: string | undefined;
  /** Most claims of an answer; 12 by default. */
  readonly limit?: number | undefined;
  /** Looks for each word as it is typed, misspelt ones too; false by default. */
  readonly isLiteral?: boolean | undefined;
}

/**
 * The briefs that one guild sees, searchable.
 *
 *     const collection = new Collection({ briefs: [brief], meanings });
 *     await collection.answer('How much did Japan invest in Kazakhstan?');
 *
 * A brief is indexed when it is put in (about 0.1 ms a claim). A question then takes well under a millisecond by
 * words alone, and 5 ms where there is a model. Each brief is searched by words alone until its vectors are there.
 */
export class Collection {
  readonly #index = new ClaimIndex();
  readonly #entries = new Map<string, { brief: Brief; claims: PlacedClaim[] }>();
  readonly #vectors = new Map<string, BriefVectors>();
  #errands: VectorList | undefined;
  readonly #meanings: Meanings | undefined;
  readonly #loadGlossary: LoadGlossary | undefined;
  readonly #timeSearch: StartTimer | undefined;
  readonly #learning = new Set<Promise<void>>();
  #byTitle: readonly Brief[] | undefined;
  #defaultBriefId: string | null = null;

  constructor({ briefs = [], meanings, loadGlossary, timeSearch }: CollectionOptions = {}) {
    this.#meanings = meanings;
    this.#loadGlossary = loadGlossary;
    this.#timeSearch = timeSearch;
    for (const brief of briefs) this.put(brief);
  }

  /** All briefs, by title. */
  get briefs(): readonly Brief[] {
    this.#byTitle ??= [...this.#entries.values()]
      .map(({ brief }) => brief)
      .sort((a, b) => a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1));
    return this.#byTitle;
  }

  /** The brief with an id; undefined where there is none. */
  brief(id: string): Brief | undefined {
    return this.#entries.get(id)?.brief;
  }

  /** The brief that is asked where none is named; undefined where all are, and when it is gone. */
  get defaultBrief(): Brief | undefined {
    return this.#defaultBriefId === null ? undefined : this.brief(this.#defaultBriefId);
  }

  /** Chooses the brief that is asked where none is named; null for all. */
  chooseDefault(briefId: string | null): void {
    this.#defaultBriefId = briefId;
  }

  /** Adds a brief, or replaces the one with its id. Only this brief is indexed. */
  put(brief: Brief): void {
    const claims = placedClaims(brief);
    this.#entries.set(brief.id, { brief, claims });
    this.#vectors.delete(brief.id);
    this.#byTitle = undefined;
    this.#index.add(
      brief.id,
      claims.map(({ claim, themeIndex }) => ({
        text: claim.text,
        themeTitle: brief.themes[themeIndex]?.title,
        briefTitle: brief.title,
      })),
      termsIn(brief),
    );
    // A dictionary takes seconds to open: soon, rather than by the first question in another language.
    if (isGlossedLanguage(brief.language)) void this.#loadGlossary?.();
    if (!this.#meanings) return;
    const learning = this.#learn(brief, this.#meanings).finally(() => this.#learning.delete(learning));
    this.#learning.add(learning);
  }

  /** Takes up a brief's vectors when they are there, if it is still the same brief. */
  async #learn(brief: Brief, meanings: Meanings): Promise<void> {
    const vectors = await meanings.ofBrief(brief);
    // Before the first brief is asked by meaning, so that each question is judged alike.
    this.#errands ??= await meanings.ofErrands();
    if (vectors && this.#entries.get(brief.id)?.brief === brief) this.#vectors.set(brief.id, vectors);
  }

  /** Resolves once no brief waits for its vectors any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#learning);
  }

  /** The vectors of a brief's claims, in reading order; undefined while there are none. */
  vectorsOf(briefId: string): BriefVectors | undefined {
    return this.#vectors.get(briefId);
  }

  /** Takes out a brief; does nothing where there is none with the id. */
  remove(briefId: string): void {
    this.#entries.delete(briefId);
    this.#vectors.delete(briefId);
    this.#byTitle = undefined;
    this.#index.remove(briefId);
  }

  /** In how many claims a term (see `termsOf`) is. */
  frequency(term: string): number {
    return this.#index.documentFrequency(term);
  }

  /** What the briefs say to a question, or what one of them says. */
  async answer(question: string, options: AskOptions = {}): Promise<Answer> {
    const endTimer = this.#timeSearch?.();
    const scope = await this.#scopeOf(question, options);
    const answer: Answer = scope
      ? answerQuestion(question, this.#searchable, { ...scope, limit: options.limit ?? DEFAULT_LIMIT })
      : { kind: 'unanswered', isNear: false, nearest: [], themes: [], mendings: [] };
    endTimer?.();
    return answer;
  }

  /** What an answer rests on: the claims that were found and why. Undefined where there is nothing to search. */
  async explain(question: string, options: AskOptions = {}): Promise<Explanation | undefined> {
    const scope = await this.#scopeOf(question, options);
    if (!scope) return undefined;
    const judgement = judgeQuestion(question, this.#searchable, scope);
    return {
      ...judgement,
      found: judgement.found.map((found) => ({ ...found, ...this.#claimOf(found.document) })),
    };
  }

  /** Undefined where there is nothing to search. */
  async #scopeOf(question: string, options: AskOptions): Promise<QuestionScope | undefined> {
    const meaningOf = async (text: string): Promise<MeasuredVector | undefined> =>
      this.#vectors.size > 0 ? await this.#meanings?.ofQuestion(text) : undefined;
    const glossary = this.#isForeign(question, options) ? await this.#loadGlossary?.() : undefined;
    const glossed = glossary && {
      glossary,
      meaning: await meaningOf(this.#render(question, glossary, options)),
    };
    const meaning = await meaningOf(question);
    // Only now, since the briefs may change while the question waits for its vector.
    const range = this.#rangeOf(options);
    const briefId = options.briefId ?? this.#onlyBriefId();
    const isEmpty = briefId === undefined ? this.#index.size === 0 : !range || range.start === range.end;
    return isEmpty ? undefined : { range, meaning, glossed, isLiteral: options.isLiteral };
  }

  #rangeOf({ briefId = this.#onlyBriefId() }: AskOptions): DocumentRange | undefined {
    return briefId === undefined ? undefined : this.#index.rangeOf(briefId);
  }

  /** Whether a glossary can bring a question closer to one of the briefs that it is asked of. */
  #isForeign(question: string, { briefId }: AskOptions): boolean {
    const asked = briefId === undefined ? this.briefs : [this.brief(briefId)];
    return asked.some((brief) => brief !== undefined && needsGlossary(question, brief.language));
  }

  /** A question in English words of the briefs it is asked of, where they are known. */
  #render(question: string, glossary: Glossary, options: AskOptions): string {
    const range = this.#rangeOf(options);
    const isFound = (term: string): boolean => this.#index.documentFrequency(term, range) > 0;
    return renderInEnglish(question, glossary, isFound);
  }

  /** Where there is one brief only, each question is asked of that one. */
  #onlyBriefId(): string | undefined {
    return this.#entries.size === 1 ? this.briefs[0]?.id : undefined;
  }

  get #searchable(): Searchable {
    return {
      index: this.#index,
      claimOf: (document) => this.#claimOf(document),
      vectors: this.#vectors,
      errands: this.#errands,
      knownWords: this.#meanings?.knownWords,
    };
  }

  #claimOf(document: number): BriefClaim {
    const { briefId, claim } = this.#index.locate(document);
    const entry = this.#entries.get(briefId);
    const placed = entry?.claims[claim];
    if (!entry || !placed) throw new Error(`no claim ${claim} in brief ${briefId}`);
    return { ...placed, brief: entry.brief };
  }

  /** The briefs whose title or slug is nearest to what was typed: exact ones first, all of them for nothing typed. */
  findBriefs(name: string, limit = Infinity): Brief[] {
    return findByName(this.briefs, name, ({ title, slug }) => [title, slug]).slice(0, limit);
  }

  /** The themes whose title is nearest to what was typed: exact ones first, all in order for nothing typed. */
  findThemes(name: string, options: { briefId?: string; limit?: number } = {}): ThemeRef[] {
    const { briefId, limit = Infinity } = options;
    const themes = this.briefs
      .filter(({ id }) => briefId === undefined || id === briefId)
      .flatMap((brief) => brief.themes.map((_, themeIndex): ThemeRef => ({ brief, themeIndex })));
    return findByName(themes, name, ({ brief, themeIndex }) => [brief.themes[themeIndex]?.title ?? '']).slice(
      0,
      limit,
    );
  }
}

/** By the brief itself, which is the same in every guild's collection. */
const bundledTerms = new WeakMap<Brief, typeof termsOf>();

/** What takes the texts of a brief apart. Those of a bundled one are kept, since every guild indexes them. */
function termsIn(brief: Brief): typeof termsOf {
  if (brief.guildId !== null) return termsOf;
  const remembered = bundledTerms.get(brief) ?? rememberTerms();
  bundledTerms.set(brief, remembered);
  return remembered;
}
