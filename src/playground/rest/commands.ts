import { Hono } from 'hono';
import { refuse } from '../api-error.ts';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { checkChangedCommand, checkCommandSet, checkNewCommand } from '../validate/command-rules.ts';
import type { RestContext, RestEnv, Services } from './context.ts';

/** Registering commands, globally and per guild. Source: DOC interactions/application-commands#endpoints */
export function commandRoutes({ world, commands, commandPermissions }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();

  /** The guild in the address, if it is a guild's address; throws when either id is unknown. */
  const scopeOf = (c: RestContext): string | undefined => {
    if (c.req.param('application') !== world.applicationId) throw refuse.unknownApplication();
    const guildId = c.req.param('guild');
    if (guildId !== undefined && !world.findGuild(guildId)) throw refuse.missingAccess();
    return guildId;
  };
  const idOf = (c: RestContext): string => c.req.param('command') ?? '';

  const permissions = '/applications/:application/guilds/:guild/commands/permissions';
  app.get(permissions, (c) => c.json(commandPermissions.list(scopeOf(c) ?? '')));
  app.get(permissions.replace('permissions', ':command/permissions'), (c) => {
    const found = commandPermissions.find(scopeOf(c) ?? '', idOf(c));
    if (!found) throw refuse.unknownCommandPermissions();
    return c.json(found);
  });
  app.put(permissions.replace('permissions', ':command/permissions'), (c) => {
    scopeOf(c);
    // Only a person's token may write them. Source: DOC interactions/application-commands#permissions
    throw refuse.notForBots();
  });

  for (const base of [
    '/applications/:application/commands',
    '/applications/:application/guilds/:guild/commands',
  ]) {
    app.get(base, (c) => {
      const all = commands.list(scopeOf(c));
      return c.json(c.req.query('with_localizations') === 'true' ? all : all.map(withoutLocalizations));
    });
    app.post(base, (c) => {
      const guildId = scopeOf(c);
      const body = c.get('body');
      checkNewCommand(body);
      const { command, isNew } = commands.upsert(body, guildId);
      return c.json(command, isNew ? 201 : 200);
    });
    app.put(base, (c) => {
      const guildId = scopeOf(c);
      const body = c.get('body');
      checkCommandSet(body);
      const all = commands.overwrite(body, guildId);
      return c.json(all);
    });
    app.get(`${base}/:command`, (c) => c.json(commands.get(idOf(c), scopeOf(c))));
    app.patch(`${base}/:command`, (c) => {
      const guildId = scopeOf(c);
      const body = c.get('body');
      checkChangedCommand(body, commands.get(idOf(c), guildId));
      const command = commands.patch(idOf(c), body, guildId);
      return c.json(command);
    });
    app.delete(`${base}/:command`, (c) => {
      commands.delete(idOf(c), scopeOf(c));
      return c.body(null, 204);
    });
  }
  return app;
}

/** A list leaves out the translations unless it is asked for them. */
function withoutLocalizations({
  name_localizations: _names,
  description_localizations: _descriptions,
  ...command
}: APIApplicationCommand): object {
  return command;
}
