import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { DependencyError } from '../../errors.ts';

const SQLITE_BUSY = 5;
const BUSY_DEADLINE_MS = 10_000;
const BUSY_PAUSE_MS = 5;
/** Statements that are kept prepared, those used last; to prepare one takes longer than to run it. */
const PREPARED_STATEMENTS = 100;

/**
 * Lets kysely speak to `node:sqlite`. A transaction takes the write lock when it begins; what SQLite
 * refuses is thrown as DependencyError.
 */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    super(configFor(db));
    this.#db = db;
  }

  override createDriver(): Driver {
    return new NodeSqliteDriver(this.#db);
  }
}

class NodeSqliteDriver extends SqliteDriver {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    super(configFor(db));
    this.#db = db;
  }

  // Plain `begin` would take the lock at the first write, when another process may have written what was
  // read meanwhile: that fails at once, whatever the busy timeout.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await retryWhileBusy(() => connection.executeQuery(CompiledQuery.raw('begin immediate')));
  }

  // SQLite has rolled back by itself after some errors (a full disk); to do it again would hide the first.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#db.isTransaction) await super.rollbackTransaction(connection);
  }
}

/**
 * Repeats `work` while another connection holds the lock, for ten seconds at most. The wait is
 * asynchronous: SQLite's own busy timeout stops the whole process, and for good when the lock is held by
 * a transaction of this very process.
 */
export async function retryWhileBusy<T>(work: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + BUSY_DEADLINE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await sleep(BUSY_PAUSE_MS);
    }
  }
}

/** Whether SQLite refused because another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  const source = error instanceof DependencyError ? error.cause : error;
  // The low byte is the kind of error, the rest a detail of it.
  return source instanceof Error && 'errcode' in source && (Number(source.errcode) & 0xff) === SQLITE_BUSY;
}

function configFor(db: DatabaseSync): SqliteDialectConfig {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? guard(() => db.prepare(sql));
    prepared.delete(sql);
    prepared.set(sql, known);
    const [oldest] = prepared.keys();
    if (prepared.size > PREPARED_STATEMENTS && oldest !== undefined) prepared.delete(oldest);
    return known;
  };
  return {
    database: {
      close: () => db.close(),
      prepare(sql) {
        const statement = prepare(sql);
        const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => guard(() => statement.all(...values(parameters))),
          run: (parameters) => guard(() => statement.run(...values(parameters))),
          // Its own, since to run a statement again ends the iteration that goes over it.
          iterate: (parameters) => guard(() => db.prepare(sql)).iterate(...values(parameters)),
        };
      },
    },
  };
}

function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new DependencyError('The database refused a statement.', { cause });
  }
}
