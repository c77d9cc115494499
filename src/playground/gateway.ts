import type { Server } from 'node:http';
import { randomBytes } from 'node:crypto';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { GatewayReadyDispatchData } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Faults } from './faults.ts';
import { advisedShards, guildsPerShard, IdentifyLimits } from './identify-limits.ts';
import type { IdentifyLimitOptions } from './identify-limits.ts';
import { RateWindow } from './rate-window.ts';
import { Session } from './session.ts';
import type { Audience } from './session.ts';
import { guildJson, unavailableGuildJson, userJson } from './wire.ts';
import type { World } from './world.ts';

/** Discord closes a connection that sends more than this many bytes at once. */
const payloadLimitBytes = 4096;
/** How often a client beats unless the options say otherwise. */
const heartbeatIntervalMs = 41_250;
/** A client that has not beaten for this many intervals is taken for gone. */
const heartbeatPatience = 1.5;
/** What a connection may send in a minute. Source: DOC events/gateway#rate-limiting */
const sendLimit = { count: 120, windowMs: 60_000 };
/** How long a session can be resumed; Discord publishes no figure, a few minutes were seen. */
const resumableForMs = 5 * 60_000;
const privilegedIntents =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const allIntents = Object.values(GatewayIntentBits).reduce<number>(
  (bits, bit) => (typeof bit === 'number' ? bits | bit : bits),
  0,
);

const opensSession: ReadonlySet<GatewayOpcodes> = new Set([GatewayOpcodes.Identify, GatewayOpcodes.Resume]);
/** Taken from a client without any effect here. */
const understood: ReadonlySet<GatewayOpcodes> = new Set([
  GatewayOpcodes.PresenceUpdate,
  GatewayOpcodes.VoiceStateUpdate,
  GatewayOpcodes.RequestGuildMembers,
]);

