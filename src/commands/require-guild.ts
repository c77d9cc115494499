import { LocalizedError } from '../messages/localized-error.ts';
import type { Request } from './command.ts';

/**
 * The guild that a command was used in.
 *
 * @throws LocalizedError outside a server.
 */
export function requireGuild({ guildId }: Pick<Request, 'guildId'>): string {
  if (guildId === null) throw new LocalizedError('brief.guild-only');
  return guildId;
}
