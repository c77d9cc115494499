import type { Brief } from '../brief.ts';
import { briefVectors, listOf, measure, textsToEmbed } from './brief-vectors.ts';
import type { BriefVectors, MeasuredVector, VectorList } from './brief-vectors.ts';
import type { LoadGlossary } from './glossary.ts';
import type { EmbeddedKind, Embedder } from './embedder.ts';
import { toInt8 } from './int8-vector.ts';
import { detectLanguage } from '../reading/language.ts';
import { RecentlyUsed } from '../recently-used.ts';
import { ERRANDS } from '../search/errands.ts';
import { isGlossedLanguage, renderInEnglish } from '../search/glossed-terms.ts';
import type { VectorStore } from '../stores/vector-store.ts';

/** Texts that are embedded and then kept in one step: half a second's work, which is all that a crash costs. */
const TEXTS_AT_ONCE = 32;

/** The last questions, whose vectors are remembered: half a megabyte. A page of an answer asks its question again. */
const QUESTIONS_REMEMBERED = 1_000;

/**
 * Questions that wait for the model at once: a twentieth of a second’s work. One that comes on top is answered by words
 * alone: beyond 200 a second each would wait longer than the one before.
 */
const QUESTIONS_WAITING = 10;

/** How often claims are given to a model that fails on them. */
const TRIES = 3;

/** Where meanings come from and where they are kept. */
export interface MeaningsOptions {
  /** The model once it is loaded; undefined when there is none. Closed with the meanings. */
  readonly embedder: Promise<Embedder | undefined>;
  /** Without one, vectors are made anew in each run. */
  readonly store?: VectorStore | undefined;
  /** Puts Chinese and Japanese into English words for a model that knows English only. */
  readonly loadGlossary?: LoadGlossary | undefined;
  /** Told what failed: the model, once each time it dies, and search goes by words meanwhile; or the store. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

/**
 * Gives questions and briefs their vectors.
 *
 * A brief's are taken from the store; those that are not there are made and kept, each text once, in the
 * background. A question waits neither for the model to load nor for a brief's vectors.
 */
export class Meanings {
  readonly #store: VectorStore | undefined;
  readonly #onFailure: (error: unknown) => void;
  readonly #loadGlossary: LoadGlossary | undefined;
  readonly #loaded: Promise<void>;
  /** Undefined until it is loaded, and once it is closed. */
  #embedder: Embedder | undefined;
  /** What was told last of the model. */
  #lastFailure: unknown;
  /** By the brief itself: a bundled one is the same object in every guild's collection. */
  readonly #ofBriefs = new WeakMap<Brief, Promise<BriefVectors | undefined>>();
  readonly #ofQuestions = new RecentlyUsed<MeasuredVector>(QUESTIONS_REMEMBERED);
  #questionsWaiting = 0;
  #ofErrands: Promise<VectorList | undefined> | undefined;
  /** What is being found or made. */
  readonly #pending = new Set<Promise<unknown>>();

  constructor({ embedder, store, loadGlossary, onFailure = () => {} }: MeaningsOptions) {
    this.#store = store;
    this.#loadGlossary = loadGlossary;
    this.#onFailure = onFailure;
    this.#loaded = this.#load(embedder);
  }

  async #load(embedder: Promise<Embedder | undefined>): Promise<void> {
    this.#embedder = await embedder;
  }

  /** Words that the model knows and that are not misspelt, in small letters; undefined where there is no model. */
  get knownWords(): ReadonlySet<string> | undefined {
    return this.#embedder?.words;
  }

