import { speaker, type Say } from '../messages/speak.ts';
import type { Request } from './command.ts';
import type { Services } from './services.ts';

/** The language of what everyone sees: the server's setting, else the one that Discord tells of the server. */
export async function publicLocale(
  { guildId, guildLocale }: Pick<Request, 'guildId' | 'guildLocale'>,
  { store }: Pick<Services, 'store'>,
): Promise<string> {
  const settings = guildId === null ? undefined : await store.settings.get(guildId);
  return settings?.locale ?? guildLocale;
}

/** Says what everyone in a server may read, such as notes of the audit log. */
export async function publicSay(
  request: Pick<Request, 'guildId' | 'guildLocale'>,
  services: Pick<Services, 'store'>,
): Promise<Say> {
  return speaker(await publicLocale(request, services));
}

/** Whether the server lets everyone see answers in this channel, or the one that a thread belongs to. */
export async function isPublicChannel(
  { guildId, channelId, parentChannelId }: Pick<Request, 'guildId' | 'channelId' | 'parentChannelId'>,
  { store }: Pick<Services, 'store'>,
): Promise<boolean> {
  if (guildId === null) return false;
  const { publicChannelIds } = await store.settings.get(guildId);
  return publicChannelIds.includes(parentChannelId ?? channelId);
}
