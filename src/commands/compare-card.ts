import type { Brief, PlacedClaim } from '../knowledge/brief.ts';
import { changedWords } from '../knowledge/comparing/changed-words.ts';
import { claimId } from '../knowledge/claim-ids/claim-id.ts';
import type { BriefComparison } from '../knowledge/comparing/compare-briefs.ts';
import { type ClaimPair, pairClaims } from '../knowledge/comparing/pair-claims.ts';
import type { TextRange } from '../knowledge/text-range.ts';
import type { Say } from '../messages/speak.ts';
import { sourceLine, themeTitle } from './claims/chapters.ts';
import { diffSections } from './claims/diff-sections.ts';
import { markedText } from './claims/marked-text.ts';
import type { Bullet, Card, Chapter, Line, Section } from './reply.ts';

/** Two briefs: what both say, what each words otherwise, and what each says alone; by theme. */
export function briefsCard(
  first: Brief,
  second: Brief,
  { same, reworded, alike, onlyFirst, onlySecond }: BriefComparison,
  say: Say,
): Card {
  const pairs = (list: readonly ClaimPair[], bulletsOf: (pair: ClaimPair) => Bullet[]) =>
    byTheme(
      first,
      list.map((pair) => ({ themeIndex: pair.before.themeIndex, bullets: bulletsOf(pair) })),
      say,
    );
  const alone = (brief: Brief, list: readonly PlacedClaim[]) =>
    byTheme(
      brief,
      list.map((placed) => ({ themeIndex: placed.themeIndex, bullets: [claimBullet(brief, placed, [])] })),
      say,
    );
  const both = (pair: ClaimPair) => bothBullets(first, second, pair);
  const chapters: Chapter[] = [
    { title: say('compare.same'), sections: pairs(same, (pair) => [sameBullet(first, second, pair)]) },
    { title: say('compare.reworded'), sections: pairs(reworded, both) },
    { title: say('compare.alike'), sections: pairs(alike, both) },
    { title: say('compare.only', { brief: first.title }), sections: alone(first, onlyFirst) },
    { title: say('compare.only', { brief: second.title }), sections: alone(second, onlySecond) },
  ];
  const shared = same.length + reworded.length + alike.length;
  return {
    tone: 'answer',
    lead: [
      briefLine(first, say),
      briefLine(second, say),
      ...(shared === 0 ? [say('compare.nothing-shared')] : []),
    ],
    chapters: chapters.filter(({ sections }) => sections.length > 0),
    notes: alike.length > 0 ? [say('compare.alike-note')] : [],
  };
}

/** Two versions of one brief: what changed from one to the other, then what stayed as it was. */
export function versionsCard(before: Brief, after: Brief, say: Say): Card {
  const changes = diffSections(before, after, say);
  const isSame = ({ before: old, after: now }: ClaimPair) => old.claim.text === now.claim.text;
  const same = pairClaims(before, after).pairs.filter(isSame);
  const stayed = byTheme(
    after,
    same
      .map(({ after: placed }) => placed)
      .sort((a, b) => a.themeIndex - b.themeIndex || a.claimIndex - b.claimIndex)
      .map((placed) => ({ themeIndex: placed.themeIndex, bullets: [claimBullet(after, placed, [])] })),
    say,
  );
  const values = { brief: { strong: after.title }, from: before.version, to: after.version };
  return {
    tone: 'answer',
    lead: [
      say.line('compare.versions', values),
      sourceLine(after, say),
      ...(changes.length === 0 ? [say('compare.no-change')] : []),
    ],
    chapters: [
      ...(changes.length === 0 ? [] : [{ title: say('compare.changed'), sections: changes }]),
      ...(stayed.length === 0 ? [] : [{ title: say('compare.same'), sections: stayed }]),
    ],
  };
}

function briefLine(brief: Brief, say: Say): Line {
  const { title, code, version } = brief;
  const values = { brief: { strong: title }, code, version, source: sourceLine(brief, say) };
  return say.line('compare.brief', values);
}

/** One section a theme, in the order of the brief. */
function byTheme(
  brief: Brief,
  items: readonly { readonly themeIndex: number; readonly bullets: readonly Bullet[] }[],
  say: Say,
): Section[] {
  return [...Map.groupBy(items, ({ themeIndex }) => themeIndex)].map(([themeIndex, own]) => ({
    heading: themeTitle(brief, themeIndex, say),
    bullets: own.flatMap(({ bullets }) => bullets),
  }));
}

/** The claim once, with its id and citations in each brief. */
function sameBullet(first: Brief, second: Brief, { before, after }: ClaimPair): Bullet {
  const ids = [
    [first, before],
    [second, after],
  ] as const;
  const names = ids.map(([brief, placed]) => `${claimId(brief, placed)} ${markers(placed)}`.trimEnd());
  return { text: [{ strong: names.join(' = ') }, ` ${before.claim.text}`] };
}

function bothBullets(first: Brief, second: Brief, { before, after }: ClaimPair): Bullet[] {
  const changed = changedWords(before.claim.text, after.claim.text);
  return [claimBullet(first, before, changed.before), claimBullet(second, after, changed.after)];
}

/** A claim with its id, and in bold the words that are different. */
function claimBullet(brief: Brief, placed: PlacedClaim, changed: readonly TextRange[]): Bullet {
  const { text, citations } = placed.claim;
  return { text: [`${claimId(brief, placed)}: `, ...markedText(text, changed)], citations };
}

function markers({ claim }: PlacedClaim): string {
  return claim.citations.map((citation) => `[${citation}]`).join('');
}
