import { Hono } from 'hono';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { CommandRegistry } from '../command-registry.ts';
import type { Exchange } from '../exchange.ts';
import type { Journal } from '../journal.ts';
import type { Member } from '../member.ts';
import type { MemberOptions } from '../playground.ts';
import type { RequestLog } from '../rest/log.ts';
import type { SeenMessage } from '../seen-message.ts';
import type { World } from '../world.ts';
import { clientFileRoutes } from './client-files.ts';
import { channelsOf, groupNames, guildsOf, people, personNamed } from './people.ts';
import { decodeFields, decodeFiles, decodeOptions, inspecting, listening, requests } from './requests.ts';
import type { Acting } from './requests.ts';
import { placesOf, stateOf } from './state.ts';

/** What the page works on. */
export interface PageServices {
  readonly world: World;
  readonly commands: CommandRegistry;
  readonly log: RequestLog;
  readonly journal: Journal;
  readonly member: (options: MemberOptions) => Member;
  /** Whether the page is served under this host:port. */
  readonly isOurs: (authority: string) => boolean;
}

/** Modals that can still be submitted; older ones are forgotten first. */
const rememberedModals = 50;

/**
 * The page at `/` and its API below `/page`: server-sent events tell what a person sees in a
 * channel, and small JSON requests do what they do there.
 */
export function pageRoutes(services: PageServices): Hono {
  const app = new Hono();
  const modals = new Map<string, Exchange>();
  guardAgainstOtherSites(app, services);
  introduce(services);
  app.route('/', clientFileRoutes());
  app.get('/page/events', (c) => events(c, services));
  app.get('/page/inspect', (c) => inspect(c, services));

  const route = <Body extends { as: Acting }>(
    path: string,
    schema: z.ZodType<Body>,
    act: (member: Member, body: Body) => Promise<object> | object,
  ): void => {
    app.post(`/page/${path}`, async (c) => {
      const body = schema.safeParse(await c.req.json().catch(() => undefined));
      if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
      try {
        return c.json(await act(memberFor(body.data.as, services), body.data));
      } catch (error) {
        return c.json({ error: error instanceof Error ? error.message : String(error) }, 400);
      }
    });
  };
  const outcome = (exchange: Exchange): object => {
    const { kind, modal, error, interaction } = exchange;
    if (modal) remember(modals, interaction.id, exchange);
    return { kind, error, modal, interaction: interaction.id };
  };

  route('say', requests.say, (member, { content, files, replyTo }) => {
    if (content.trim() === '' && files.length === 0) throw new Error('An empty message cannot be sent.');
    return member.say(content, {
      files: decodeFiles(files),
      ...(replyTo !== undefined && { replyTo: seen(member, replyTo) }),
    });
  });
  route('forward', requests.forward, (member, { as, message, to }) => {
    const isOpen = channelsOf(personNamed(as.person), services.world).some(({ id }) => id === to);
    if (!isOpen) throw new Error(`${member.name} cannot see this channel.`);
    member.forward(seen(member, message), to);
    return { channel: to };
  });
  route('slash', requests.slash, async (member, { name, options }) =>
    outcome(await member.slash(name, decodeOptions(options))),
  );
  route('autocomplete', requests.autocomplete, async (member, { name, options, focused }) => ({
    choices: await member.autocomplete(name, options, focused),
  }));
  route('press', requests.press, async (member, { message, customId }) =>
    outcome(await member.press(seen(member, message), customId)),
  );
  route('select', requests.select, async (member, { message, customId, values }) =>
    outcome(await member.select(seen(member, message), customId, values)),
  );
  route('menu', requests.menu, async (member, { message, name }) =>
    outcome(await member.contextMenu(name, seen(member, message))),
  );
  route('thread', requests.thread, (member, { name, message }) => {
    const about = message === undefined ? {} : { about: seen(member, message) };
    return { channel: member.startThread(name, about).id };
  });
  route('dismiss', requests.dismiss, (member, { message }) => {
    member.dismiss(seen(member, message));
    return {};
  });
  route('modal', requests.modal, async (member, { interaction, values }) => {
    const exchange = modals.get(interaction);
    if (!exchange) throw new Error('This form is no longer open.');
    return outcome(await member.submitModal(exchange, decodeFields(values)));
  });
  return app;
}

