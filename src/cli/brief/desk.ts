import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileMessage } from '../../commands/brief/reason-message.ts';
import type { Request } from '../../commands/command.ts';
import type { Services } from '../../commands/services.ts';
import { loadConfig } from '../../config.ts';
import { UserError } from '../../errors.ts';
import { GuildLibrary } from '../../knowledge/guild-library.ts';
import { OPERATOR_ID } from '../../knowledge/operator.ts';
import { decodeText } from '../../knowledge/files/text-encoding.ts';
import { FALLBACK_LOCALE } from '../../messages/catalogs.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { readBundledBriefs } from '../../read-bundled-briefs.ts';
import { openStore } from '../../storage/open-store.ts';
import { databaseOption, databaseUrl, existingDatabase } from '../database-option.ts';

/** What every `footnote brief …` takes. */
export const deskOptions = {
  ...databaseOption,
  guild: { type: 'string' },
  by: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** The values of {@link deskOptions}. */
export interface DeskValues {
  readonly database?: string | undefined;
  readonly guild?: string | undefined;
  readonly by?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Where the operator works on one guild's briefs: what the bot's own commands work with, over a database. */
export interface Desk {
  readonly guildId: string;
  /** In whose name changes are made. */
  readonly by: string;
  readonly isJson: boolean;
  readonly services: Services;
}

/**
 * Opens the database, does the work, and closes it again; resolves to the work's exit code. `creates`: whether
 * the database is made where there is none.
 *
 * @throws UserError where an option is missing or wrong
 */
export async function atDesk(
  values: DeskValues,
  work: (desk: Desk) => Promise<number>,
  { creates = false }: { creates?: boolean } = {},
): Promise<number> {
  if (values.guild === undefined) {
    throw new UserError('--guild ID is needed: the server, as Discord’s “Copy Server ID” gives it.');
  }
  const guildId = readId(values.guild, '--guild');
  const by = values.by === undefined ? OPERATOR_ID : readId(values.by, '--by');
  const url = creates ? databaseUrl(values.database) : existingDatabase(values.database);
  const config = loadConfig();
  const { limits } = config;
  const { briefs: bundled } = await readBundledBriefs(config);
  const store = await openStore(url, {
    maxBriefsPerGuild: limits.briefsPerGuild,
    bundledCodes: bundled.map(({ code }) => code),
  });
  const services: Services = {
    library: new GuildLibrary(bundled, store),
    store,
    limits,
    // The operator sets the limits of change; they do not bind the one who sets them.
    countChange: () => {},
    countQuestion: async () => {},
    // "Uploads" are files of this machine, named on the command line.
    download: ({ url }) => readFile(url),
    post: async () => false,
    sharedGuild: async () => undefined,
  };
  try {
    return await work({ guildId, by, isJson: values.json ?? false, services });
  } finally {
    await store.close();
  }
}

/** The operator's work as a request to the bot, in English. */
export function requestAt({ guildId, by }: Desk): Request {
  const locale = FALLBACK_LOCALE;
  return {
    guildId,
    channelId: '',
    parentChannelId: null,
    userId: by,
    locale,
    guildLocale: locale,
  };
}

/**
 * Reads a text file in any encoding that the bot reads; `-` reads standard input.
 *
 * @throws UserError saying which file cannot be read, and why
 */
export function readTextFile(path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path === '-' ? 0 : path);
  } catch (cause) {
    throw new UserError(`cannot read ${path}: check its name and that you may read it.`, { cause });
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') {
    throw new LocalizedError('file.named', { name: path, why: fileMessage(decoded.why) });
  }
  return decoded.text;
}

/**
 * The only positional arguments of a command.
 *
 * @throws UserError where there are more or fewer
 */
export function onlyArguments<const N extends readonly string[]>(
  positionals: readonly string[],
  names: N,
): { readonly [K in keyof N]: string } {
  if (positionals.length !== names.length) {
    throw new UserError(`it takes ${names.join(' and ')}, and got ${positionals.length} arguments.`);
  }
  return positionals as unknown as { readonly [K in keyof N]: string };
}

function readId(text: string, option: string): string {
  if (/^\d{1,20}$/.test(text)) return text;
  throw new UserError(`${option} needs an ID of digits, not ${text}.`);
}
