import type { Brief, BriefContent } from '../../knowledge/brief.ts';
import type { BriefSummary, Passage, StoredBrief, Version } from '../../knowledge/stores/brief-store.ts';
import type { LabelledContent } from '../../knowledge/claim-ids/claim-labels.ts';
import { parseContent, parseLabels, parseUsedNumbers } from './json-columns.ts';
import type { Queries } from '../schema.ts';

/** One version of a brief, with what the next version may share with it. */
export interface BriefRow {
  readonly brief: StoredBrief;
  readonly content: BriefContent;
  /** What the next version's labels follow from. */
  readonly labelled: LabelledContent;
  /** The versions under which the wording and the passages are kept. */
  readonly contentVersion: number;
  readonly passagesVersion: number | null;
}

/** Reads a brief at a version, by default the current one; undefined when the guild has no such thing. */
export async function readBrief(
  db: Queries,
  guildId: string,
  briefId: string,
  version?: number,
): Promise<BriefRow | undefined> {
  const row = await selectBriefs(db, guildId)
    .where('brief.id', '=', briefId)
    .where('brief_version.version', '=', (eb) =>
      version === undefined ? eb.ref('brief.version') : eb.val(version),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  const content = parseContent(row.content);
  const labels = parseLabels(row.labels);
  return {
    brief: { ...toBrief(row, content, labels.claims), removed: row.removed === 1 },
    content,
    labelled: { content, labels, used: parseUsedNumbers(row.used_numbers) },
    contentVersion: row.content_version,
    passagesVersion: row.passages_version,
  };
}

/** The living briefs of a guild that changed after a revision. */
export async function readChangedBriefs(db: Queries, guildId: string, revision: number): Promise<Brief[]> {
  const rows = await selectBriefs(db, guildId)
    .whereRef('brief_version.version', '=', 'brief.version')
    .where('brief.revision', '>', revision)
    .where('brief.removed', '=', 0)
    // As they were changed, so that an index made anew puts equal claims in the order of one kept in step.
    .orderBy('brief.revision')
    .execute();
  return rows.map((row) => toBrief(row, parseContent(row.content), parseLabels(row.labels).claims));
}

/** The ids of the briefs of a guild that were removed after a revision. */
export async function readRemovedIds(db: Queries, guildId: string, revision: number): Promise<string[]> {
  const rows = await db
    .selectFrom('brief')
    .where('guild_id', '=', guildId)
    .where('revision', '>', revision)
    .where('removed', '=', 1)
    .select('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The passages of a brief at a version, by default the current one, by number. */
export async function readPassages(
  db: Queries,
  guildId: string,
  briefId: string,
  version?: number,
): Promise<Passage[]> {
  return await db
    .selectFrom('brief')
    .innerJoin('brief_version', 'brief_version.brief_id', 'brief.id')
    .innerJoin('passage', (join) =>
      join
        .onRef('passage.brief_id', '=', 'brief.id')
        .onRef('passage.version', '=', 'brief_version.passages_version'),
    )
    .where('brief.guild_id', '=', guildId)
    .where('brief.id', '=', briefId)
    .where('brief_version.version', '=', (eb) =>
      version === undefined ? eb.ref('brief.version') : eb.val(version),
    )
    .orderBy('passage.number')
    .select(['passage.number', 'passage.text', 'passage.url'])
    .execute();
}

/** The versions of a brief after one of them (0: all), newest first. */
export async function readVersions(
  db: Queries,
  guildId: string,
  briefId: string,
  after: number,
): Promise<Version[]> {
  return await db
    .selectFrom('brief')
    .innerJoin('brief_version as v', 'v.brief_id', 'brief.id')
    .where('brief.guild_id', '=', guildId)
    .where('brief.id', '=', briefId)
    .where('v.version', '>', after)
    .orderBy('v.version', 'desc')
    .select([
      'v.version',
      'v.kind',
      'v.title',
      'v.slug',
      'v.claim_count as claimCount',
      'v.made_by as by',
      'v.made_at as at',
      'v.note',
      'v.restored_from as restoredFrom',
    ])
    .execute();
}

/** The briefs of a guild, living or removed, by title. */
export async function readSummaries(db: Queries, guildId: string, removed: boolean): Promise<BriefSummary[]> {
  const rows = await selectSummaries(db, guildId)
    .where('removed', '=', removed ? 1 : 0)
    .execute();
  return rows.map((row) => ({ ...row, removed })).sort(byTitle);
}

/** The codes of all briefs of a guild, removed ones too. */
export async function readCodes(db: Queries, guildId: string): Promise<string[]> {
  const rows = await db.selectFrom('brief').where('guild_id', '=', guildId).select('code').execute();
  return rows.map(({ code }) => code);
}

/** The living brief of a guild that goes by a slug. */
export async function readBySlug(
  db: Queries,
  guildId: string,
  slug: string,
): Promise<BriefSummary | undefined> {
  const row = await selectSummaries(db, guildId)
    .where('slug', '=', slug)
    .where('removed', '=', 0)
    .executeTakeFirst();
  return row && { ...row, removed: false };
}

// Here and not by the database, whose order of letters depends on how it was created.
function byTitle(a: Titled, b: Titled): number {
  if (a.title !== b.title) return a.title < b.title ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

type Titled = Pick<Brief, 'title' | 'id'>;

function selectSummaries(db: Queries, guildId: string) {
  return db
    .selectFrom('brief')
    .where('guild_id', '=', guildId)
    .select([
      'id',
      'slug',
      'code',
      'title',
      'version',
      'claim_count as claimCount',
      'published_at as publishedAt',
      'updated_at as updatedAt',
      'updated_by as updatedBy',
    ]);
}

/** Every version of every brief of a guild; the caller says which. */
function selectBriefs(db: Queries, guildId: string) {
  return db
    .selectFrom('brief')
    .innerJoin('brief_version', 'brief_version.brief_id', 'brief.id')
    .innerJoin('brief_content', (join) =>
      join
        .onRef('brief_content.brief_id', '=', 'brief.id')
        .onRef('brief_content.version', '=', 'brief_version.content_version'),
    )
    .where('brief.guild_id', '=', guildId)
    .select([
      'brief.id',
      'brief.guild_id',
      'brief.code',
      'brief.removed',
      'brief.used_numbers',
      'brief_version.version',
      'brief_version.slug',
      'brief_version.content_version',
      'brief_version.passages_version',
      'brief_version.made_at',
      'brief_version.made_by',
      'brief_content.content',
      'brief_content.labels',
    ]);
}

interface BriefColumns {
  id: string;
  guild_id: string;
  slug: string;
  code: string;
  version: number;
  made_at: string;
  made_by: string;
}

function toBrief(row: BriefColumns, content: BriefContent, labels: readonly string[]): Brief {
  return {
    ...content,
    id: row.id,
    guildId: row.guild_id,
    slug: row.slug,
    code: row.code,
    labels,
    version: row.version,
    updatedAt: row.made_at,
    updatedBy: row.made_by,
  };
}
