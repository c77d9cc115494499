import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { APIApplicationCommand, APIApplicationCommandPermission, Locale } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { askFor, assertGuarded, isLoopback, reachable } from './access.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { CommandPermissions } from './command-permissions.ts';
import { CommandRegistry } from './command-registry.ts';
import { forwardMessages, forwardThreads } from './events.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { guildControls } from './guild-controls.ts';
import type { GuildControls } from './guild-controls.ts';
import { Interactions } from './interactions.ts';
import { Journal } from './journal.ts';
import { Member } from './member.ts';
import { pageRoutes } from './page/routes.ts';
import { ordinaryPermissions } from './permissions.ts';
import { restApp } from './rest/app.ts';
import { attachmentRoutes } from './rest/attachments.ts';
import { RequestLog } from './rest/log.ts';
import type { Refusal, RequestEntry } from './rest/log.ts';
import { World } from './world.ts';
import type { Channel } from './world.ts';

/** How a playground is started. */
export interface PlaygroundOptions {
  /** Default 127.0.0.1: no other machine reaches it. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** The only bot token that is taken; by default one is made up, with no secret in it. */
  readonly token?: string;
  /** By what interactions grow old; the machine's clock by default. */
  readonly clock?: Clock;
  /** How often a client must beat, in real milliseconds; as Discord's by default, 41,250. */
  readonly heartbeatIntervalMs?: number;
  /** How many shards may begin a session at once; as for small bots by default, 1. */
  readonly maxConcurrency?: number;
  /** How long a shard must leave after another has begun its session, in real milliseconds; 5,000 by default. */
  readonly identifyWindowMs?: number;
  /** Default true. A table of bodies, sent as fast as can be, turns it off. */
  readonly hasRateLimits?: boolean;
  /**
   * What the page asks for before it shows itself, under any user name. Needed where others can
   * reach the host.
   */
  readonly password?: string;
  /** More to serve on the same port, such as the bot's own health. */
  readonly routes?: Hono;
}

/** Who acts; see {@link Playground.member}. */
export interface MemberOptions {
  readonly userId?: string;
  /** Default "Ada". The same name is the same person. */
  readonly name?: string;
  /** Default the first guild. Null acts in a direct channel with the bot. */
  readonly guildId?: string | null;
  /** Default the guild's first channel. */
  readonly channelId?: string;
  /** Default en-US. */
  readonly locale?: string;
  /** Permission bits in the channel; an ordinary member's by default. */
  readonly permissions?: bigint;
  /** Whether they have installed the application for themselves; by default they have not. */
  readonly hasInstalled?: boolean;
}

/** A running playground. */
export interface Playground extends GuildControls {
  /** Where the page is. */
  readonly url: string;
  /** The base of the REST API; give it to discord.js as `rest: { api: apiUrl, version: '10' }`. */
  readonly apiUrl: string;
  readonly token: string;
  /** Every request that Discord would have refused, the latest 10,000, oldest first. */
  readonly refusals: readonly Refusal[];
  /** Every request of the bot, the latest 10,000, oldest first. */
  readonly requests: readonly RequestEntry[];
  /** The guilds there are, with their channels. */
  readonly guilds: readonly { id: string; name: string; channels: readonly Channel[] }[];
  /** What the bot has registered, globally or in a guild. */
  commands(guildId?: string): APIApplicationCommand[];
  /** A person who acts in a channel. */
  member(options?: MemberOptions): Member;
  /** Sets what administrators set for a command under Server Settings > Integrations; in the first guild by default. */
  setCommandPermissions(
    name: string,
    overrides: readonly APIApplicationCommandPermission[],
    guildId?: string,
  ): void;
  /** What interactions over HTTP are signed with, in 64 hexadecimal digits. */
  readonly publicKey: string;
  /**
   * Sends interactions to this address from now on, or over the gateway again. Rejects when the address does not
   * pass Discord's examination: it answers a PING, and 401 to a wrong signature. It has to take each with 202 and
   * to answer over REST; an answer in the HTTP response, which Discord also takes, is not understood here.
   */
  setInteractionsEndpoint(url: string | undefined): Promise<void>;
  /** Lets requests and events go wrong. */
  readonly faults: Faults;
  /** Cuts the gateway connections without a word; the client comes back and resumes. */
  dropConnections(): void;
  /** Asks the client to reconnect and resume, as Discord does when it moves a connection. */
  requestReconnect(): void;
  /** Ends all sessions, so that the client must identify anew. */
  invalidateSessions(): void;
  /** Resolves when a client has been told READY, or an endpoint has passed, and its commands are written. */
  ready(): Promise<void>;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a local Discord: REST, gateway and a page to type in, all on one port.
 * Rejects when the port is taken, or when others could reach it and there is no password.
 * @example
 * const playground = await startPlayground();
 * const client = new Client({ intents: ['Guilds'], rest: { api: playground.apiUrl, version: '10' } });
 * await client.login(playground.token);
 * await playground.ready();
 * const { message } = await playground.member().slash('ask', { question: 'What was agreed?' });
 */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { host = '127.0.0.1', port = 0, clock = systemClock, hasRateLimits = true, password } = options;
  let address: AddressInfo | undefined;
  assertGuarded(host, password);
  const authority = (): string => `${reachable(host)}:${address?.port ?? port}`;
  const url = (): string => `http://${authority()}`;
  /** What a browser on this machine may call the playground by; a password admits under any name. */
  const isOurs = (other: string): boolean =>
    password !== undefined || other === authority() || other === `localhost:${address?.port ?? port}`;
  const gatewayUrl = (): string => `ws://${authority()}/gateway`;