/** Makes everyone a member of their guilds, so that they can be found before they first act, and puts them in a group. */
function introduce({ world, member }: PageServices): void {
  for (const person of people) {
    const { name, permissions } = person;
    for (const { id: guildId } of guildsOf(person, world)) member({ name, permissions, guildId });
  }
  world.addPrivateChannel(groupNames);
}

/** The person who acts, in a channel that they can open; by default in the first. */
function memberFor(
  { person: key, channel: wanted, locale }: Acting,
  { world, member }: PageServices,
): Member {
  const person = personNamed(key);
  const channels = channelsOf(person, world);
  const channel = wanted === undefined ? channels[0] : channels.find(({ id }) => id === wanted);
  if (!channel) throw new Error(`${person.name} cannot see this channel.`);
  const { name, permissions } = person;
  const { id: channelId, guildId, peopleIds } = channel;
  const place = guildId || peopleIds ? { channelId } : { guildId: null };
  return member({ name, permissions, locale, hasInstalled: peopleIds !== undefined, ...place });
}

function seen(member: Member, id: string): SeenMessage {
  const message = member.visibleMessages().find((other) => other.id === id);
  if (!message) throw new Error('This message is gone.');
  return message;
}

function events(c: Context, services: PageServices): Response {
  const asked = listening.safeParse(c.req.query());
  if (!asked.success) return c.json({ error: z.prettifyError(asked.error) }, 400);
  const { commands, log, world } = services;
  const person = personNamed(asked.data.person);
  // Someone else may not see the channel that was open; they begin in their first.
  const isSeen = channelsOf(person, world).some(({ id }) => id === asked.data.channel);
  const member = memberFor(isSeen ? asked.data : { ...asked.data, channel: undefined }, services);
  return streamSSE(c, async (stream) => {
    const closed = new Promise<void>((resolve) => stream.onAbort(resolve));
    const tell = (event: string, data: unknown): void => {
      void stream.writeSSE({ event, data: JSON.stringify(data) });
    };
    tell('state', stateOf(person, member, services));
    const stops = [
      member.watch((kind, message) => tell(kind === 'deleted' ? 'deleted' : 'message', message)),
      commands.listen(() => tell('commands', member.offeredCommands())),
      log.listen(() => tell('counts', log.counts)),
      world.threads.listen(() => tell('places', placesOf(person, world))),
      world.typing.listen((channelId) => {
        if (channelId === member.channelId) tell('typing', {});
      }),
    ];
    await closed;
    for (const stop of stops) stop();
  });
}

/** What lies behind a message or an interaction; without either, the latest refusals. */
function inspect(c: Context, { journal, log }: PageServices): Response {
  const { data } = inspecting.safeParse(c.req.query());
  if (!data) return c.json({ counts: log.counts, refusals: log.refusals.slice(-50).reverse() });
  const found =
    'message' in data ? journal.ofMessage(data.message) : [journal.ofInteraction(data.interaction)];
  const stories = found
    .filter((story) => story !== undefined)
    .map(({ interaction, startedAt, requests }) => ({ interaction, startedAt, requests }));
  return c.json({ stories });
}

/** A site that a person visits elsewhere must not act here in their name, nor read what is here. */
function guardAgainstOtherSites(app: Hono, { isOurs }: PageServices): void {
  app.use('/page/*', async (c, next) => {
    const host = c.req.header('host');
    const origin = c.req.header('origin')?.replace(/^https?:\/\//, '');
    const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
    if (host === undefined || !isOurs(host)) return c.text('Forbidden', 403);
    if (origin !== undefined && origin !== host) return c.text('Forbidden', 403);
    if (c.req.method === 'POST' && !isJson) return c.text('Unsupported Media Type', 415);
    return next();
  });
}

function remember(modals: Map<string, Exchange>, id: string, exchange: Exchange): void {
  modals.set(id, exchange);
  const [oldest] = modals.keys();
  if (modals.size > rememberedModals && oldest !== undefined) modals.delete(oldest);
}
