import { speaker } from '../../messages/speak.ts';
import {
  diffBriefs,
  type BriefDiff,
  type ClaimChange,
  type FieldChange,
} from '../../knowledge/brief-diff.ts';
import type { BriefContent, PlacedClaim } from '../../knowledge/brief.ts';
import { themeTitle } from '../chapters.ts';
import type { Bullet, Section } from '../reply.ts';

/** What changed from one version of a brief to another, for people to read. Empty when nothing did. */
export function diffSections(before: BriefContent, after: BriefContent): Section[] {
  const diff = diffBriefs(before, after);
  const inTheme = (brief: BriefContent, { themeIndex }: PlacedClaim) =>
    themeTitle(brief, themeIndex, speaker('en-US'));
  const added = diff.claims.filter((change) => change.kind === 'added');
  const dropped = diff.claims.filter((change) => change.kind === 'dropped');
  const changed = diff.claims.filter((change) => change.kind === 'changed');

  const sections: Section[] = [
    { heading: 'Title and source', bullets: diff.fields.map(fieldBullet) },
    { heading: 'Themes', bullets: themeBullets(diff) },
    {
      heading: 'Added claims',
      bullets: added.map(({ after: placed }) => claimBullet(placed, inTheme(after, placed))),
    },
    {
      heading: 'Dropped claims',
      bullets: dropped.map(({ before: placed }) => claimBullet(placed, inTheme(before, placed))),
    },
    {
      heading: 'Reworded claims',
      bullets: changed.filter(({ isReworded }) => isReworded).flatMap(bothBullets),
    },
    { heading: 'Other citations', bullets: changed.filter(hasOnlyOtherCitations).map(citationBullet) },
    {
      heading: 'Moved claims',
      bullets: changed
        .filter(({ isMoved }) => isMoved)
        .map(({ before: from, after: to }): Bullet => ({
          text: [{ strong: `${inTheme(before, from)} → ${inTheme(after, to)}:` }, ` ${to.claim.text}`],
        })),
    },
    {
      heading: 'Order',
      bullets: diff.isReordered ? [{ text: 'Themes or claims stand in another order.' }] : [],
    },
  ];
  return sections.filter(({ bullets }) => bullets.length > 0);
}

type Changed = Extract<ClaimChange, { kind: 'changed' }>;

function claimBullet({ claim }: PlacedClaim, theme: string): Bullet {
  return { text: [{ strong: `${theme}:` }, ` ${claim.text}`], citations: claim.citations };
}

function bothBullets({ before, after }: Changed): Bullet[] {
  return [
    { text: [{ strong: 'Before:' }, ` ${before.claim.text}`], citations: before.claim.citations },
    { text: [{ strong: 'Now:' }, ` ${after.claim.text}`], citations: after.claim.citations },
  ];
}

/** A reworded claim is shown with the citations of both wordings already. */
function hasOnlyOtherCitations({ isReworded, citationsAdded, citationsDropped }: Changed): boolean {
  return !isReworded && citationsAdded.length + citationsDropped.length > 0;
}

function citationBullet({ after, citationsAdded, citationsDropped }: Changed): Bullet {
  const changes = [
    ...(citationsAdded.length > 0 ? [`added ${markers(citationsAdded)}`] : []),
    ...(citationsDropped.length > 0 ? [`dropped ${markers(citationsDropped)}`] : []),
  ];
  return { text: [{ strong: `${capitalize(changes.join(', '))}:` }, ` ${after.claim.text}`] };
}

function themeBullets({ themes }: BriefDiff): Bullet[] {
  return themes.map((change): Bullet => {
    switch (change.kind) {
      case 'added':
        return { text: [{ strong: 'Added:' }, ` ${change.after}`] };
      case 'dropped':
        return { text: [{ strong: 'Dropped:' }, ` ${change.before}`] };
      case 'renamed':
        return { text: [{ strong: 'Renamed:' }, ` ${change.before} → ${change.after}`] };
    }
  });
}

function fieldBullet({ field, before, after }: FieldChange): Bullet {
  return { text: [{ strong: `${FIELD_NAMES[field]}:` }, ` ${before ?? 'none'} → ${after ?? 'none'}`] };
}

const FIELD_NAMES: Readonly<Record<FieldChange['field'], string>> = {
  title: 'Title',
  language: 'Language',
  sourceTitle: 'Headline',
  publisher: 'Publisher',
  publishedAt: 'Source date',
};

function markers(citations: readonly number[]): string {
  return citations.map((citation) => `[${citation}]`).join('');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
