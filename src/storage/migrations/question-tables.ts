import type { Kysely } from 'kysely';

/** The tables behind `/gaps`, `/digest`, votes on answers, and servers that the bot has left. */
export async function questionTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('gap')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('guild_id', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('asked_count', 'integer', (c) => c.notNull())
    .addColumn('unhelpful_count', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('last_asked_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('gap_guild').on('gap').columns(['guild_id', 'last_asked_at']).execute();

  await db.schema
    .createTable('question_day')
    .addColumn('guild_id', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('asked', 'integer', (c) => c.notNull())
    .addColumn('unanswered', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('question_day_key', ['guild_id', 'day'])
    .execute();

  await db.schema
    .createTable('feedback')
    .addColumn('vote_key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('guild_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('is_helpful', 'integer', (c) => c.notNull())
    .addColumn('given_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('feedback_guild').on('feedback').columns(['guild_id', 'given_at']).execute();
  await db.schema.createIndex('feedback_user').on('feedback').column('user_id').execute();

  await db.schema
    .createTable('digest')
    .addColumn('guild_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('told_revision', 'integer', (c) => c.notNull())
    .addColumn('telling_revision', 'integer')
    .addColumn('weekly_due', 'text')
    .addColumn('claimed_until', 'text')
    .execute();

  await db.schema
    .createTable('departure')
    .addColumn('guild_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('left_at', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('chore')
    .addColumn('name', 'text', (c) => c.primaryKey().notNull())
    .addColumn('begun_at', 'text', (c) => c.notNull())
    .execute();
}
