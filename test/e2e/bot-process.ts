import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** The bot as `npm start` runs it, in a process of its own. */
export interface BotProcess {
  /** Where it serves health, metrics and interactions. */
  readonly url: string;
  /** All that it has written. */
  output(): string;
  /** Sends a signal, and resolves with the exit code; null when the signal itself ended it. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the bot on a free port and resolves once it is ready; rejects with its output when it ends before. */
export async function startProcess(env: Record<string, string>): Promise<BotProcess> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env['PATH'], PORT: '0', FOOTNOTE_MODEL: 'off', ...env },
  });
  // One that a test left behind when it failed.
  onTestFinished(() => void child.kill('SIGKILL'));
  const closed = once(child, 'close') as Promise<[number | null]>;
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /"url":"([^"]+)","msg":"ready"/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    void closed.then(() => reject(new Error(`the bot ended: ${output}`)));
  });
  return {
    url,
    output: () => output,
    async stop(signal) {
      child.kill(signal);
      const [code] = await closed;
      return code;
    },
  };
}
