import type { Action } from '../../commands/reply.ts';
import { LocalizedError } from '../../messages/localized-error.ts';

/** Discord's limit for `custom_id`. */
const MAX_LENGTH = 100;
const VERSION = '1';
const SEPARATOR = ':';

/**
 * Writes an action as a component's `custom_id`: `1:<command>:<action>:<arg>:…`. All state is in there, so a
 * button works after a restart. The version lets a later format tell these apart.
 */
export function formatCustomId({ command, name, args }: Action): string {
  const id = [VERSION, command, name, ...args].join(SEPARATOR);
  if (id.length > MAX_LENGTH)
    throw new RangeError(`custom_id is longer than ${MAX_LENGTH} characters: ${id}`);
  return id;
}

/**
 * Reads what {@link formatCustomId} wrote.
 *
 * @throws LocalizedError for an id of another version.
 */
export function parseCustomId(id: string): Action {
  const [version, command = '', name = '', ...args] = id.split(SEPARATOR);
  if (version !== VERSION) throw new LocalizedError('discord.old-button');
  return { command, name, args };
}
