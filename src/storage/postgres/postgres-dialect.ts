import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Dialect,
  type QueryResult,
} from 'kysely';
import type { PoolClient, QueryResultRow } from 'pg';
import { DependencyError } from '../../errors.ts';
import { isConnectionLost, isReadTimeout } from './postgres-errors.ts';
import type { PostgresPool } from './postgres-pool.ts';

/**
 * Lets kysely speak to PostgreSQL through a pool. What the server refuses is thrown as DependencyError. A
 * statement is sent again only where that cannot do anything twice: when its connection turns out to be lost, it is
 * the first on it, and it reads or begins a transaction.
 */
export function postgresDialect(pool: PostgresPool): Dialect {
  return {
    createDriver: () => new PostgresPoolDriver(pool),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

class PostgresPoolDriver implements Driver {
  readonly #pool: PostgresPool;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PooledConnection> {
    return new PooledConnection(this.#pool, await this.#pool.connect());
  }

  async beginTransaction(connection: PooledConnection): Promise<void> {
    await connection.begin();
  }

  async commitTransaction(connection: PooledConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    await connection.rollback();
  }

  async releaseConnection(connection: PooledConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

/** A connection while it is out of the pool. */
class PooledConnection implements DatabaseConnection {
  readonly #pool: PostgresPool;
  /** Undefined once it is released. */
  #client: PoolClient | undefined;
  #isFresh = true;
  /** Why the connection is of no more use. */
  #failure: Error | undefined;

  constructor(pool: PostgresPool, client: PoolClient) {
    this.#pool = pool;
    this.#client = this.#watch(client);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return await this.#run<R>(query, { isRepeatable: query.query.kind === 'SelectQueryNode' });
  }

  async begin(): Promise<void> {
    await this.#run(CompiledQuery.raw('begin'), { isRepeatable: true });
  }

  /** Never throws, so that the error which led to it is the one that is seen. */
  async rollback(): Promise<void> {
    if (this.#failure) return;
    // What goes wrong is noted, and the connection closed for it.
    await this.#send(CompiledQuery.raw('rollback')).catch(this.#fail);
  }

  /** A lost connection is closed, whereupon the server rolls back what it was in the middle of. */
  release(): void {
    this.#client?.off('error', this.#fail);
    this.#client?.release(this.#failure);
    this.#client = undefined;
  }

  streamQuery(): never {
    throw new Error('nothing is streamed');
  }

  async #run<R>(query: CompiledQuery, { isRepeatable }: { isRepeatable: boolean }): Promise<QueryResult<R>> {
    const isFirst = this.#isFresh;
    this.#isFresh = false;
    // As many as the pool holds may have been lost while nobody used them.
    for (let left = isFirst && isRepeatable ? this.#pool.size : 0; ; left -= 1) {
      try {
        return await this.#send<R>(query);
      } catch (cause) {
        if (left === 0 || !isConnectionLost(cause)) throw refused(cause);
      }
      this.release();
      this.#failure = undefined;
      this.#client = this.#watch(await this.#pool.connect());
    }
  }

  async #send<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const client = this.#client;
    if (!client) throw new Error('a connection was used after it had been given back');
    try {
      const answer = client.query<R & QueryResultRow>(sql, parameters.map(storable));
      const { command, rowCount, rows } = await this.#pool.answerTo(answer);
      return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      if (isReadTimeout(error)) this.#pool.reportLost(error);
      if (isReadTimeout(error) || isConnectionLost(error)) this.#fail(error);
      throw error;
    }
  }

  #watch(client: PoolClient): PoolClient {
    return client.on('error', this.#fail);
  }

  readonly #fail = (error: unknown): void => {
    this.#failure ??= error instanceof Error ? error : new Error(String(error));
  };
}

/**
 * A parameter as PostgreSQL can hold it: its text has no NUL, so U+FFFD takes its place, as Unicode and
 * CommonMark advise. Documents are JSON, where a NUL is written `\u0000` and stays.
 */
export function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

function refused(cause: unknown): DependencyError {
  return new DependencyError('The database refused a statement.', { cause });
}
