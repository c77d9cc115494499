import { fork } from 'node:child_process';
import { once } from 'node:events';
import { ConfigError } from '../../src/errors.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { GUILD } from './contract/publish.ts';

/** A save that a process was told is done. */
export interface Acknowledged {
  readonly briefId: string;
  readonly version: number;
  readonly title: string;
}

/**
 * Starts a process that saves without pause, kills it with SIGKILL `delayMs` after it has
 * acknowledged `saves` saves, while it is in the middle of another, and returns all that it acknowledged.
 */
export async function killWhileSaving(path: string, saves: number, delayMs = 0): Promise<Acknowledged[]> {
  const child = fork(new URL('saving-process.ts', import.meta.url), [`sqlite:${path}`], { silent: true });
  const closed = once(child, 'close');
  let output = '';
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split('\n').length > saves) setTimeout(() => child.kill('SIGKILL'), delayMs);
  });
  const [, signal] = (await closed) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the process ended by itself: ${errors}`);
  // What stands after the last line end was cut off by the kill.
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => /^(?<briefId>\S+) (?<version>\d+) (?<title>.+)$/.exec(line)?.groups)
    .map((ack) => ({
      briefId: ack?.['briefId'] ?? '',
      version: Number(ack?.['version']),
      title: ack?.['title'] ?? '',
    }));
}

/** Opens the file, which checks it whole, and returns which of the acknowledged saves are not in it. */
export async function findLost(
  path: string,
  saves: readonly Acknowledged[],
): Promise<Acknowledged[] | 'corrupt'> {
  try {
    const store = await openSqliteStore({ path });
    const lost: Acknowledged[] = [];
    for (const save of saves) {
      const brief = await store.briefs.get(GUILD, save.briefId, save.version);
      if (brief?.title !== save.title) lost.push(save);
    }
    await store.close();
    return lost;
  } catch (error) {
    if (error instanceof ConfigError) return 'corrupt';
    throw error;
  }
}
