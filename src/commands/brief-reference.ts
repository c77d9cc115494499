import type { Brief } from '../knowledge/brief.ts';
import type { StoredBrief } from '../knowledge/stores/brief-store.ts';
import { LocalizedError } from '../messages/localized-error.ts';
import type { Request } from './command.ts';
import { nextTurn } from './next-turn.ts';
import type { Services } from './services.ts';

/** Marks the code of a bundled brief, whose id may be too long for a button. */
const BUNDLED = '*';

/** Names a brief, whatever its version, in up to twelve characters for a button. */
export function briefReference({ guildId, id, code }: Brief): string {
  return guildId === null ? BUNDLED + code : id;
}

/**
 * The brief that {@link briefReference} named, at its current or an earlier version. One that has been removed is
 * gone, and so is a bundled one that the guild hides.
 *
 * @throws LocalizedError when the brief is gone, or has no such version.
 */
export async function findReferred(
  reference: string,
  { guildId }: Pick<Request, 'guildId'>,
  { library, store }: Services,
  version?: number,
): Promise<Brief> {
  const { briefs } = await library.collection(guildId);
  const current = briefs.find((brief) => briefReference(brief) === reference);
  if (!current) throw new LocalizedError('claim.brief-gone');
  if (version === undefined || version === current.version) return current;
  const earlier = guildId === null ? undefined : await store.briefs.get(guildId, current.id, version);
  if (earlier && current.guildId !== null) return earlier;
  throw new LocalizedError('claim.no-version', {
    brief: current.title,
    version: String(version),
    latest: String(current.version),
  });
}

/**
 * The versions of a brief whose wording may differ from that of the one before, oldest first. A bundled brief has
 * one version. Reads one version at a time, and lets others have their turn in between.
 */
export async function wordingsOf(brief: Brief, { store }: Services): Promise<readonly Brief[]> {
  const { guildId, id } = brief;
  if (guildId === null) return [brief];
  const wordings: StoredBrief[] = [];
  for (const { version, kind } of (await store.briefs.history(guildId, id)).toReversed()) {
    if (kind === 'passages' || kind === 'removed') continue;
    const wording = await store.briefs.get(guildId, id, version);
    if (wording) wordings.push(wording);
    await nextTurn();
  }
  return wordings;
}
