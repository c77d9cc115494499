import { parseArgs } from 'node:util';
import { resolveOwnBrief } from '../../commands/brief/own-brief.ts';
import { findBrief, readVersion } from '../../commands/brief/found-brief.ts';
import { briefToJson } from '../../knowledge/files/brief-json.ts';
import { formatBrief } from '../../knowledge/reading/index.ts';
import { atDesk, deskOptions, onlyArguments } from './desk.ts';
import type { Subcommand } from './subcommand.ts';

/** `footnote brief show`: the text of a brief, at any version. */
export const show: Subcommand = {
  form: 'show BRIEF [--version N]',
  summary: 'prints the text of BRIEF, now or at a version',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...deskOptions, version: { type: 'string' } },
      allowPositionals: true,
    });
    const [name] = onlyArguments(positionals, ['BRIEF']);
    return atDesk(values, async ({ guildId, isJson, services }) => {
      const { id } = await resolveOwnBrief(guildId, name, services);
      const version = values.version === undefined ? undefined : readVersion(values.version);
      const { brief } = await findBrief(guildId, id, services, version);
      const passages = await services.store.briefs.passages(guildId, id, brief.version);
      process.stdout.write(isJson ? briefToJson(brief, passages) : formatBrief(brief));
      return 0;
    });
  },
};
