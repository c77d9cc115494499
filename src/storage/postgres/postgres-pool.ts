import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool, type PoolClient, type PoolConfig } from 'pg';
import { DependencyError } from '../../errors.ts';
import type { ConnectionCounts } from '../../knowledge/stores/store.ts';
import { isConnectionLost, type PostgresAddress } from './postgres-errors.ts';

/** How long things may take, and how many connections there may be. */
export interface PoolOptions {
  /** Connections that one process holds at most; default 5. One serves some thousand questions a second. */
  readonly maxConnections?: number;
  /** How long the server works on a statement, waits for locks included; default 10,000. 0 is without end. */
  readonly statementTimeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 3_000;
/** What the network may add to a statement's time before the connection counts as dead. */
const ANSWER_GRACE_MS = 2_000;
/** Pauses before a refused connection is tried again: what a short restart of a pooler or server needs. */
const RETRY_PAUSES_MS = [50, 200] as const;
/** After a failure, callers are refused at once for this long, rather than each waiting for its own. */
const REFUSAL_MS = 1_000;

/**
 * Connections to a PostgreSQL server. Getting one is tried again when it is refused for a moment, since
 * nothing has been asked of the server yet. While the server is known to be out of reach one caller at a
 * time tries it, and the others are refused at once: a question is not to wait for a dead database.
 */
export class PostgresPool {
  readonly address: PostgresAddress;
  readonly #pool: Pool;
  #outage: { readonly cause: unknown; nextAttemptAt: number } | undefined;

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
    this.#pool = new Pool(config);
    // An idle connection that is lost leaves the pool by itself; without a listener it would end the process.
    this.#pool.on('error', () => {});
  }

  /** A connection, to be released. Throws DependencyError. */
  async connect(): Promise<PoolClient> {
    if (this.#outage) {
      const now = performance.now();
      if (now < this.#outage.nextAttemptAt) throw unreachable(this.#outage.cause);
      // This caller is the one that tries.
      this.#outage.nextAttemptAt = now + CONNECT_TIMEOUT_MS + REFUSAL_MS;
    }
    try {
      const client = await this.#connectWithRetries();
      this.#outage = undefined;
      return client;
    } catch (cause) {
      this.reportLost(cause);
      throw unreachable(cause);
    }
  }

  /** How many connections there are, and how many callers wait for one. */
  get counts(): ConnectionCounts {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /** Tells that the server does not answer. */
  reportLost(cause: unknown): void {
    this.#outage = { cause, nextAttemptAt: performance.now() + REFUSAL_MS };
  }

  /** Closes every connection, once it has been released. */
  async end(): Promise<void> {
    await this.#pool.end();
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
