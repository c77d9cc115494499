import type { StoredBrief } from '../../knowledge/stores/brief-store.ts';
import type { Brief } from '../../knowledge/brief.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import type { AutocompleteRequest } from '../command.ts';
import { firstMatch } from '../names.ts';
import type { Choice } from '../reply.ts';
import type { Services } from '../services.ts';
import { ownBriefChoices, resolveOwnBrief } from './own-brief.ts';

/** A brief that moderators look at: one of their server, at some version, or one that ships with the bot. */
export type FoundBrief =
  | { readonly kind: 'own'; readonly brief: StoredBrief; readonly currentVersion: number }
  | { readonly kind: 'bundled'; readonly brief: Brief; readonly isHidden: boolean };

/** Suggests the server's own briefs, then the bundled ones, hidden ones too. */
export async function anyBriefChoices(request: AutocompleteRequest, services: Services): Promise<Choice[]> {
  return [...(await ownBriefChoices()(request, services)), ...bundledChoices(request, services)];
}

/** Suggests the briefs that ship with the bot, hidden ones too. */
export function bundledChoices({ focused }: AutocompleteRequest, { library }: Services): Choice[] {
  const typed = focused.value.toLowerCase();
  return library.bundled
    .filter(({ title, slug }) => title.toLowerCase().includes(typed) || slug.includes(typed))
    .map(({ title, id }) => ({ name: title, value: id }));
}

/**
 * The id of the brief that a moderator named.
 *
 * @throws LocalizedError when there is none of that name.
 */
export async function resolveAnyBrief(guildId: string, name: string, services: Services): Promise<string> {
  const own = await services.store.briefs.list(guildId);
  const names = ({ title, slug }: { title: string; slug: string }) => [title, slug];
  const briefs = [...own, ...services.library.bundled];
  const brief = briefs.find(({ id }) => id === name) ?? firstMatch(briefs, name, names);
  return brief?.id ?? (await resolveOwnBrief(guildId, name, services)).id;
}

/**
 * Reads a brief by its id, at its current or an earlier version.
 *
 * @throws LocalizedError when it, or the version, is not there.
 */
export async function findBrief(
  guildId: string,
  briefId: string,
  { store, library }: Services,
  version?: number,
): Promise<FoundBrief> {
  const current = await store.briefs.get(guildId, briefId);
  if (current) {
    const brief = version === undefined ? current : await store.briefs.get(guildId, briefId, version);
    if (brief) return { kind: 'own', brief, currentVersion: current.version };
    throw new LocalizedError('brief.no-version', {
      brief: current.title,
      version: version ?? 0,
      latest: current.version,
    });
  }
  const bundled = library.bundled.find(({ id }) => id === briefId);
  if (!bundled) throw new LocalizedError('brief.gone', { list: { command: 'brief list' } });
  const { hiddenBriefIds } = await store.settings.get(guildId);
  return { kind: 'bundled', brief: bundled, isHidden: hiddenBriefIds.includes(briefId) };
}

/**
 * Reads a version number that was typed or suggested.
 *
 * @throws LocalizedError when it is none.
 */
export function readVersion(text: string): number {
  if (/^\d{1,9}$/.test(text.trim())) return Number(text);
  throw new LocalizedError('brief.not-a-version', { text });
}
