import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What a run of the terminal tool gave. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of this repository with the Node that runs the tests, as a person would. */
export async function runScript(
  script: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  return { code, ...output };
}

/** Runs `footnote` with some arguments. */
export function runCli(args: readonly string[], options?: Parameters<typeof runScript>[2]): Promise<CliRun> {
  return runScript('src/cli.ts', args, options);
}

/** Writes files into a folder that is gone after the test; gives the folder's path. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** A pasted brief of five claims. */
export const BRIDGE = `Core Viewpoint
- Germany will open a new bridge over the Rhine in May 2031 [1].
Group 1: Money and Funding
- The bridge costs 412 million euros [2][3].
- Lorries will pay a toll of 14 euros [4-6].
Group 2: Challenges Ahead
- Low water could stop the barges for weeks [7].
- Two villages have gone to court over noise [8].
A bridge too late
Rhine Courier·2026-03-04 09:30
`;
