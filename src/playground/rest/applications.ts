import { Hono } from 'hono';
import { refuse } from '../api-error.ts';
import { applicationJson, userJson } from '../wire.ts';
import type { RestEnv, Services } from './context.ts';

/** The application, its bot, and where its gateway is. */
export function applicationRoutes({ world, gateway, gatewayUrl }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  app.get('/gateway', (c) => c.json({ url: gatewayUrl() }));
  app.get('/gateway/bot', (c) => c.json({ url: gatewayUrl(), ...gateway.startInformation }));
  app.get('/applications/@me', (c) => c.json(applicationJson(world)));
  app.get('/oauth2/applications/@me', (c) => c.json(applicationJson(world)));
  app.get('/users/@me', (c) =>
    c.json({ ...userJson(world.bot), verified: true, mfa_enabled: false, email: null }),
  );
  app.get('/users/@me/guilds', (c) =>
    c.json(
      world.guilds
        .filter(({ hasBot }) => hasBot)
        .map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] })),
    ),
  );
  app.get('/users/:id', (c) => {
    const account = world.findAccount(c.req.param('id'));
    if (!account) throw refuse.unknownUser();
    return c.json(userJson(account));
  });
  return app;
}
