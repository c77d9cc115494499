import type { Kysely } from 'kysely';
import { freeCode } from '../../knowledge/claim-ids/brief-code.ts';
import { firstLabels, type LabelledContent, nextLabels } from '../../knowledge/claim-ids/claim-labels.ts';
import { formatLabels, formatUsedNumbers, parseContent } from '../stores/json-columns.ts';

/** The columns that the step works on, as they are at that step. */
interface Tables {
  brief: { id: string; guild_id: string; slug: string; code: string; used_numbers: string };
  brief_version: { brief_id: string; version: number; content_version: number; made_at: string };
  brief_content: { brief_id: string; version: number; content: string; labels: string };
}

/** The code of the brief that shipped with the bot when briefs had no codes yet. */
const BUNDLED_CODE = 'C5';

/**
 * Gives the briefs of all guilds their codes, and the claims of all their versions their labels: what they would
 * have been given had there been codes and labels from the start. Holds one brief's wording at a time.
 */
export async function labelBriefs(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('brief').addColumn('code', 'text').execute();
  await db.schema.alterTable('brief').addColumn('used_numbers', 'text').execute();
  await db.schema.alterTable('brief_content').addColumn('labels', 'text').execute();

  const tables = db as Kysely<Tables>;
  const briefs = await tables
    .selectFrom('brief')
    .innerJoin('brief_version', 'brief_version.brief_id', 'brief.id')
    .where('brief_version.version', '=', 1)
    .select(['brief.id', 'brief.guild_id', 'brief.slug', 'brief_version.made_at'])
    .execute();
  const taken = new Map<string, Set<string>>();
  for (const { id, guild_id: guildId, slug } of briefs.sort(firstPublishedFirst)) {
    const codes = taken.get(guildId) ?? new Set([BUNDLED_CODE]);
    taken.set(guildId, codes);
    const code = freeCode(slug, codes);
    codes.add(code);
    const used_numbers = formatUsedNumbers(await labelVersions(tables, id));
    await tables.updateTable('brief').set({ code, used_numbers }).where('id', '=', id).execute();
  }
  await db.schema.createIndex('brief_code').unique().on('brief').columns(['guild_id', 'code']).execute();
}

/** Labels the wordings of one brief in the order they were made; returns the numbers that they use. */
async function labelVersions(db: Kysely<Tables>, briefId: string): Promise<readonly number[]> {
  const versions = await db
    .selectFrom('brief_version')
    .where('brief_id', '=', briefId)
    .orderBy('version')
    .select(['version', 'content_version'])
    .execute();
  const labelled = new Map<number, LabelledContent>();
  let current: LabelledContent | undefined;
  for (const { version, content_version } of versions) {
    if (content_version !== version) {
      // It shares an earlier wording; numbers used since stay used.
      const shared = labelled.get(content_version);
      if (shared) current = { ...shared, used: current?.used ?? shared.used };
      continue;
    }
    const { content: json } = await db
      .selectFrom('brief_content')
      .where('brief_id', '=', briefId)
      .where('version', '=', version)
      .select('content')
      .executeTakeFirstOrThrow();
    const content = parseContent(json);
    current = current ? nextLabels(current, content) : firstLabels(content);
    labelled.set(version, current);
    await db
      .updateTable('brief_content')
      .set({ labels: formatLabels(current.labels) })
      .where('brief_id', '=', briefId)
      .where('version', '=', version)
      .execute();
  }
  return current?.used ?? [];
}

function firstPublishedFirst(a: { made_at: string; id: string }, b: { made_at: string; id: string }): number {
  if (a.made_at !== b.made_at) return a.made_at < b.made_at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
