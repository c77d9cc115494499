import { WebSocketShardEvents, type WebSocketManager } from '@discordjs/ws';
import {
  CloseCodes,
  GatewayDispatchEvents,
  SimpleShardingStrategy,
  Status,
  type APIApplication,
  type APIUser,
  type Client,
  type GatewayDispatchPayload,
  type SessionInfo,
} from 'discord.js';
import { introduce } from './introduce.ts';
import type { LeftSessions } from './left-sessions.ts';

/** Where a shard stands, and what READY told it once: all that another process needs to go on. */
export interface ShardState {
  readonly session: SessionInfo;
  readonly user: APIUser;
  readonly application: Pick<APIApplication, 'id' | 'flags'>;
}

/**
 * Runs shards in this process, as discord.js does by itself, and lets their sessions outlive it. Sessions that another
 * process has left are resumed, which brings what happened in between; with {@link leave}, closing leaves them to the
 * next. discord.js remembers no guild of a resumed session: what is asked of one is fetched.
 *
 * Source: Discord's page events/gateway, "Resuming" and "Initiating a Disconnect".
 */
export class ResumingStrategy extends SimpleShardingStrategy {
  readonly #manager: WebSocketManager;
  readonly #client: Client;
  readonly #left: LeftSessions;
  readonly #states = new Map<number, ShardState>();
  #isLeaving = false;

  constructor(manager: WebSocketManager, client: Client, left: LeftSessions) {
    super(manager);
    this.#manager = manager;
    this.#client = client;
    this.#left = left;
  }

  /** From now on, closing the connections leaves their sessions to the next process. */
  leave(): void {
    this.#isLeaving = true;
  }

  override async connect(): Promise<void> {
    const taken = await this.#left.take(
      await this.#manager.getShardCount(),
      await this.#manager.getShardIds(),
    );
    for (const [shardId, state] of taken) {
      this.#states.set(shardId, state);
      await this.#manager.options.updateSessionInfo(shardId, state.session);
      if (!this.#client.user) introduce(this.#client, state.user, state.application);
    }
    this.#follow(new Set(taken.keys()));
    await super.connect();
  }

  /** Notes what is handled, and says of shards that resume, for which there is no READY, that they are there. */
  #follow(resuming: Set<number>): void {
    this.#manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
      if (resuming.delete(shardId)) this.#client.ws.shards.get(shardId)?.emit('allReady');
    });
    this.#manager.on(WebSocketShardEvents.Dispatch, ({ data: event, shardId }) => {
      if (event.t === GatewayDispatchEvents.Ready) resuming.delete(shardId);
      const state = stateAfter(event, this.#states.get(shardId));
      if (state) this.#states.set(shardId, state);
    });
  }

  override async destroy(options: Parameters<SimpleShardingStrategy['destroy']>[0] = {}): Promise<void> {
    // Before discord.js is ready it keeps what comes for later, so that it may not be handled.
    if (!this.#isLeaving || this.#client.ws.status !== Status.Ready) return await super.destroy(options);
    // Discord ends a session that is closed with 1000 or 1001.
    await super.destroy({ ...options, code: CloseCodes.Resuming });
    await this.#left.leave(this.#states);
  }
}

/** Where a shard stands once it has handled an event. */
function stateAfter(event: GatewayDispatchPayload, before: ShardState | undefined): ShardState | undefined {
  if (event.t !== GatewayDispatchEvents.Ready) {
    return before && { ...before, session: { ...before.session, sequence: event.s } };
  }
  const { session_id: sessionId, resume_gateway_url: resumeURL, shard, user, application } = event.d;
  const [shardId, shardCount] = shard ?? [0, 1];
  return { session: { sessionId, sequence: event.s, resumeURL, shardId, shardCount }, user, application };
}
