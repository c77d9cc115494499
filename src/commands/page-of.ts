import type { Say } from '../messages/speak.ts';
import type { Action, Button } from './reply.ts';

/** A part of a list that is too long for one message. */
export interface PageOf<T> {
  readonly items: readonly T[];
  /** Back and Next; none where all is shown. */
  readonly buttons: readonly Button[];
  /** `Page 2 of 5`; undefined where all is shown. */
  readonly note: string | undefined;
}

/** Rows that a message shows beside a select of the same rows. */
const PAGE_SIZE = 10;

/**
 * Cuts page `page` (from 0) out of a list; a page past the end is the last one. `turn` gets the page's number
 * as its last argument.
 */
export function pageOf<T>(all: readonly T[], page: number, turn: Action, say: Say): PageOf<T> {
  const count = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const index = Math.min(Math.max(0, Math.trunc(page) || 0), count - 1);
  const turnTo = (target: number): Action => ({ ...turn, args: [...turn.args, String(target)] });
  return {
    items: all.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
    buttons: [
      ...(index > 0 ? [{ label: say('paging.back'), action: turnTo(index - 1) }] : []),
      ...(index < count - 1 ? [{ label: say('paging.next'), action: turnTo(index + 1) }] : []),
    ],
    note: count > 1 ? say('paging.page', { page: index + 1, count }) : undefined,
  };
}
