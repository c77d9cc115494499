import type { Version } from '../../knowledge/stores/brief-store.ts';
import type { Say } from '../../messages/speak.ts';
import { personSpan } from '../person-span.ts';
import type { Span } from '../reply.ts';

/** A line of a brief's history: `Version 3: edited by @Mo, 2 hours ago, 13 claims. Their note.` */
export function versionLine(
  { version, kind, by, at, claimCount, note, restoredFrom }: Version,
  say: Say,
): Span[] {
  const line = say.line('version.line', {
    version,
    kind: restoredFrom === null ? kind : 'restored-from',
    from: restoredFrom ?? 0,
    who: personSpan(by, say),
    when: { time: at, style: 'relative' as const },
    claims: claimCount,
  });
  return note === null ? line : [...line, ' ', say('brief.quoted', { text: excerpt(note) })];
}

/** In characters. A page of rows fits a message even where every character has to be escaped. */
const MAX_EXCERPT = 80;

/** The beginning of a text that would be too long for a row of a list; never for a claim that is to be read. */
export function excerpt(text: string): string {
  if (text.length <= MAX_EXCERPT) return text;
  return `${text.slice(0, MAX_EXCERPT).toWellFormed().trimEnd()}…`;
}

/** `1 claim`, `13 claims`. */
export function countClaims(count: number, say: Say): string {
  return say('brief.claims', { count });
}

/** A version with what was done to make it, for a menu: `Version 3, edited`. */
export function versionLabel({ version, kind }: Pick<Version, 'version' | 'kind'>, say: Say): string {
  return say('version.label', { version, kind });
}

/** The moment of a version (ISO 8601, UTC) where Discord shows no moments in the reader's own time. */
export function utcMoment(at: string, say: Say): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  return say('version.utc', { moment: new Intl.DateTimeFormat(say.locale, format).format(new Date(at)) });
}
