/**
 * The model. Everything here is plain, immutable data.
 *
 *     Brief
 *     ├─ coreViewpoint: Claim[]            theme index -1
 *     ├─ themes: Theme[]                   theme index 0, 1, …
 *     │    └─ claims: Claim[]              claim index 0, 1, …
 *     └─ source: Source
 */

/** One sentence of a brief, in its own words, with the numbers of the source passages it rests on. */
export interface Claim {
  /** Without citation markers; the final full stop stays. */
  readonly text: string;
  /** Passage numbers, ascending, each once; ranges are written out. Empty where the brief cites none. */
  readonly citations: readonly number[];
  /** Whether it states an obstacle, a risk or a difficulty, wherever it stands. */
  readonly isChallenge: boolean;
}

/** A titled list of claims. */
export interface Theme {
  /** Without "Group 1:" or other numbering. */
  readonly title: string;
  /** `challenges` when the title itself speaks of challenges: each of its claims then is one. */
  readonly kind: 'theme' | 'challenges';
  readonly claims: readonly Claim[];
}

/** The article that a brief sums up. */
export interface Source {
  /** The headline, in the article's own language. */
  readonly title: string | null;
  readonly publisher: string | null;
  /** Local time of the source, `YYYY-MM-DDTHH:MM`, without a zone. */
  readonly publishedAt: string | null;
}

/** What a pasted text says: a brief before anyone owns it. */
export interface BriefContent {
  /** Display title, in the language of the brief. */
  readonly title: string;
  /** BCP 47 language of the claims: `en`, `zh`, … */
  readonly language: string;
  readonly coreViewpoint: readonly Claim[];
  readonly themes: readonly Theme[];
  readonly source: Source;
}

/** A brief as it is kept. */
export interface Brief extends BriefContent {
  /** Unique among all briefs. */
  readonly id: string;
  /** The guild that owns it; null for a bundled brief, which every guild sees. */
  readonly guildId: string | null;
  /** Short name for commands and files, unique among the briefs that a guild sees. */
  readonly slug: string;
  /** Two to six capitals and digits by which the ids of its claims begin; its for good, whatever its slug. */
  readonly code: string;
  /** What follows the code in the id of each claim, in reading order: `3.2`. See `claimId`. */
  readonly labels: readonly string[];
  /** 1 for the first; each change makes the next. */
  readonly version: number;
  /** ISO 8601, UTC. Null for a bundled brief, which changes only with the bot. */
  readonly updatedAt: string | null;
  /** Snowflake of the moderator who made this version; null for a bundled brief. */
  readonly updatedBy: string | null;
}

/** The theme index that stands for the core viewpoint. */
export const CORE_VIEWPOINT = -1;

/** Where a claim stands in its brief. */
export interface ClaimPosition {
  /** Index into `themes`, or {@link CORE_VIEWPOINT}. */
  readonly themeIndex: number;
  readonly claimIndex: number;
}

/** A claim together with where it stands. */
export interface PlacedClaim extends ClaimPosition {
  readonly claim: Claim;
}

/** Every claim of a brief in reading order, the core viewpoint first. */
export function placedClaims(brief: BriefContent): PlacedClaim[] {
  const place = (themeIndex: number) => (claim: Claim, claimIndex: number) => ({
    themeIndex,
    claimIndex,
    claim,
  });
  return [
    ...brief.coreViewpoint.map(place(CORE_VIEWPOINT)),
    ...brief.themes.flatMap((theme, themeIndex) => theme.claims.map(place(themeIndex))),
  ];
}

/** The index of a claim among all claims of its brief in reading order, as {@link placedClaims} lists them. */
export function claimOrdinal(brief: BriefContent, { themeIndex, claimIndex }: ClaimPosition): number {
  if (themeIndex === CORE_VIEWPOINT) return claimIndex;
  const before = brief.themes.slice(0, themeIndex);
  return before.reduce((sum, { claims }) => sum + claims.length, brief.coreViewpoint.length) + claimIndex;
}
