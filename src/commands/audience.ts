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

/** Whether the server lets everyone see answers in this channel, or the one that a thread belongs to. */
export async function isPublicChannel(
  { guildId, channelId, parentChannelId }: Pick<Request, 'guildId' | 'channelId' | 'parentChannelId'>,
  { store }: Pick<Services, 'store'>,
): Promise<boolean> {
  if (guildId === null) return false;
  const { publicChannelIds } = await store.settings.get(guildId);
  return publicChannelIds.includes(parentChannelId ?? channelId);
}
