import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { CommandRegistry } from '../command-registry.ts';
import type { Exchange } from '../exchange.ts';
import type { Member } from '../member.ts';
import type { SeenMessage } from '../seen-message.ts';
import type { OptionValue } from '../submission.ts';
import type { Guild, World } from '../world.ts';

/** What the page works on. */
export interface PageServices {
  readonly world: World;
  readonly commands: CommandRegistry;
  /** The person who sits before the page. */
  readonly member: Member;
  /** host:port, the only names under which the page is served. */
  readonly authorities: () => readonly string[];
}

/** Modals that can still be submitted; older ones are forgotten first. */
const rememberedModals = 50;

const file = z.object({ name: z.string(), contentType: z.string(), base64: z.base64() });
const value = z.union([z.string(), z.number(), z.boolean(), file]);
const requests = {
  say: z.object({ content: z.string().min(1).max(2000) }),
  slash: z.object({ name: z.string(), options: z.record(z.string(), value) }),
  autocomplete: z.object({
    name: z.string(),
    options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    focused: z.string(),
  }),
  press: z.object({ message: z.string(), customId: z.string() }),
  select: z.object({ message: z.string(), customId: z.string(), values: z.array(z.string()) }),
  modal: z.object({
    interaction: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()), z.array(file)])),
  }),
};

const clientFiles: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'main.js': 'text/javascript; charset=utf-8',
  'server.js': 'text/javascript; charset=utf-8',
  'dom.js': 'text/javascript; charset=utf-8',
  'composer.js': 'text/javascript; charset=utf-8',
  'command-form.js': 'text/javascript; charset=utf-8',
  'suggestions.js': 'text/javascript; charset=utf-8',
  'message-view.js': 'text/javascript; charset=utf-8',
  'component-view.js': 'text/javascript; charset=utf-8',
  'modal-view.js': 'text/javascript; charset=utf-8',
  'markdown.js': 'text/javascript; charset=utf-8',
  'markdown-view.js': 'text/javascript; charset=utf-8',
};

/** Nothing but the playground itself is loaded, and nothing inline runs. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The page at `/` and its API below `/page`: server-sent events tell what its person sees, and
 * small JSON requests do what its person does.
 */
export function pageRoutes(services: PageServices): Hono {
  const app = new Hono();
  const modals = new Map<string, Exchange>();
  guardAgainstOtherSites(app, services);
  serveClient(app);

  app.get('/page/events', (c) =>
    streamSSE(c, async (stream) => {
      const closed = new Promise<void>((resolve) => stream.onAbort(resolve));
      const tell = (event: string, data: unknown): void => {
        void stream.writeSSE({ event, data: JSON.stringify(data) });
      };
      tell('state', stateOf(services));
      const stopWatching = services.member.watch((kind, message) => {
        tell(kind === 'deleted' ? 'deleted' : 'message', message);
      });
      const stopListening = services.commands.listen(() =>
        tell('commands', services.member.offeredCommands()),
      );
      await closed;
      stopWatching();
      stopListening();
    }),
  );

  const outcome = (exchange: Exchange): object => {
    const { kind, modal, error, interaction } = exchange;
    if (modal) remember(modals, interaction.id, exchange);
    return { kind, error, ...(modal && { modal, interaction: interaction.id }) };
  };
  const seen = (id: string): SeenMessage => {
    const message = services.member.visibleMessages().find((other) => other.id === id);
    if (!message) throw new Error('This message is gone.');
    return message;
  };
  const route = <Body>(path: string, schema: z.ZodType<Body>, act: (body: Body) => Promise<object>): void => {
    app.post(`/page/${path}`, async (c) => {
      const body = schema.safeParse(await c.req.json());
      if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
      return answer(c, act(body.data));
    });
  };
  const { member } = services;
  route('say', requests.say, async ({ content }) => member.say(content));
  route('slash', requests.slash, async ({ name, options }) =>
    outcome(await member.slash(name, withFiles(options))),
  );
  route('autocomplete', requests.autocomplete, async ({ name, options, focused }) => ({
    choices: await member.autocomplete(name, options, focused),
  }));
  route('press', requests.press, async ({ message, customId }) =>
    outcome(await member.press(seen(message), customId)),
  );
  route('select', requests.select, async ({ message, customId, values }) =>
    outcome(await member.select(seen(message), customId, values)),
  );
  route('modal', requests.modal, async ({ interaction, values }) => {
    const exchange = modals.get(interaction);
    if (!exchange) throw new Error('This form is no longer open.');
    const decoded = Object.entries(values).map(([name, entered]) => [name, decode(entered)] as const);
    return outcome(await member.submitModal(exchange, Object.fromEntries(decoded)));
  });
  return app;
}

/** What the page shows when it opens: who is where, what was said, what can be done. */
function stateOf({ world, member }: PageServices): object {
  const guild: Guild | undefined = member.guildId ? world.findGuild(member.guildId) : undefined;
  return {
    me: { id: member.id, name: member.name },
    bot: { id: world.bot.id, name: world.bot.name },
    guild: guild && { id: guild.id, name: guild.name },
    channel: { id: member.channelId, name: world.findChannel(member.channelId)?.name },
    commands: member.offeredCommands(),
    messages: member.visibleMessages(),
  };
}

async function answer(c: Context, acting: Promise<object>): Promise<Response> {
  try {
    return c.json(await acting);
  } catch (error) {
    return c.json({ error: error instanceof Error ? error.message : String(error) }, 400);
  }
}

/** A site that a person visits elsewhere must not act here in their name, nor read what is here. */
function guardAgainstOtherSites(app: Hono, { authorities }: PageServices): void {
  app.use('/page/*', async (c, next) => {
    const origin = c.req.header('origin');
    const isOurs = (authority: string | undefined): boolean =>
      authority !== undefined && authorities().includes(authority);
    const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
    if (!isOurs(c.req.header('host'))) return c.text('Forbidden', 403);
    if (origin !== undefined && !isOurs(origin.replace(/^https?:\/\//, ''))) return c.text('Forbidden', 403);
    if (c.req.method === 'POST' && !isJson) return c.text('Unsupported Media Type', 415);
    return next();
  });
}

function serveClient(app: Hono): void {
  for (const [name, type] of Object.entries(clientFiles)) {
    const path = name === 'index.html' ? '/' : `/client/${name}`;
    app.get(path, (c) =>
      c.body(readFileSync(new URL(`client/${name}`, import.meta.url)), 200, {
        'content-type': type,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        // The files may change while a contributor works on them.
        'cache-control': 'no-cache',
      }),
    );
  }
}

function remember(modals: Map<string, Exchange>, id: string, exchange: Exchange): void {
  modals.set(id, exchange);
  const [oldest] = modals.keys();
  if (modals.size > rememberedModals && oldest !== undefined) modals.delete(oldest);
}

function withFiles(options: Record<string, z.infer<typeof value>>): Record<string, OptionValue> {
  return Object.fromEntries(
    Object.entries(options).map(([name, given]) => [
      name,
      typeof given === 'object' ? decodeFile(given) : given,
    ]),
  );
}

function decode(entered: string | boolean | string[] | z.infer<typeof file>[]) {
  return Array.isArray(entered)
    ? entered.every((one) => typeof one === 'string')
      ? entered
      : entered.filter((one) => typeof one === 'object').map(decodeFile)
    : entered;
}

function decodeFile({ name, contentType, base64 }: z.infer<typeof file>) {
  return {
    name,
    contentType: contentType || 'application/octet-stream',
    data: Buffer.from(base64, 'base64'),
  };
}
