import { parseArgs } from 'node:util';
import { readDraft } from '../../commands/brief/draft-reading.ts';
import { requireFreeSlug } from '../../commands/brief/new-name.ts';
import { publishUnderFreeName } from '../../commands/brief/publish.ts';
import { resolveOwnBrief } from '../../commands/brief/own-brief.ts';
import { FALLBACK_LOCALE } from '../../messages/catalogs.ts';
import { speaker } from '../../messages/speak.ts';
import { UserError } from '../../errors.ts';
import { slugOf } from '../../knowledge/files/slug.ts';
import { atDesk, deskOptions, onlyArguments, readTextFile, type Desk } from './desk.ts';
import { printOutcome } from './outcome.ts';
import type { Subcommand } from './subcommand.ts';

const options = { ...deskOptions, title: { type: 'string' }, note: { type: 'string' } } as const;

/** `footnote brief add`: publishes a brief from a pasted text or the JSON of one. */
export const add: Subcommand = {
  form: 'add FILE|- [--title TITLE] [--name NAME] [--note NOTE]',
  summary: 'publishes the brief in FILE; problems in it go to standard error',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, name: { type: 'string' } },
      allowPositionals: true,
    });
    const [path] = onlyArguments(positionals, ['FILE']);
    const work = async (desk: Desk) => {
      const { guildId, by, services } = desk;
      const { content, passages } = await read(desk, { path, title: values.title, base: null });
      const input = { guildId, by, content, passages, note: values.note };
      const slug = values.name === undefined ? undefined : slugOf(values.name);
      if (slug !== undefined) requireFreeSlug(undefined, slug, services);
      const result =
        slug === undefined
          ? await publishUnderFreeName(input, services)
          : await services.store.briefs.publish({ ...input, slug });
      if (result.kind === 'draft-gone') throw new Error('there was no draft');
      return printOutcome(result, desk);
    };
    return atDesk(values, work, { creates: true });
  },
};

/** `footnote brief edit`: makes a new version from a text. */
export const edit: Subcommand = {
  form: 'edit BRIEF FILE|- [--title TITLE] [--note NOTE]',
  summary: 'makes the text in FILE the next version of BRIEF; without --title it keeps its title',

  async run(args) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name, path] = onlyArguments(positionals, ['BRIEF', 'FILE']);
    return atDesk(values, async (desk) => {
      const { guildId, by, services } = desk;
      const { id, version } = await resolveOwnBrief(guildId, name, services);
      const base = { briefId: id, version };
      const { content, passages } = await read(desk, { path, title: values.title, base });
      const change = { guildId, by, briefId: id, baseVersion: version, note: values.note };
      const given = passages.length === 0 ? {} : { passages };
      return printOutcome(await services.store.briefs.save({ ...change, content, ...given }), desk);
    });
  },
};

/** Reads a brief as the bot reads a draft, and says on standard error what there is to look at. */
async function read(
  { guildId, services }: Desk,
  given: { path: string; title: string | undefined; base: { briefId: string; version: number } | null },
) {
  const { path, title = null, base } = given;
  const say = speaker(FALLBACK_LOCALE);
  const text = readTextFile(path);
  const reading = await readDraft({ guildId, title, text, basedOn: base }, services);
  if (reading.kind === 'parcel') throw new UserError(`${path} is not a brief.`);
  for (const { line, severity, message } of reading.problems) {
    console.error(`${path}:${line}: ${severity}: ${say(message.key, message.values)}`);
  }
  if (reading.kind === 'unreadable') throw new UserError(`there is no brief in ${path}.`);
  if (reading.excesses.length > 0)
    throw new UserError(`${path}: ${reading.excesses.map(({ key, values }) => say(key, values)).join(' ')}`);
  return reading;
}
