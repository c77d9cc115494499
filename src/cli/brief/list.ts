import { parseArgs } from 'node:util';
import { atDesk, deskOptions, onlyArguments } from './desk.ts';
import type { Subcommand } from './subcommand.ts';

/** `footnote brief list`: the briefs of a guild, or those that were removed. */
export const list: Subcommand = {
  form: 'list [--removed]',
  summary: 'lists the server’s own briefs, one a line, or those that were removed',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...deskOptions, removed: { type: 'boolean' } },
      allowPositionals: true,
    });
    onlyArguments(positionals, []);
    return atDesk(values, async ({ guildId, isJson, services }) => {
      const briefs = await services.store.briefs.list(guildId, { removed: values.removed });
      if (isJson) console.log(JSON.stringify(briefs));
      else {
        for (const { slug, title, claimCount, version, updatedAt } of briefs) {
          console.log(`${slug}\t${title}\t${claimCount} claims\tversion ${version}\t${updatedAt}`);
        }
      }
      return 0;
    });
  },
};
