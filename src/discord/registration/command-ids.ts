import { setTimeout } from 'node:timers/promises';
import { Routes, type APIApplicationCommand, type REST } from 'discord.js';
import type { Logger } from 'pino';
import type { CommandIds } from '../render/markdown.ts';

/** What follows the ids of commands that another process registers. */
export interface FollowOptions {
  readonly rest: REST;
  readonly applicationId: string;
  /** The commands that are to be there. */
  readonly names: readonly string[];
  /** Called each time they have been read. */
  readonly onRead: (ids: CommandIds) => void;
  readonly log: Logger;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** How long it waits before it looks again, in ms; 15,000 by default. */
  readonly againAfterMs?: number;
}

/**
 * Reads the ids of the commands that the process with shard 0 registers. Resolves after the first look; as long
 * as some are missing, because that process has yet to start, it goes on looking in the background.
 */
export async function followCommandIds(options: FollowOptions): Promise<void> {
  if (!(await read(options))) void lookAgain(options);
}

/** Whether all were there. */
async function read({ rest, applicationId, names, onRead }: FollowOptions): Promise<boolean> {
  const commands = (await rest.get(Routes.applicationCommands(applicationId))) as APIApplicationCommand[];
  const ids = new Map(commands.map(({ name, id }) => [name, id]));
  onRead(ids);
  return names.every((name) => ids.has(name));
}

async function lookAgain(options: FollowOptions): Promise<void> {
  const { signal, log, againAfterMs = 15_000 } = options;
  log.info('waiting for the process with shard 0 to register the commands');
  let isDone = false;
  while (!isDone) {
    try {
      await setTimeout(againAfterMs, undefined, { signal, ref: false });
      isDone = await read(options);
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error }, 'cannot read which commands are registered');
    }
  }
}
