import { Hono } from 'hono';
import { refuse } from '../api-error.ts';
import { guildJson, memberJson, rolesJson, textChannelJson, threadJson } from '../wire.ts';
import type { Guild } from '../world.ts';
import type { RestEnv, Services } from './context.ts';

/** What a bot may look up about a guild. */
export function guildRoutes({ world }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const guildOf = (id: string): Guild => {
    const guild = world.findGuild(id);
    if (!guild) throw refuse.unknownGuild();
    if (!guild.hasBot) throw refuse.missingAccess();
    return guild;
  };
  const member = (guild: Guild, userId: string) => {
    const account = world.findAccount(userId);
    if (!account || !guild.members.has(userId)) throw refuse.unknownMember();
    return memberJson(account);
  };
  app.get('/guilds/:guild', (c) => c.json(guildJson(guildOf(c.req.param('guild')), world)));
  app.get('/guilds/:guild/channels', (c) =>
    c.json(guildOf(c.req.param('guild')).channels.map(textChannelJson)),
  );
  app.get('/guilds/:guild/threads/active', (c) => {
    const { id } = guildOf(c.req.param('guild'));
    return c.json({
      threads: world.threads.activeIn(id).map((thread) => threadJson(thread, world)),
      members: [],
    });
  });
  app.get('/guilds/:guild/roles', (c) => c.json(rolesJson(guildOf(c.req.param('guild')))));
  app.get('/guilds/:guild/members/:user', (c) =>
    c.json(member(guildOf(c.req.param('guild')), c.req.param('user'))),
  );
  return app;
}
