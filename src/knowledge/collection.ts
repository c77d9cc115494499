import type { Answer, Point, ThemeRef } from './answer.ts';
import { CORE_VIEWPOINT, placedClaims } from './brief.ts';
import type { Brief, PlacedClaim } from './brief.ts';
import { themeFit } from './search/asked-themes.ts';
import { ClaimIndex } from './search/claim-index.ts';
import type { DocumentRange } from './search/claim-index.ts';
import { ANSWER_FROM, confidenceOf } from './search/confidence.ts';
import { findByName } from './search/name-finder.ts';
import { readQuestion } from './search/question.ts';
import type { Question } from './search/question.ts';
import { rankClaims } from './search/rank-claims.ts';
import type { RankedClaim } from './search/rank-claims.ts';

/** An answer holds no more claims than this, unless told otherwise. */
const DEFAULT_LIMIT = 12;

/** Claims that score less than this share of the best are no part of the answer. */
const NEAR_ENOUGH = 0.6;

/** What is offered where the briefs do not say. */
const NEAREST_CLAIMS = 5;
const NEAREST_THEMES = 3;

/** A claim that a theme question asks for stands this far before the others. */
const ASKED_THEME_BONUS = 0.5;

/**
 * The briefs that one guild sees, searchable.
 *
 *     const collection = new Collection([brief]);
 *     collection.answer('How much did Japan invest in Kazakhstan?');
 *
 * A brief is indexed when it is put in (about 0.1 ms a claim); a question then takes well under a millisecond.
 */
export class Collection {
  readonly #index = new ClaimIndex();
  readonly #entries = new Map<string, { brief: Brief; claims: PlacedClaim[] }>();
  #byTitle: readonly Brief[] | undefined;

  constructor(briefs: Iterable<Brief> = []) {
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

  /** Adds a brief, or replaces the one with its id. Only this brief is indexed. */
  put(brief: Brief): void {
    const claims = placedClaims(brief);
    this.#entries.set(brief.id, { brief, claims });
    this.#byTitle = undefined;
    this.#index.add(
      brief.id,
      claims.map(({ claim, themeIndex }) => ({
        text: claim.text,
        themeTitle: brief.themes[themeIndex]?.title,
        briefTitle: brief.title,
      })),
    );
  }

  /** Takes out a brief; does nothing where there is none with the id. */
  remove(briefId: string): void {
    this.#entries.delete(briefId);
    this.#byTitle = undefined;
    this.#index.remove(briefId);
  }

  /** What the briefs, or one of them, say to a question. */
  answer(text: string, options: { briefId?: string; limit?: number } = {}): Answer {
    const { briefId, limit = DEFAULT_LIMIT } = options;
    const range = briefId === undefined ? undefined : this.#index.rangeOf(briefId);
    if (briefId !== undefined && !range) return { kind: 'unanswered', nearest: [], themes: [], mendings: [] };
    const question = readQuestion(text, this.#index, range);
    const ranked = rankClaims(question, this.#index, (document) => this.#at(document).claim, range);
    const { mendings } = question;
    const points = this.#pointsFor(question, ranked, range);
    const [best] = ranked;
    if (best && confidenceOf(question, best) >= ANSWER_FROM) {
      const least = (points[0]?.score ?? 0) * NEAR_ENOUGH;
      return {
        kind: 'answered',
        points: points.filter(({ score }) => score >= least).slice(0, limit),
        mendings,
      };
    }
    return {
      kind: 'unanswered',
      nearest: points.slice(0, Math.min(limit, NEAREST_CLAIMS)),
      themes: themesOf(points).slice(0, NEAREST_THEMES),
      mendings,
    };
  }

  /** The ranked claims as points; those of a theme that the question asks for as a whole come first. */
  #pointsFor(question: Question, ranked: readonly RankedClaim[], range: DocumentRange | undefined): Point[] {
    const fits = new Map<string, number>();
    const points = ranked.map((claim): Point => ({ ...this.#at(claim.document), score: claim.score }));
    for (const { brief, themeIndex } of points) {
      const key = `${brief.id} ${themeIndex}`;
      const title = brief.themes[themeIndex]?.title;
      if (title !== undefined && !fits.has(key)) fits.set(key, themeFit(question, title, this.#index, range));
    }
    const best = Math.max(0, ...fits.values());
    if (best === 0) return points;
    return points
      .map((point) =>
        fits.get(`${point.brief.id} ${point.themeIndex}`) === best
          ? { ...point, score: point.score + ASKED_THEME_BONUS }
          : point,
      )
      .sort((a, b) => b.score - a.score);
  }

  #at(document: number): PlacedClaim & { brief: Brief } {
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

/** The themes of some points, each once, in the points' order; the core viewpoint is not a theme. */
function themesOf(points: readonly Point[]): ThemeRef[] {
  const themes = new Map<string, ThemeRef>();
  for (const { brief, themeIndex } of points) {
    if (themeIndex !== CORE_VIEWPOINT) themes.set(`${brief.id} ${themeIndex}`, { brief, themeIndex });
  }
  return [...themes.values()];
}