  const world = new World(clock, url);
  const token = options.token ?? defaultToken(world.applicationId, isLoopback(host));
  const progress = { isReady: false, hasCommands: false };
  const readiness = Promise.withResolvers<void>();
  const settle = (): void => {
    if (progress.isReady && progress.hasCommands) readiness.resolve();
  };
  const faults = new Faults();
  const gateway = new Gateway({
    world,
    token,
    address: gatewayUrl,
    faults,
    heartbeatIntervalMs: options.heartbeatIntervalMs,
    maxConcurrency: options.maxConcurrency,
    identifyWindowMs: options.identifyWindowMs,
    onReady: () => {
      progress.isReady = true;
      settle();
    },
  });
  forwardMessages(world, gateway);
  forwardThreads(world, gateway);
  const journal = new Journal(clock);
  const interactions = new Interactions(world, gateway, journal);
  const commands = new CommandRegistry(world);
  const commandPermissions = new CommandPermissions(world.applicationId);
  const log = new RequestLog();
  commands.listen(() => {
    progress.hasCommands = true;
    settle();
  });

  const member = (wanted: MemberOptions = {}): Member => {
    const { userId: id, permissions = ordinaryPermissions } = wanted;
    const name = wanted.name ?? (id ? undefined : 'Ada');
    const account = world.account({ id, name, locale: wanted.locale as Locale | undefined });
    const channel = channelFor(world, account.id, wanted);
    if (channel.guildId) world.findGuild(channel.guildId)?.members.set(account.id, permissions);
    const { hasInstalled = false } = wanted;
    const { guildId, peopleIds } = channel;
    const actor = {
      account,
      channel,
      permissions,
      hasInstalled,
      get isInstalledHere() {
        return guildId ? world.findGuild(guildId)?.hasBot === true : peopleIds === undefined;
      },
    };
    return new Member(actor, { world, interactions, commands, commandPermissions, log });
  };

  const app = new Hono();
  if (options.routes) app.route('/', options.routes);
  app.route(
    '/',
    restApp(
      {
        world,
        gateway,
        interactions,
        commands,
        commandPermissions,
        faults,
        token,
        gatewayUrl,
        hasRateLimits,
      },
      log,
      journal,
    ),
  );
  app.route('/', attachmentRoutes(world.messages));
  if (password !== undefined) {
    for (const path of ['/', '/client/*', '/page/*']) app.use(path, askFor(password));
  }
  app.route('/', pageRoutes({ world, commands, log, journal, member, isOurs }));
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  gateway.attach(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  address = server.address() as AddressInfo;

  return {
    url: url(),
    apiUrl: `${url()}/api`,
    token,
    refusals: log.refusals,
    requests: log.requests,
    guilds: world.guilds,
    commands: (guildId) => commands.list(guildId),
    member,
    setCommandPermissions(name, overrides, guildId = world.guilds[0]!.id) {
      const command = commands.offered(guildId).find((other) => other.name === name);
      if (!command) throw new Error(`There is no command "${name}".`);
      commandPermissions.set(guildId, command.id, overrides);
      const told = commandPermissions.find(guildId, command.id) ?? { id: command.id, permissions: [] };
      gateway.dispatch('APPLICATION_COMMAND_PERMISSIONS_UPDATE', told, { guildId });
    },
    ...guildControls(world, gateway, (guildId) => commands.overwrite([], guildId)),
    publicKey: world.endpoint.publicKey,
    async setInteractionsEndpoint(endpointUrl) {
      await world.endpoint.use(endpointUrl, world.applicationId);
      progress.isReady ||= endpointUrl !== undefined;
      settle();
    },
    faults,
    dropConnections: () => gateway.dropConnections(),
    requestReconnect: () => gateway.requestReconnect(),
    invalidateSessions: () => gateway.invalidateSessions(),
    ready: () => readiness.promise,
    async close() {
      gateway.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/**
 * In the three-part form of Discord's tokens, of which the first part is the application's id. It
 * is a secret only where others could use it.
 */
function defaultToken(applicationId: string, isKnown: boolean): string {
  const secret = isKnown ? 'playground-token-holds-no-secret' : randomBytes(24).toString('base64url');
  return `${Buffer.from(applicationId).toString('base64url')}.ground.${secret}`;
}

function channelFor(world: World, userId: string, { guildId, channelId }: MemberOptions): Channel {
  if (guildId === null) return world.directChannel(userId);
  const guild = guildId ? world.findGuild(guildId) : undefined;
  const found = channelId ? world.findChannel(channelId) : (guild ?? world.guilds[0])?.channels[0];
  const isOpen = found?.peopleIds?.includes(userId) ?? true;
  if (!found || !isOpen || (guildId && found.guildId !== guildId))
    throw new Error('There is no such guild or channel.');
  return found;
}
