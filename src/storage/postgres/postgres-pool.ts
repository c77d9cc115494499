import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool, type PoolClient, type PoolConfig } from 'pg';
import { DependencyError } from '../../errors.ts';
import type { ConnectionCounts } from '../../knowledge/stores/store.ts';
import { isConnectionLost, readTimeout, type PostgresAddress } from './postgres-errors.ts';

/** How long things may take, and how many connections there may be. */
export interface PoolOptions {
  /** Connections that one process holds at most; default 5. One serves some thousand questions a second. */
  readonly maxConnections?: number;
  /** How long the server works on a statement, waits for locks included; default 10,000. 0 is without end. */
  readonly statementTimeoutMs?: number;
}

/** Less than the three seconds within which Discord takes a first response: a question waits for one connection. */
const CONNECT_TIMEOUT_MS = 2_000;
/** What the network may add to a statement's time before the connection counts as dead. */
const ANSWER_GRACE_MS = 2_000;
/** Pauses before a refused connection is tried again: what a short restart of a pooler or server needs. */
const RETRY_PAUSES_MS = [50, 200] as const;
/** While an answer is overdue, and while the server is away, it is looked at this often. */
const LOOK_EVERY_MS = 1_000;
/** What that may take. */
const LOOK_TIMEOUT_MS = 1_000;

/**
 * Connections to a PostgreSQL server. Getting one is tried again when it is refused for a moment, since
 * nothing has been asked of the server yet. A server that hangs is told from a slow statement by a connection of
 * its own. While the server is known to be away all callers are refused at once, for a question is not to wait for a
 * dead database, and the pool itself looks for its return.
 */
export class PostgresPool {
  readonly address: PostgresAddress;
  readonly #pool: Pool;
  readonly #config: PoolConfig;
  readonly #ended = new AbortController();
  #outage: { readonly cause: unknown } | undefined;
  #look: Promise<void> | undefined;

  /** Connects to nothing yet. Throws when the address cannot be read. */
  constructor(url: string, { maxConnections = 5, statementTimeoutMs = 10_000 }: PoolOptions = {}) {
    const config: PoolConfig = {
      // What the address says (`?statement_timeout=…`) wins over the rest.
      connectionString: url,
      application_name: 'footnote',
      max: maxConnections,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      ...(statementTimeoutMs > 0 && {
        statement_timeout: statementTimeoutMs,
        query_timeout: statementTimeoutMs + ANSWER_GRACE_MS,
        // A process that stops in the middle of a change does not keep its guild locked.
        idle_in_transaction_session_timeout: statementTimeoutMs,
      }),
    };
    const { host, port, database = '', user = '' } = new Client(config);
    this.address = { host, port, database, user };
    this.#config = config;
    this.#pool = new Pool(config);
    // An idle connection that is lost leaves the pool by itself; without a listener it would end the process.
    this.#pool.on('error', () => {});
  }

  /** A connection, to be released. Throws DependencyError. */
  async connect(): Promise<PoolClient> {
    if (this.#outage) throw unreachable(this.#outage.cause);
    try {
      return await this.#connectWithRetries();
    } catch (cause) {
      this.reportLost(cause);
      throw unreachable(cause);
    }
  }

  /** How many connections there may be. */
  get size(): number {
    return this.#pool.options.max;
  }

  /** How many connections there are, and how many callers wait for one. */
  get counts(): ConnectionCounts {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    // The pool lets everyone queue up for a turn of the event loop, whether or not a connection is free.
    const given = Math.min(waitingCount, idleCount);
    return {
      inUse: totalCount - idleCount + given,
      idle: idleCount - given,
      waiting: waitingCount - given,
    };
  }

  /** Tells that the server is away. */
  reportLost(cause: unknown): void {
    const isNews = this.#outage === undefined;
    this.#outage = { cause };
    if (isNews) void this.#awaitReturn();
  }

  /**
   * The answer to a statement. While it is overdue the server is looked at; when that does not answer either, the
   * statement is given up with an error that {@link isReadTimeout} knows.
   */
  async answerTo<T>(statement: Promise<T>): Promise<T> {
    const { promise: givenUp, reject } = Promise.withResolvers<never>();
    const looking = setInterval(
      () => void this.#lookAtServer().catch((cause: unknown) => reject(readTimeout(cause))),
      LOOK_EVERY_MS,
    );
    try {
      return await Promise.race([statement, givenUp]);
    } finally {
      clearInterval(looking);
    }
  }

  /** Closes every connection, once it has been released. */
  async end(): Promise<void> {
    this.#ended.abort();
    await this.#pool.end();
  }

  async #awaitReturn(): Promise<void> {
    const { signal } = this.#ended;
    while (this.#outage) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false, signal }).catch(() => {});
      if (signal.aborted) return;
      await this.#lookAtServer().then(
        () => (this.#outage = undefined),
        () => {},
      );
    }
  }

  /** Resolves when the server answers, whatever the pool's own connections do; many may ask at once. */
  async #lookAtServer(): Promise<void> {
    this.#look ??= this.#connectOnce().finally(() => (this.#look = undefined));
    await this.#look;
  }

  async #connectOnce(): Promise<void> {
    const client = new Client({ ...this.#config, connectionTimeoutMillis: LOOK_TIMEOUT_MS });
    // What is lost afterwards is lost.
    client.on('error', () => {});
    try {
      // Which takes several answers of the server.
      await client.connect();
    } finally {
      void client.end().catch(() => {});
    }
  }

  async #connectWithRetries(): Promise<PoolClient> {
    for (const pause of RETRY_PAUSES_MS) {
      try {
        return await this.#pool.connect();
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        await sleep(pause * (1 + Math.random()));
      }
    }
    return await this.#pool.connect();
  }
}

function unreachable(cause: unknown): DependencyError {
  return new DependencyError('The database is not answering.', { cause });
}