  /**
   * A question's vector, in about 5 ms, or at once where it was asked lately; undefined where there is no model, or none
   * yet, or too many wait for it, or the question is in a script that neither the model nor the glossary knows.
   */
  async ofQuestion(question: string): Promise<MeasuredVector | undefined> {
    // Short questions in Latin letters do not tell their language.
    const language = isMostlyLatin(question) ? 'en' : detectLanguage(question);
    const translate = await this.#translatorFrom(language);
    if (!translate) return undefined;
    const text = translate(question);
    const known = this.#ofQuestions.get(text);
    if (known) return known;
    if (this.#questionsWaiting >= QUESTIONS_WAITING) return undefined;
    this.#questionsWaiting += 1;
    const [vector] = (await this.#embed([text], 'query').finally(() => (this.#questionsWaiting -= 1))) ?? [];
    if (!vector) return undefined;
    const measured = measure(vector);
    this.#ofQuestions.set(text, measured);
    this.#ofQuestions.weigh(text, 1);
    return measured;
  }

  /**
   * A brief's vectors: as soon as they are read where they are kept, else once they are made, 30 ms a claim;
   * undefined where there is no model, or neither it nor the glossary knows the brief's language.
   */
  ofBrief(brief: Brief): Promise<BriefVectors | undefined> {
    const known = this.#ofBriefs.get(brief);
    if (known) return known;
    const vectors = this.#track(this.#findOrMake(brief));
    this.#ofBriefs.set(brief, vectors);
    return vectors;
  }

  /** Remembers work until it is done, so that closing can wait for it. */
  #track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => this.#pending.delete(tracked));
    this.#pending.add(tracked);
    return tracked;
  }

  /**
   * The vectors of what is asked of assistants: read where they are kept, else made in half a second; undefined where
   * there is no model that knows English. Asked of the model again where it has failed.
   */
  async ofErrands(): Promise<VectorList | undefined> {
    this.#ofErrands ??= this.#track(this.#findOrMakeErrands());
    const vectors = await this.#ofErrands;
    if (!vectors) this.#ofErrands = undefined;
    return vectors;
  }

  /** Frees the model, and resolves once nothing is written to the store any more. */
  async close(): Promise<void> {
    await this.#loaded;
    const embedder = this.#embedder;
    this.#embedder = undefined;
    await embedder?.close();
    await Promise.all(this.#pending);
  }

  /**
   * Puts texts of a language so that the model understands them: as they are where it knows the language, else in
   * English words where it knows those and the glossary the language. Undefined where there is no way.
   */
  async #translatorFrom(language: string): Promise<((text: string) => string) | undefined> {
    const languages = this.#embedder?.languages;
    if (languages?.includes(language) !== false) return asItIs;
    if (!languages.includes('en') || !isGlossedLanguage(language)) return undefined;
    const glossary = await this.#loadGlossary?.();
    return glossary && ((text) => renderInEnglish(text, glossary));
  }

  async #findOrMake(brief: Brief): Promise<BriefVectors | undefined> {
    await this.#loaded;
    const modelId = this.#embedder?.id;
    const translate = await this.#translatorFrom(brief.language);
    if (modelId === undefined || !translate) return undefined;
    const claims = textsToEmbed(brief).map(({ alone, inTheme }) => ({
      alone: translate(alone),
      inTheme: translate(inTheme),
    }));
    const texts = [...new Set(claims.flatMap(({ alone, inTheme }) => [alone, inTheme]))];
    const vectors = await this.#vectorsOf(texts, modelId);
    return vectors && briefVectors(claims, vectors, { isGlossed: translate !== asItIs });
  }

  async #findOrMakeErrands(): Promise<VectorList | undefined> {
    await this.#loaded;
    const modelId = this.#embedder?.id;
    if (modelId === undefined || !(await this.#translatorFrom('en'))) return undefined;
    const vectors = await this.#vectorsOf(ERRANDS, modelId);
    return vectors && listOf(ERRANDS.map((text) => vectors.get(text)!));
  }

  /** The vectors of different texts, kept or made; undefined where the model or the store fails. */
  async #vectorsOf(
    texts: readonly string[],
    modelId: string,
  ): Promise<ReadonlyMap<string, Int8Array> | undefined> {
    try {
      const vectors = new Map(await this.#store?.find(modelId, texts));
      const missing = texts.filter((text) => !vectors.has(text));
      for (let start = 0; start < missing.length; start += TEXTS_AT_ONCE) {
        const batch = missing.slice(start, start + TEXTS_AT_ONCE);
        const made = await this.#embedClaims(batch);
        if (!made) return undefined;
        const pairs = new Map(batch.map((text, index) => [text, made[index]!]));
        await this.#store?.keep(modelId, pairs);
        for (const [text, vector] of pairs) vectors.set(text, vector);
      }
      return vectors;
    } catch (error) {
      this.#onFailure(error);
      return undefined;
    }
  }

  /** Vectors of texts; undefined where there is no model, or it fails: it is asked again the next time. */
  async #embed(texts: readonly string[], kind: EmbeddedKind): Promise<Int8Array[] | undefined> {
    try {
      return (await this.#embedder?.embed(texts, kind))?.map(toInt8);
    } catch (error) {
      // A model that is away gives the same reason to all that ask.
      if (this.#embedder && error !== this.#lastFailure) this.#onFailure(error);
      this.#lastFailure = error;
      return undefined;
    }
  }

  /** The same for claims, which are worth some tries: what has killed the model may have been another's text. */
  async #embedClaims(texts: readonly string[]): Promise<Int8Array[] | undefined> {
    for (let tries = 0; tries < TRIES && this.#embedder; tries += 1) {
      const made = await this.#embed(texts, 'claim');
      if (made) return made;
    }
    return undefined;
  }
}

function asItIs(text: string): string {
  return text;
}

function isMostlyLatin(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/\p{Script=Latin}/gu) * 2 >= count(/\p{L}/gu);
}
