import { speaker, type Say } from '../messages/speak.ts';
import type { Request } from './command.ts';
import type { Services } from './services.ts';

/** The language of what everyone sees: the server's setting, else the one that Discord tells of the server. */
export async function publicLocale(
  { guildId, guildLocale }: Pick<Request, 'guildId' | 'guildLocale'>,
  { library }: Pick<Services, 'library'>,
): Promise<string> {
  return (await library.settings(guildId)).locale ?? guildLocale;
}

/** Says what everyone in a server may read, such as notes of the audit log. */
export async function publicSay(
  request: Pick<Request, 'guildId' | 'guildLocale'>,
  services: Pick<Services, 'library'>,
): Promise<Say> {
  return speaker(await publicLocale(request, services));
}

/** Whether the server lets everyone see answers in this channel, or the one that a thread belongs to. */
export async function isPublicChannel(
  { guildId, channelId, parentChannelId }: Pick<Request, 'guildId' | 'channelId' | 'parentChannelId'>,
  { library }: Pick<Services, 'library'>,
): Promise<boolean> {
  const { publicChannelIds } = await library.settings(guildId);
  return publicChannelIds.includes(parentChannelId ?? channelId);
}
