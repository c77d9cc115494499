import { refusalCard } from '../../commands/brief/refusal.ts';
import type { Line, Span } from '../../commands/reply.ts';
import { FALLBACK_LOCALE } from '../../messages/catalogs.ts';
import { speaker } from '../../messages/speak.ts';
import { UserError } from '../../errors.ts';
import type { Brief } from '../../knowledge/brief.ts';
import type { Saved } from '../../knowledge/stores/brief-store.ts';

type Refusal = Parameters<typeof refusalCard>[0];

/**
 * Prints what was saved: `aktau: Port of Aktau, version 2.`, or as JSON `{ id, slug, title, version }`.
 * Saving what is there already is no failure. Returns the exit code.
 *
 * @throws UserError with what stands in the way, in one line
 */
export function printOutcome(result: Saved | Refusal, { isJson }: { isJson: boolean }): number {
  if (result.kind !== 'saved' && result.kind !== 'unchanged') throw new UserError(refusalText(result));
  const { id, slug, title, version } = result.brief;
  if (isJson) console.log(JSON.stringify({ id, slug, title, version }));
  else console.log(`${nameOf(result.brief)}${result.kind === 'unchanged' ? ', as it was' : ''}.`);
  return 0;
}

function nameOf({ slug, title, version }: Brief): string {
  return `${slug}: ${title}, version ${version}`;
}

function refusalText(refusal: Refusal): string {
  return (refusalCard(refusal, speaker(FALLBACK_LOCALE)).lead ?? []).map(lineText).join(' ');
}

function lineText(line: Line): string {
  return typeof line === 'string' ? line : line.map(spanText).join('');
}

function spanText(span: Span): string {
  if (typeof span === 'string') return span;
  if ('strong' in span) return span.strong;
  if ('user' in span) return span.user;
  if ('channel' in span) return span.channel;
  if ('time' in span) return span.time;
  return 'command' in span ? `footnote ${span.command}` : span.link;
}
