import type { WebSocket } from 'ws';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { GatewayIntentBits } from 'discord-api-types/v10';
import type { Guild } from './world.ts';

/** Events that a disconnected client can still be given back; older ones cost it the session. */
const replayLimit = 1000;

/** Who may hear of an event: the shard that holds the guild, if it asked for the intent. */
export interface Audience {
  /** Undefined for a direct channel, which belongs to shard 0. */
  readonly guildId: string | undefined;
  /** The intent that the event needs; none for interactions. */
  readonly intent?: GatewayIntentBits;
}

/**
 * What one shard of a client has been told, independent of the socket it was told through, so that
 * a client which comes back can have what it missed.
 * Source: https://docs.discord.com/developers/events/gateway#resuming
 */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  #socket: WebSocket | undefined;
  #detachedAt: number | undefined;
  #sequence = 0;
  /** Sent and not yet known to have arrived, oldest first, without gaps up to #sequence. */
  #unconfirmed: { sequence: number; text: string }[] = [];

  constructor(id: string, intents: number, shard: readonly [number, number], socket: WebSocket) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.#socket = socket;
  }

  /** Whether this is the session that speaks through `socket`. */
  speaksThrough(socket: WebSocket): boolean {
    return this.#socket === socket;
  }

  /** Whether this shard gets events of the guild, or direct messages. */
  holds(guildId: string | undefined): boolean {
    const [id, count] = this.shard;
    return guildId === undefined ? id === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === id;
  }

  /** Whether an event for this audience belongs here. */
  hears({ guildId, intent }: Audience): boolean {
    return this.holds(guildId) && (intent === undefined || (this.intents & intent) !== 0);
  }

  /** The guilds among these that have the bot and belong to this shard. */
  guildsOf(guilds: readonly Guild[]): Guild[] {
    return guilds.filter(({ id, hasBot }) => hasBot && this.holds(id));
  }

  /** Sends an event, or keeps it for when the client resumes. */
  dispatch(name: string, data: unknown): void {
    this.#sequence += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, s: this.#sequence, t: name, d: data });
    this.#unconfirmed.push({ sequence: this.#sequence, text });
    if (this.#unconfirmed.length > replayLimit) this.#unconfirmed.shift();
    this.#socket?.send(text);
  }

  /** Forgets what the client says it has: a heartbeat names the last event that arrived. */
  confirm(sequence: number): void {
    this.#unconfirmed = this.#unconfirmed.filter((event) => event.sequence > sequence);
  }

  /** The client's socket is gone; it may come back. */
  detach(now: number): void {
    this.#socket = undefined;
    this.#detachedAt = now;
  }

  /** Whether it has been without a socket since that moment or longer. */
  isDetachedSince(ms: number): boolean {
    return this.#detachedAt !== undefined && this.#detachedAt <= ms;
  }

  /** Whether everything after `sequence` is still at hand. */
  canResumeFrom(sequence: number): boolean {
    const missed = this.#sequence - sequence;
    return missed >= 0 && missed <= this.#unconfirmed.length;
  }

  /** Carries on through a new socket: first what was missed, then RESUMED. */
  resume(socket: WebSocket, sequence: number): void {
    this.#socket = socket;
    this.#detachedAt = undefined;
    for (const event of this.#unconfirmed) {
      if (event.sequence > sequence) socket.send(event.text);
    }
    this.dispatch('RESUMED', {});
  }
}
