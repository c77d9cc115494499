import { sql, type Kysely } from 'kysely';
import { labelBriefs } from './label-briefs.ts';
import { openReportKey } from '../stores/open-report-key.ts';
import { questionTables } from './question-tables.ts';

/** One step of the schema. Once released it is never edited: a change is a further step. */
export interface Migration {
  readonly name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

/** The steps in order; step n leads from schema n - 1 to schema n. There is no way back. */
export const MIGRATIONS: readonly Migration[] = [
  { name: 'first tables', up: firstTables },
  { name: 'vectors', up: vectors },
  { name: 'one open report of a claim a member', up: openReports },
  { name: 'contexts and acquaintances', up: contextsAndAcquaintances },
  { name: 'questions, digests and departures', up: questionTables },
  { name: 'codes of briefs and labels of claims', up: labelBriefs },
  { name: 'gateway sessions', up: gatewaySessions },
];

async function firstTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('guild')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('settings', 'text')
    .execute();

  await db.schema
    .createTable('brief')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('guild_id', 'text', (c) => c.notNull().references('guild.id'))
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('claim_count', 'integer', (c) => c.notNull())
    .addColumn('published_at', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('content_version', 'integer', (c) => c.notNull())
    .addColumn('passages_version', 'integer')
    .addColumn('removed', 'integer', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .execute();
  // A removed brief gives its slug free.
  await db.schema
    .createIndex('brief_slug')
    .unique()
    .on('brief')
    .columns(['guild_id', 'slug'])
    .where(sql.ref('removed'), '=', sql.lit(0))
    .execute();
  await db.schema.createIndex('brief_revision').on('brief').columns(['guild_id', 'revision']).execute();

  await db.schema
    .createTable('brief_content')
    .addColumn('brief_id', 'text', (c) => c.notNull().references('brief.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('brief_content_key', ['brief_id', 'version'])
    .execute();

  await db.schema
    .createTable('passage')
    .addColumn('brief_id', 'text', (c) => c.notNull().references('brief.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('text', 'text')
    .addColumn('url', 'text')
    .addPrimaryKeyConstraint('passage_key', ['brief_id', 'version', 'number'])
    .execute();

  await db.schema
    .createTable('brief_version')
    .addColumn('brief_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('claim_count', 'integer', (c) => c.notNull())
    .addColumn('content_version', 'integer', (c) => c.notNull())
    .addColumn('passages_version', 'integer')
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('restored_from', 'integer')
    .addPrimaryKeyConstraint('brief_version_key', ['brief_id', 'version'])
    .addForeignKeyConstraint('brief_version_content', ['brief_id', 'content_version'], 'brief_content', [
      'brief_id',
      'version',
    ])
    .execute();

  await db.schema
    .createTable('draft')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('guild_id', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('title', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('base_brief_id', 'text')
    .addColumn('base_version', 'integer')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('draft_owner').on('draft').columns(['guild_id', 'made_by']).execute();

  await db.schema
    .createTable('report')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('guild_id', 'text', (c) => c.notNull())
    .addColumn('brief_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('theme_index', 'integer', (c) => c.notNull())
    .addColumn('claim_index', 'integer', (c) => c.notNull())
    .addColumn('claim_text', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('reporter', 'text', (c) => c.notNull())
    .addColumn('reported_at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('closed_by', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('reply', 'text')
    .addColumn('told', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('report_state').on('report').columns(['guild_id', 'state']).execute();
  await db.schema
    .createIndex('report_reporter')
    .on('report')
    .columns(['guild_id', 'reporter', 'state'])
    .execute();

  await db.schema
    .createTable('audit')
    .addColumn('guild_id', 'text', (c) => c.notNull().references('guild.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text')
    .addColumn('title', 'text')
    .addColumn('version', 'integer')
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('audit_key', ['guild_id', 'revision'])
    .execute();
}

async function vectors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('vector')
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('text_hash', 'text', (c) => c.notNull())
    .addColumn('components', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('vector_key', ['model', 'text_hash'])
    .execute();
}

async function openReports(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('report').addColumn('open_key', 'text').execute();
  const reports = db as Kysely<{
    report: Record<'id' | 'guild_id' | 'brief_id' | 'claim_text' | 'reporter' | 'state' | 'open_key', string>;
  }>;
  const open = await reports.selectFrom('report').where('state', '=', 'open').selectAll().execute();
  for (const { id, guild_id: guildId, brief_id: briefId, claim_text: claimText, reporter } of open) {
    const open_key = openReportKey({ guildId, briefId, claimText, reporter });
    await reports.updateTable('report').set({ open_key }).where('id', '=', id).execute();
  }
  await db.schema.createIndex('report_open_key').unique().on('report').column('open_key').execute();
}

async function contextsAndAcquaintances(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('context')
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('brief_id', 'text')
    .addColumn('theme_index', 'integer')
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('claims', 'text', (c) => c.notNull())
    .addColumn('answered_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('context_key', ['user_id', 'channel_id'])
    .execute();
  await db.schema.createIndex('context_age').on('context').column('answered_at').execute();

  await db.schema
    .createTable('acquaintance')
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('guild_id', 'text', (c) => c.notNull())
    .addColumn('locale', 'text')
    .addColumn('chosen', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('acquaintance_key', ['user_id', 'guild_id'])
    .execute();
}

async function gatewaySessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('gateway_session')
    .addColumn('bot', 'text', (c) => c.notNull())
    .addColumn('shard', 'text', (c) => c.notNull())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('state', 'text')
    .addColumn('left_at', 'text')
    .addPrimaryKeyConstraint('gateway_session_key', ['bot', 'shard'])
    .execute();
}
