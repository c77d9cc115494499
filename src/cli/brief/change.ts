import { parseArgs } from 'node:util';
import { resolveOwnBrief } from '../../commands/brief/own-brief.ts';
import { readVersion } from '../../commands/brief/found-brief.ts';
import { readTitle, requireFreeSlug } from '../../commands/brief/new-name.ts';
import { slugOf } from '../../knowledge/files/slug.ts';
import { atDesk, deskOptions, onlyArguments } from './desk.ts';
import { printOutcome } from './outcome.ts';
import type { Subcommand } from './subcommand.ts';

const options = { ...deskOptions, note: { type: 'string' } } as const;

/** `footnote brief rename`: another title, and another short name where one is given. */
export const rename: Subcommand = {
  form: 'rename BRIEF TITLE [--name NAME] [--note NOTE]',
  summary: 'gives BRIEF another title, and another short name',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, name: { type: 'string' } },
      allowPositionals: true,
    });
    const [name, typed] = onlyArguments(positionals, ['BRIEF', 'TITLE']);
    const title = readTitle(typed);
    return atDesk(values, async (desk) => {
      const { guildId, by, services } = desk;
      const brief = await resolveOwnBrief(guildId, name, services);
      const slug = values.name === undefined ? brief.slug : slugOf(values.name);
      requireFreeSlug(brief, slug, services);
      const change = { guildId, by, briefId: brief.id, baseVersion: brief.version, note: values.note };
      return printOutcome(await services.store.briefs.rename({ ...change, title, slug }), desk);
    });
  },
};

/** `footnote brief remove`: marks a brief as removed. */
export const remove: Subcommand = {
  form: 'remove BRIEF [--note NOTE]',
  summary: 'takes BRIEF out of what members see; restore brings it back',

  async run(args) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name] = onlyArguments(positionals, ['BRIEF']);
    return atDesk(values, async (desk) => {
      const { guildId, by, services } = desk;
      const { id, version } = await resolveOwnBrief(guildId, name, services);
      const change = { guildId, by, briefId: id, baseVersion: version, note: values.note };
      return printOutcome(await services.store.briefs.remove(change), desk);
    });
  },
};

/** `footnote brief restore`: brings a removed brief back, or an earlier version of one that is there. */
export const restore: Subcommand = {
  form: 'restore BRIEF [--version N] [--name NAME] [--note NOTE]',
  summary: 'brings a removed BRIEF back; with --version, takes one that is there back to that version',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, version: { type: 'string' }, name: { type: 'string' } },
      allowPositionals: true,
    });
    const [name] = onlyArguments(positionals, ['BRIEF']);
    const target = values.version === undefined ? undefined : readVersion(values.version);
    return atDesk(values, async (desk) => {
      const { guildId, by, services } = desk;
      const removed = target === undefined;
      const brief = await resolveOwnBrief(guildId, name, services, { removed });
      const { id, version } = brief;
      const slug = values.name === undefined ? undefined : slugOf(values.name);
      if (slug !== undefined) requireFreeSlug(brief, slug, services);
      const change = { guildId, by, briefId: id, baseVersion: version, note: values.note };
      return printOutcome(await services.store.briefs.restore({ ...change, version: target, slug }), desk);
    });
  },
};
