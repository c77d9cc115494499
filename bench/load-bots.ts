import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a process has used since it was started. */
export interface Usage {
  /** Memory that is resident now, and the most that was at once, in MB; undefined where the system does not tell. */
  readonly rssMb: number | undefined;
  readonly peakRssMb: number | undefined;
  /** Seconds of processor time. */
  readonly cpuSeconds: number | undefined;
}

/** The bot as `npm start` runs it, in a process of its own. */
export class BotProcess {
  readonly #env: Readonly<Record<string, string>>;
  readonly #nodeOptions: readonly string[];
  #child: ChildProcess | undefined;
  #url = '';
  /** Lines at level error and above. */
  readonly errors: string[] = [];

  constructor(env: Readonly<Record<string, string>>, nodeOptions: readonly string[] = []) {
    this.#env = env;
    this.#nodeOptions = [
      '--import',
      './src/keep-compiled-code.js',
      '--max-semi-space-size=4',
      '--expose-gc',
      ...nodeOptions,
    ];
  }

  /** Starts it, and resolves when it says that it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [...this.#nodeOptions, 'src/main.ts'], {
      env: { PATH: process.env['PATH'], ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    // A measurement that ends early takes its bots with it.
    const abandon = () => child.kill('SIGKILL');
    process.once('exit', abandon);
    child.once('exit', () => process.off('exit', abandon));
    const isReady = Promise.withResolvers<void>();
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        const ready = /"url":"([^"]*)","msg":"ready"/.exec(line);
        this.#url = ready?.[1] ?? this.#url;
        if (ready) isReady.resolve();
        if (!line.startsWith('{') || /"level":(50|60)/.test(line)) this.errors.push(line);
      });
    }
    child.once('exit', () => isReady.reject(new Error(`the bot ended: ${this.errors.join('\n')}`)));
    await isReady.promise;
  }

  /** Where its HTTP port is, once it is ready. */
  get url(): string {
    return this.#url;
  }

  /** What it has used so far. Source: man proc(5), VmRSS and VmHWM; utime and stime in hundredths of a second. */
  get usage(): Usage {
    return usageOf(this.#child?.pid);
  }

  /** Ends it without a chance to clean up, as a crash does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it as a supervisor does. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** What a process on this machine has used so far. */
export function usageOf(pid: number | undefined): Usage {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const [, afterName = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const fields = afterName.split(' ');
    return {
      rssMb: megabytes(status, 'VmRSS'),
      peakRssMb: megabytes(status, 'VmHWM'),
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
    };
  } catch {
    return { rssMb: undefined, peakRssMb: undefined, cpuSeconds: undefined };
  }
}

function megabytes(status: string, name: string): number | undefined {
  const kb = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kb === undefined ? undefined : Math.round(Number(kb) / 1024);
}

/** Seconds of processor time that the whole machine has spent on anything, over all cores. Source: man proc(5), stat */
export function machineCpuSeconds(): number {
  try {
    const [, user, nice, system, , , irq, softIrq, steal] = readFileSync('/proc/stat', 'utf8').split(/\s+/);
    return [user, nice, system, irq, softIrq, steal].reduce((sum, part) => sum + Number(part), 0) / 100;
  } catch {
    return Number.NaN;
  }
}
