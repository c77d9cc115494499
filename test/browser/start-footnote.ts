import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Footnote as `npm start` runs it without a token, on any free port, with a database of its own. */
export interface RunningFootnote {
  /** Where the playground's page is. */
  readonly url: string;
  /** Stops it and removes its database. */
  close(): Promise<void>;
}

/** Starts Footnote in a process of its own; rejects with its output when it does not come up. */
export async function startFootnote(): Promise<RunningFootnote> {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: {
      ...process.env,
      DISCORD_TOKEN: '',
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'footnote.db')}`,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /open (http:\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`Footnote did not start:\n${output}`)));
  });
  return {
    url,
    async close() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
