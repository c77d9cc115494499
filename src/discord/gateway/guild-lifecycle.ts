import {
  GatewayDispatchEvents,
  ShardClientUtil,
  type Client,
  type GatewayReadyDispatchData,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Services } from '../../commands/services.ts';
import type { GuildPresenceStore } from '../../knowledge/stores/guild-presence.ts';

/** What is told of guilds that come and go. */
interface Followers {
  readonly presence: GuildPresenceStore;
  readonly library: Pick<Services['library'], 'forget'>;
}

/**
 * Notes which guilds the bot leaves and comes back to: as it happens, and for the time that it was away, from the list
 * of its guilds with which Discord begins each session; a resumed session brings what happened. Guilds that an outage
 * has made unavailable are in that list, and a GUILD_DELETE that says `unavailable` is no departure. What is known of a
 * guild that was left is forgotten.
 */
export function followGuilds(client: Client, followers: Followers, log: Logger): void {
  const { presence } = followers;
  // What could not be noted is when the next session begins.
  const note = (work: Promise<void>) =>
    void work.catch((error: unknown) =>
      log.warn({ err: error }, 'could not note which servers the bot is in'),
    );

  // Guilds that READY has named, and that come one by one after it.
  const announced = new Set<string>();
  client.ws.on(GatewayDispatchEvents.Ready, (ready: GatewayReadyDispatchData) => {
    for (const { id } of ready.guilds) announced.add(id);
    note(compare(ready, followers));
  });
  // The gateway's own event: discord.js keeps quiet about those that a resumed session brings before it is ready.
  client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: { id: string }) => {
    if (!announced.delete(id)) note(presence.arrive([id]));
  });
  client.ws.on(
    GatewayDispatchEvents.GuildDelete,
    ({ id, unavailable = false }: { id: string; unavailable?: boolean }) => {
      if (unavailable) return;
      announced.delete(id);
      log.info({ guild: id }, 'left a server; what is kept of it is deleted in 30 days');
      note(leave([id], followers));
    },
  );
}

/** Finds the guilds of a shard that the bot has left, and those that it is back in, since it was last told. */
async function compare(
  { guilds, shard: [shardId, shardCount] = [0, 1] }: GatewayReadyDispatchData,
  followers: Followers,
): Promise<void> {
  const { presence } = followers;
  const present = new Set(guilds.map(({ id }) => id));
  await presence.arrive([...present]);
  const known = await presence.known();
  const left = known.filter(
    (id) => ShardClientUtil.shardIdForGuildId(id, shardCount) === shardId && !present.has(id),
  );
  await leave(left, followers);
}

async function leave(guildIds: readonly string[], { presence, library }: Followers): Promise<void> {
  for (const id of guildIds) library.forget(id);
  await presence.leave(guildIds);
}
