import type { Brief } from '../../../src/knowledge/brief.ts';
import type { PublishInput } from '../../../src/knowledge/stores/brief-store.ts';
import type { Store } from '../../../src/knowledge/stores/store.ts';
import { sampleBrief } from '../sample-brief.ts';

/** Guilds and people of the contract tests. */
export const GUILD = '100000000000000001';
export const OTHER_GUILD = '100000000000000002';
export const ANNA = '200000000000000001';
export const BORIS = '200000000000000002';

/** Publishes a brief that a test starts from. */
export async function publish(store: Store, input: Partial<PublishInput> = {}): Promise<Brief> {
  const result = await store.briefs.publish({
    guildId: GUILD,
    by: ANNA,
    slug: 'aktau',
    content: sampleBrief(),
    ...input,
  });
  if (result.kind !== 'saved') throw new Error(`not published: ${result.kind}`);
  return result.brief;
}

/** What a change of a brief, made from its current version, starts with. */
export function changeOf(brief: Brief, by = ANNA) {
  return { guildId: brief.guildId ?? GUILD, briefId: brief.id, baseVersion: brief.version, by };
}
