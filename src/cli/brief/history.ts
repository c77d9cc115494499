import { parseArgs } from 'node:util';
import { resolveOwnBrief } from '../../commands/brief/own-brief.ts';
import { atDesk, deskOptions, onlyArguments } from './desk.ts';
import type { Subcommand } from './subcommand.ts';

/** `footnote brief history`: who made which version, when. */
export const history: Subcommand = {
  form: 'history BRIEF',
  summary: 'lists the versions of BRIEF, newest first',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: deskOptions,
      allowPositionals: true,
    });
    const [name] = onlyArguments(positionals, ['BRIEF']);
    return atDesk(values, async ({ guildId, isJson, services }) => {
      const { id } = await resolveOwnBrief(guildId, name, services);
      const versions = await services.store.briefs.history(guildId, id);
      if (isJson) console.log(JSON.stringify(versions));
      else {
        for (const { version, kind, by, at, claimCount, note } of versions) {
          console.log(
            [version, kind, `by ${by}`, at, `${claimCount} claims`, note ?? ''].join('\t').trimEnd(),
          );
        }
      }
      return 0;
    });
  },
};
