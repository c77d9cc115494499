import type { Version, VersionKind } from '../../knowledge/brief-store.ts';
import { OPERATOR_ID } from '../../knowledge/operator.ts';
import type { Span } from '../reply.ts';

/** Who made a change, by snowflake: by name, without a ping. */
export function personSpan(by: string): Span {
  return by === OPERATOR_ID ? 'the operator' : { user: by };
}

/** A line of a brief's history: `Version 3: edited by @Mo, 2 hours ago, 13 claims. Their note.` */
export function versionLine({ version, kind, by, at, claimCount, note, restoredFrom }: Version): Span[] {
  const from = restoredFrom === null ? '' : ` from version ${restoredFrom}`;
  return [
    { strong: `Version ${version}` },
    `: ${VERSION_WORDS[kind]}${from} by `,
    personSpan(by),
    ', ',
    { time: at, style: 'relative' },
    `, ${countClaims(claimCount)}.${note === null ? '' : ` “${excerpt(note)}”`}`,
  ];
}

/** In characters. A page of rows fits a message even where every character has to be escaped. */
const MAX_EXCERPT = 80;

/** The beginning of a text that would be too long for a row of a list; never for a claim that is to be read. */
export function excerpt(text: string): string {
  if (text.length <= MAX_EXCERPT) return text;
  return `${text.slice(0, MAX_EXCERPT).toWellFormed().trimEnd()}…`;
}

/** `1 claim`, `13 claims`. */
export function countClaims(count: number): string {
  return count === 1 ? '1 claim' : `${count.toLocaleString('en')} claims`;
}

/** What was done to make a version, as a participle. */
export const VERSION_WORDS: Readonly<Record<VersionKind, string>> = {
  published: 'published',
  edited: 'edited',
  renamed: 'renamed',
  passages: 'given other passages',
  removed: 'removed',
  restored: 'restored',
};
