import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup as copyPages, DatabaseSync } from 'node:sqlite';
import { ConfigError, UserError } from '../errors.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';
import { ensureWritable, inspectSqliteFile } from './sqlite/sqlite-file.ts';

/** What a copy holds. */
export interface BackupSummary {
  readonly path: string;
  /** Briefs, removed ones included, and all their versions. */
  readonly briefs: number;
  readonly versions: number;
  readonly sizeBytes: number;
}

/** What to do when the target exists. */
export interface OverwriteOptions {
  /** False by default: then UserError is thrown and nothing is touched. */
  readonly overwrite?: boolean | undefined;
}

/**
 * Copies the database at `path` to the file `target`, as it stands at one moment, while the bot goes on
 * reading and writing. The copy is checked whole and on the disk before it takes its name, so `target`
 * is never half a backup. Synchronous work of about a second per 100 MB: not for the bot's own process.
 *
 * Throws UserError when the target exists, ConfigError when there is no sound database at `path` or the
 * target cannot be written.
 */
export function backupStore(path: string, target: string, options: OverwriteOptions = {}): BackupSummary {
  requireDatabase(path);
  refuseToOverwrite(target, options);
  ensureWritable(target);

  const draft = `${target}.${process.pid}.tmp`;
  rmSync(draft, { force: true });
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    try {
      db.prepare('vacuum into ?').run(draft);
    } finally {
      db.close();
    }
    const counts = verify(draft);
    // SQLite does not wait for the disk here, unlike for a commit.
    sync(draft);
    renameSync(draft, target);
    sync(dirname(target));
    return { path: target, ...counts, sizeBytes: statSync(target).size };
  } finally {
    rmSync(draft, { force: true });
  }
}

/** What was restored, and where the database that was there before has been kept. */
export interface RestoreSummary extends BackupSummary {
  readonly keptAt: string | null;
}

/** How to restore. */
export interface RestoreOptions extends OverwriteOptions {
  /** The clock, for the name of the kept copy. */
  readonly now?: (() => Date) | undefined;
}

/**
 * Puts a backup in the place of the database at `path`, in one transaction: a bot that has it open sees
 * the old state until then and the restored one after, and a crash leaves one of the two. What was there
 * is first kept in a file beside it. A backup by an older Footnote is migrated. The guilds' changes are
 * numbered on with a gap, by which {@link BriefStore.since} tells a bot that all it knows is to be forgotten.
 *
 * Throws UserError when there is a database and `overwrite` is not set, ConfigError when `source` is not
 * a sound Footnote database.
 */
export async function restoreStore(
  source: string,
  path: string,
  options: RestoreOptions = {},
): Promise<RestoreSummary> {
  requireDatabase(source);
  refuseToOverwrite(path, options);
  ensureWritable(path);
  const kept = keepPresent(path, (options.now ?? (() => new Date()))());

  const draft = `${path}.${process.pid}.tmp`;
  backupStore(source, draft, { overwrite: true });
  const db = new DatabaseSync(draft);
  try {
    numberOn(db, kept?.isSound ? readRevisions(kept.path) : []);
    await copyPages(db, path, { rate: ALL_PAGES });
  } finally {
    db.close();
    rmSync(draft, { force: true });
  }
  // Migrates, and makes it a write-ahead-log database again.
  await (await openSqliteStore({ path })).close();
  return { path, ...verify(path), sizeBytes: statSync(path).size, keptAt: kept?.path ?? null };
}

interface GuildRevision {
  readonly id: string;
  readonly revision: number;
}

function readRevisions(path: string): GuildRevision[] {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = db.prepare('select id, revision from guild').all();
    return rows.map(({ id, revision }) => ({ id: String(id), revision: Number(revision) }));
  } finally {
    db.close();
  }
}

// More changes than are made in a guild while its database is being restored.
const REVISION_GAP = 1_000;

/** Lifts each guild's revision above all that a bot may know of, and leaves a gap behind it. */
function numberOn(db: DatabaseSync, known: readonly GuildRevision[]): void {
  db.exec('begin');
  const lift = db.prepare(
    'insert into guild (id, revision) values (?, ?) ' +
      'on conflict (id) do update set revision = max(revision, excluded.revision)',
  );
  for (const { id, revision } of known) lift.run(id, revision);
  db.prepare('update guild set revision = revision + ?').run(REVISION_GAP);
  db.exec('commit');
}

// In one step, and so in one transaction: SQLite takes a 32-bit count.
const ALL_PAGES = 2 ** 31 - 1;

/** Copies what is at `path` to a name beside it; moves it there when it is not sound enough to copy. */
function keepPresent(path: string, now: Date): { path: string; isSound: boolean } | null {
  if (!existsSync(path)) return null;
  const keptAt = `${path}.replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    if (inspectSqliteFile(path) === undefined) return null;
    backupStore(path, keptAt);
    return { path: keptAt, isSound: true };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // The log belongs to the file: left behind, it would be applied to the one that takes its place.
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(path + suffix)) renameSync(path + suffix, keptAt + suffix);
    }
  }
  return { path: keptAt, isSound: false };
}

function requireDatabase(path: string): void {
  if (inspectSqliteFile(path) === undefined) throw new ConfigError(`${path} holds no database.`);
}

function refuseToOverwrite(path: string, { overwrite = false }: OverwriteOptions): void {
  if (!overwrite && existsSync(path)) {
    throw new UserError(`${path} exists already: name another file, or say that it may be overwritten.`);
  }
}

function verify(path: string): { briefs: number; versions: number } {
  requireDatabase(path);
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const one = (sql: string) => Object.values(db.prepare(sql).get() ?? {})[0];
    const verdict = one('pragma integrity_check(1)');
    const dangling = one('select count(*) from pragma_foreign_key_check');
    if (verdict !== 'ok' || dangling !== 0) {
      throw new ConfigError(
        `The copy ${path} is not sound (${String(verdict)}): keep the original and look at the disk.`,
      );
    }
    return {
      briefs: Number(one('select count(*) from brief')),
      versions: Number(one('select count(*) from brief_version')),
    };
  } finally {
    db.close();
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