const payload = z.object({ op: z.custom<GatewayOpcodes>(Number.isInteger), d: z.unknown() });
const identify = z.object({
  token: z.string(),
  intents: z.number().int(),
  shard: z.tuple([z.number().int(), z.number().int()]).default([0, 1]),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

/** How the gateway is set up. */
export interface GatewayOptions extends IdentifyLimitOptions {
  readonly world: World;
  readonly token: string;
  /** The address that clients are told to connect to. */
  readonly address: () => string;
  /** Called when a client has been told READY and its guilds. */
  readonly onReady: () => void;
  readonly faults: Faults;
  /** Default 41.25 s, in real time. */
  readonly heartbeatIntervalMs?: number | undefined;
}

/**
 * Discord's end of the gateway: greets, identifies and resumes clients and tells them what happens.
 * JSON without compression. Source: https://docs.discord.com/developers/events/gateway
 */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #identifies: IdentifyLimits;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#identifies = new IdentifyLimits(options);
  }

  /** Takes WebSocket upgrades of `server` under `/gateway`. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (url.pathname.replace(/\/$/, '') !== '/gateway') {
        socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (client) => this.#greet(client, url.searchParams));
    });
  }

  /** Tells every session that may hear it. */
  dispatch(name: string, data: unknown, audience: Audience): void {
    this.dispatchEach(name, audience, () => data);
  }

  /** As {@link dispatch}, with the data made for each session, as its intents allow. */
  dispatchEach(name: string, audience: Audience, dataFor: (session: Session) => unknown): void {
    this.#options.faults.deliver(name, () => {
      this.#forgetExpired();
      for (const session of this.#sessions.values()) {
        if (session.hears(audience)) session.dispatch(name, dataFor(session));
      }
    });
  }

  /** What GET /gateway/bot says beside the address: how many shards to run, and how fast they may begin. */
  get startInformation(): object {
    const guilds = this.#options.world.guilds.filter(({ hasBot }) => hasBot).length;
    return { shards: advisedShards(guilds), session_start_limit: this.#identifies.sessionStartLimit };
  }

  /** Cuts every connection without a word, as a failing network does; sessions stay resumable. */
  dropConnections(): void {
    for (const client of this.#sockets.clients) {
      this.#sessionOf(client)?.detach(this.#options.world.clock.now());
      client.terminate();
    }
  }

  /** Asks every client to reconnect and resume. */
  requestReconnect(): void {
    for (const client of this.#sockets.clients) send(client, GatewayOpcodes.Reconnect, null);
  }

  /** Tells every client that its session is over, so that it identifies anew. */
  invalidateSessions(): void {
    this.#sessions.clear();
    for (const client of this.#sockets.clients) send(client, GatewayOpcodes.InvalidSession, false);
  }

  /** Ends all connections. */
  close(): void {
    this.#sessions.clear();
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }

  #greet(client: WebSocket, query: URLSearchParams): void {
    client.on('error', () => client.terminate());
    if (query.get('v') !== '10') {
      client.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version');
      return;
    }
    if ((query.get('encoding') ?? 'json') !== 'json' || query.has('compress')) {
      client.close(GatewayCloseCodes.DecodeError, 'The playground speaks JSON without compression.');
      return;
    }
    const interval = this.#options.heartbeatIntervalMs ?? heartbeatIntervalMs;
    const patience = setTimeout(() => this.#timeOut(client), interval * heartbeatPatience).unref();
    const sends = new RateWindow(sendLimit.count, sendLimit.windowMs);
    client.on('message', (raw, isBinary) => {
      if (!sends.take().isAllowed) client.close(GatewayCloseCodes.RateLimited, 'Rate limited.');
      else if (this.#receive(client, raw, isBinary) === GatewayOpcodes.Heartbeat) patience.refresh();
    });
    client.on('close', (code) => {
      clearTimeout(patience);
      const session = this.#sessionOf(client);
      session?.detach(this.#options.world.clock.now());
      // A client that says goodbye does not come back for this session.
      if (session && (code === 1000 || code === 1001)) this.#sessions.delete(session.id);
    });
    send(client, GatewayOpcodes.Hello, { heartbeat_interval: interval });
  }

  /** A client without a heartbeat must start a new session. Source: DOC topics/opcodes-and-status-codes, 4009 */
  #timeOut(client: WebSocket): void {
    const session = this.#sessionOf(client);
    if (session) this.#sessions.delete(session.id);
    client.close(GatewayCloseCodes.SessionTimedOut, 'Session timed out.');
  }

  #forgetExpired(): void {
    const now = this.#options.world.clock.now();
    for (const session of this.#sessions.values()) {
      if (session.isDetachedSince(now - resumableForMs)) this.#sessions.delete(session.id);
    }
  }

  #sessionOf(client: WebSocket): Session | undefined {
    return this.#sessions.values().find((session) => session.speaksThrough(client));
  }

  /** Takes what a client sends and tells which kind of thing it was. */
  #receive(client: WebSocket, raw: RawData, isBinary: boolean): GatewayOpcodes | undefined {
    const message = isBinary ? undefined : parse(raw);
    if (!message) {
      client.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
      return undefined;
    }
    const session = this.#sessionOf(client);
    if (message.op === GatewayOpcodes.Heartbeat) {
      if (typeof message.d === 'number') session?.confirm(message.d);
      send(client, GatewayOpcodes.HeartbeatAck, undefined);
    } else if (session) {
      if (opensSession.has(message.op)) {
        client.close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
      } else if (!understood.has(message.op)) {
        client.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
      }
    } else if (message.op === GatewayOpcodes.Identify) {
      this.#identify(client, message.d);
    } else if (message.op === GatewayOpcodes.Resume) {
      this.#resume(client, message.d);
    } else {
      client.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
    }
    return message.op;
  }

  #identify(client: WebSocket, data: unknown): void {
    const request = identify.safeParse(data).data;
    if (!request) {
      client.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
      return;
    }
    const { token, intents, shard } = request;
    if (token.replace(/^Bot /, '') !== this.#options.token) {
      client.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    } else if (shard[0] < 0 || shard[0] >= shard[1]) {
      client.close(GatewayCloseCodes.InvalidShard, 'Invalid shard.');
    } else if ((intents & ~allIntents) !== 0) {
      client.close(GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
    } else if ((intents & privilegedIntents) !== 0) {
      client.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    } else if (!this.#identifies.take(shard[0])) {
      // Source: DOC events/gateway#identifying, "Discord will respond with an Opcode 9 Invalid Session"
      send(client, GatewayOpcodes.InvalidSession, false);
    } else {
      const session = new Session(randomBytes(16).toString('hex'), intents, shard, client);
      if (session.guildsOf(this.#options.world.guilds).length > guildsPerShard) {
        client.close(GatewayCloseCodes.ShardingRequired, 'Sharding required.');
        return;
      }
      this.#sessions.set(session.id, session);
      this.#welcome(session);
    }
  }

  #welcome(session: Session): void {
    const { world, address, onReady } = this.#options;
    const guilds = session.guildsOf(world.guilds);
    session.dispatch('READY', {
      v: 10,
      user: userJson(world.bot),
      guilds: guilds.map(unavailableGuildJson),
      session_id: session.id,
      resume_gateway_url: address(),
      shard: [...session.shard],
      application: { id: world.applicationId, flags: 0 as never },
    } satisfies Omit<GatewayReadyDispatchData, 'application'> & { application: object });
    for (const guild of guilds) {
      if (!guild.isUnavailable && session.hears({ guildId: guild.id, intent: GatewayIntentBits.Guilds })) {
        session.dispatch('GUILD_CREATE', guildJson(guild, world));
      }
    }
    onReady();
  }

  #resume(client: WebSocket, data: unknown): void {
    const request = resume.safeParse(data).data;
    if (!request) {
      client.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    } else if (request.token.replace(/^Bot /, '') !== this.#options.token) {
      client.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    } else {
      this.#forgetExpired();
      const session = this.#sessions.get(request.session_id);
      if (session?.canResumeFrom(request.seq)) session.resume(client, request.seq);
      else send(client, GatewayOpcodes.InvalidSession, false);
    }
  }
}

function parse(raw: RawData): z.infer<typeof payload> | undefined {
  const bytes = Array.isArray(raw) ? Buffer.concat(raw) : Buffer.from(raw as Buffer);
  if (bytes.byteLength > payloadLimitBytes) return undefined;
  try {
    return payload.safeParse(JSON.parse(bytes.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

function send(client: WebSocket, op: GatewayOpcodes, d: unknown): void {
  client.send(JSON.stringify({ op, d, s: null, t: null }));
}
