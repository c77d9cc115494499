import type {
  ChangeRefused,
  Full,
  Removed,
  SlugTaken,
  Stale,
  Unchanged,
} from '../../knowledge/brief-store.ts';
import type { Card, Line } from '../reply.ts';
import { versionLine } from './version-line.ts';

/** How many of the versions made since are named. */
const MAX_VERSIONS = 5;

/** A card for a change that the store did not make. */
export function refusalCard(refusal: ChangeRefused | Removed | SlugTaken | Full | Unchanged): Card {
  return { tone: refusal.kind === 'unchanged' ? 'notice' : 'error', lead: refusalLines(refusal) };
}

/** Why the store did not make a change, and what to do. */
function refusalLines(refusal: ChangeRefused | Removed | SlugTaken | Full | Unchanged): readonly Line[] {
  switch (refusal.kind) {
    case 'missing':
      return [['This brief is no longer here. ', { command: 'brief list' }, ' shows those there are.']];
    case 'removed':
      return [
        [
          { strong: refusal.brief.title },
          ' is removed. Bring it back first with ',
          { command: 'brief restore' },
          '.',
        ],
      ];
    case 'stale':
      return staleLines(refusal);
    case 'unchanged':
      return [[{ strong: refusal.brief.title }, ' is like that already, so nothing was changed.']];
    case 'slug-taken':
      return [
        [
          { strong: refusal.by.title },
          ` goes by the short name “${refusal.by.slug}” already. Choose another name, please.`,
        ],
      ];
    case 'full':
      return [
        `This server has ${refusal.limit.toLocaleString('en')} briefs, which is all it may have. Remove one first.`,
      ];
  }
}

/** Says that somebody was first, who, and what they did. */
export function staleLines({ brief, since }: Stale): readonly Line[] {
  return [
    [{ strong: brief.title }, ' was changed while you had it open, so nothing was done:'],
    ...since.slice(0, MAX_VERSIONS).map(versionLine),
  ];
}
