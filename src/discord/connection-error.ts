import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { ConfigError, DependencyError } from '../errors.ts';

/** Says in one line what keeps the bot from connecting. */
export function connectionError(error: unknown, apiUrl: string | undefined): Error {
  const isRefused =
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401);
  if (isRefused) {
    return new ConfigError(
      'DISCORD_TOKEN: Discord refuses this token. Copy it again from the Bot page of your application.',
    );
  }
  if (error instanceof Error && SHARD_ERRORS.has(error.message)) {
    return new ConfigError(
      'SHARDS: Discord does not take these shards. A shard holds at most 2,500 servers: set SHARDS to auto, ' +
        'or to more of them, the same count in every process.',
    );
  }
  if (error instanceof DiscordAPIError) {
    return new DependencyError(`Discord refused to start the bot: ${error.message}`, { cause: error });
  }
  const where = apiUrl ?? 'Discord';
  return new DependencyError(`cannot reach ${where}: ${reasonOf(error)}`, { cause: error });
}

/** What @discordjs/ws makes of the close codes 4010 and 4011. */
const SHARD_ERRORS: ReadonlySet<string> = new Set(['Invalid shard', 'Sharding is required']);

/** The innermost cause: undici says "fetch failed" and keeps the reason inside. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
