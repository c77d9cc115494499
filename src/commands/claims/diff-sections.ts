import type { BriefContent, PlacedClaim } from '../../knowledge/brief.ts';
import {
  diffBriefs,
  type BriefDiff,
  type ClaimChange,
  type FieldChange,
} from '../../knowledge/comparing/brief-diff.ts';
import type { Say } from '../../messages/speak.ts';
import type { Bullet, Section } from '../reply.ts';
import { themeTitle } from './chapters.ts';

/** What changed from one version of a brief to another, for people to read. Empty when nothing did. */
export function diffSections(before: BriefContent, after: BriefContent, say: Say): Section[] {
  const diff = diffBriefs(before, after);
  const inTheme = (brief: BriefContent, { themeIndex }: PlacedClaim) => themeTitle(brief, themeIndex, say);
  const added = diff.claims.filter((change) => change.kind === 'added');
  const dropped = diff.claims.filter((change) => change.kind === 'dropped');
  const changed = diff.claims.filter((change) => change.kind === 'changed');

  const sections: Section[] = [
    { heading: say('diff.fields'), bullets: diff.fields.map((change) => fieldBullet(change, say)) },
    { heading: say('diff.themes'), bullets: themeBullets(diff, say) },
    {
      heading: say('diff.added-claims'),
      bullets: added.map(({ after: placed }) => claimBullet(placed, inTheme(after, placed))),
    },
    {
      heading: say('diff.dropped-claims'),
      bullets: dropped.map(({ before: placed }) => claimBullet(placed, inTheme(before, placed))),
    },
    {
      heading: say('diff.reworded-claims'),
      bullets: changed.filter(({ isReworded }) => isReworded).flatMap((change) => bothBullets(change, say)),
    },
    {
      heading: say('diff.citations'),
      bullets: changed.filter(hasOnlyOtherCitations).map((change) => citationBullet(change, say)),
    },
    {
      heading: say('diff.moved-claims'),
      bullets: changed
        .filter(({ isMoved }) => isMoved)
        .map(({ before: from, after: to }): Bullet => ({
          text: [{ strong: `${inTheme(before, from)} → ${inTheme(after, to)}:` }, ` ${to.claim.text}`],
        })),
    },
    {
      heading: say('diff.order'),
      bullets: diff.isReordered ? [{ text: say('diff.reordered') }] : [],
    },
  ];
  return sections.filter(({ bullets }) => bullets.length > 0);
}

type Changed = Extract<ClaimChange, { kind: 'changed' }>;

function claimBullet({ claim }: PlacedClaim, theme: string): Bullet {
  return { text: [{ strong: `${theme}:` }, ` ${claim.text}`], citations: claim.citations };
}

function bothBullets({ before, after }: Changed, say: Say): Bullet[] {
  return [
    { text: say.line('diff.before', { claim: before.claim.text }), citations: before.claim.citations },
    { text: say.line('diff.now', { claim: after.claim.text }), citations: after.claim.citations },
  ];
}

/** A reworded claim is shown with the citations of both wordings already. */
function hasOnlyOtherCitations({ isReworded, citationsAdded, citationsDropped }: Changed): boolean {
  return !isReworded && citationsAdded.length + citationsDropped.length > 0;
}

function citationBullet({ after, citationsAdded, citationsDropped }: Changed, say: Say): Bullet {
  const [added, dropped] = [markers(citationsAdded), markers(citationsDropped)];
  const claim = after.claim.text;
  if (dropped === '') return { text: say.line('diff.citations-added', { added, claim }) };
  if (added === '') return { text: say.line('diff.citations-dropped', { dropped, claim }) };
  return { text: say.line('diff.citations-exchanged', { added, dropped, claim }) };
}

function themeBullets({ themes }: BriefDiff, say: Say): Bullet[] {
  return themes.map((change): Bullet => {
    switch (change.kind) {
      case 'added':
        return { text: say.line('diff.added', { what: change.after }) };
      case 'dropped':
        return { text: say.line('diff.dropped', { what: change.before }) };
      case 'renamed':
        return { text: say.line('diff.renamed', { before: change.before, after: change.after }) };
    }
  });
}

function fieldBullet({ field, before, after }: FieldChange, say: Say): Bullet {
  const none = say('diff.none');
  return { text: say.line('diff.field', { field, before: before ?? none, after: after ?? none }) };
}

function markers(citations: readonly number[]): string {
  return citations.map((citation) => `[${citation}]`).join('');
}
