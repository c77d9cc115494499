import { UserError } from '../../errors.ts';
import { pointOf, type Point } from '../../knowledge/answer.ts';
import { placedClaims, type Brief } from '../../knowledge/brief.ts';
import { challengePoints } from '../../knowledge/challenges.ts';
import { findClaim } from '../../knowledge/claim-ids/claim-id.ts';
import type { Collection } from '../../knowledge/collection.ts';
import { briefReference } from '../brief-reference.ts';
import type { MessageRequest } from '../command.ts';
import type { Action } from '../reply.ts';
import { findByKey, unpackClaims } from './claim-state.ts';

/** The claims that a message of the bot's own shows. */
export interface ShownClaims {
  /** In the order that they were found in; possibly none. */
  readonly points: readonly Point[];
  /** Whether its buttons are of claims that read otherwise now, or are gone. */
  readonly hasChanged: boolean;
}

/**
 * Finds the claims that a message of the bot's own shows: those that its buttons stand for, as far as they are on
 * the page that is shown. Where there are no such buttons, those of its briefs whose words stand in it.
 */
export function shownClaims(
  { text, actions }: MessageRequest['message'],
  collection: Collection,
): ShownClaims {
  let hasChanged = false;
  const behind = actions.flatMap((action) => {
    try {
      return claimsBehind(action, collection);
    } catch (error) {
      // A button of a brief that has changed; what the message says may still be in it.
      if (!(error instanceof UserError)) throw error;
      hasChanged = true;
      return [];
    }
  });
  const shown = lettersOf(text);
  const isShown = ({ claim }: Point) => shown.includes(lettersOf(claim.text));
  const visible = unique(behind).filter(isShown);
  if (visible.length > 0) return { points: visible, hasChanged };
  const named = collection.briefs.filter(({ title }) => shown.includes(lettersOf(title)));
  return { points: named.flatMap(pointsOf).filter(isShown), hasChanged: hasChanged || behind.length > 0 };
}

/** The claims that a button was made for; none for one that leads elsewhere. */
function claimsBehind({ command, name, args }: Action, collection: Collection): readonly Point[] {
  const [first = '', second = ''] = args;
  const isOfList = name === 'share' || name === 'page' || name === 'report' || name === 'helpful';
  if (!isOfList) return [];
  switch (command) {
    case 'ask':
      return unpackClaims(collection, first);
    case 'theme':
      return pointsOf(findByKey(collection, first)).filter(({ themeIndex }) => String(themeIndex) === second);
    case 'challenges': {
      const briefs = first === '' ? collection.briefs : [findByKey(collection, first)];
      return challengePoints(briefs).flatMap(({ points }) => points);
    }
    case 'claim': {
      const brief = collection.briefs.find((candidate) => briefReference(candidate) === first);
      const placed = brief && findClaim(brief, second);
      return brief && placed ? [pointOf(brief, placed)] : [];
    }
    default:
      return [];
  }
}

function pointsOf(brief: Brief): Point[] {
  return placedClaims(brief).map((placed) => pointOf(brief, placed));
}

function unique(points: readonly Point[]): Point[] {
  return [...new Map(points.map((point) => [point.claim, point])).values()];
}

/** What is left of a text without markup, escapes, punctuation and blanks. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
