import type { Services } from '../../../src/commands/services.ts';
import type { Brief, BriefContent } from '../../../src/knowledge/brief.ts';
import { sampleBrief } from '../../storage/sample-brief.ts';
import { someone } from '../services.ts';

/** Publishes a brief in the guild of the tests, by somebody else. */
export async function publish(
  { store }: Services,
  content: BriefContent = sampleBrief(),
  slug = 'aktau',
): Promise<Brief> {
  const result = await store.briefs.publish({ guildId: someone.guildId, by: '8', slug, content });
  if (result.kind !== 'saved') throw new Error(result.kind);
  return result.brief;
}
