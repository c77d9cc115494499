/**
 * A process that publishes a brief and saves version after version of it, and prints a line for each
 * once it is told that it is saved: `<brief id> <version> <title>`. It goes on until it is killed, or
 * for as many versions as its second argument says.
 *
 *     node test/storage/saving-process.ts sqlite:footnote.db [count]
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { Brief } from '../../src/knowledge/brief.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { GUILD } from './contract/publish.ts';
import { longBrief } from './sample-brief.ts';

const [url = '', count = 'Infinity'] = process.argv.slice(2);
const by = '200000000000000001';
const store = await openStore(url, { maxBriefsPerGuild: Infinity });

const title = randomUUID();
let result = await store.briefs.publish({ guildId: GUILD, by, slug: title, content: longBrief(title, 13) });
for (;;) {
  if (result.kind !== 'saved') throw new Error(`not saved: ${result.kind}`);
  const brief: Brief = result.brief;
  // Written before anything else happens: a line that was read is a save that was acknowledged.
  writeSync(1, `${brief.id} ${brief.version} ${brief.title}\n`);
  if (brief.version >= Number(count)) break;
  const next = `${title} at ${brief.version + 1}`;
  result = (await store.briefs.save({
    guildId: GUILD,
    by,
    briefId: brief.id,
    baseVersion: brief.version,
    content: longBrief(next, 13),
  })) as typeof result;
}
await store.close();
