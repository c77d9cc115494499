import type { GuildChanges } from '../../knowledge/stores/brief-store.ts';
import type { Queries } from '../schema.ts';
import { parseSettings } from './json-columns.ts';
import { readChangedBriefs, readRemovedIds } from './sql-brief-reads.ts';

const UNCHANGED = { changed: [], removed: [], guild: undefined };

/** What has changed in a guild since a revision, from which memory is brought up to date; see `BriefStore.since`. */
export async function readChanges(db: Queries, guildId: string, revision: number): Promise<GuildChanges> {
  // Read first: what changes while the rest is read is given now, and once more the next time.
  const guild = await readGuild(db, guildId, revision);
  const latest = guild?.revision ?? 0;
  if (latest === revision) return { revision, complete: revision === 0, ...UNCHANGED };

  const complete = revision === 0 || !(await leadsTo(db, guildId, revision, latest));
  const from = complete ? 0 : revision;
  return {
    revision: latest,
    complete,
    changed: await readChangedBriefs(db, guildId, from),
    removed: complete ? [] : await readRemovedIds(db, guildId, from),
    guild: {
      settings: parseSettings(guild?.settings ?? null),
      hasUntoldReports: Boolean(guild?.has_untold_reports),
    },
  };
}

/** A guild as it stands, in one statement, since each takes as long as all that is in this one. */
async function readGuild(db: Queries, guildId: string, revision: number) {
  return await db
    .selectFrom('guild')
    .where('id', '=', guildId)
    .select(['revision', 'settings'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('report')
            .whereRef('report.guild_id', '=', 'guild.id')
            // Of one row, so that nothing is looked for where nothing has changed.
            .where('guild.revision', '!=', revision)
            .where('state', '!=', 'open')
            .where('told', '=', 0)
            .select('report.id'),
        )
        .as('has_untold_reports'),
    )
    .executeTakeFirst();
}

/**
 * Whether a guild came from one revision to another by changes that are all in its log. Not so where a backup
 * was restored in between: that leaves a gap (see restoreStore), as what came before it was undone.
 */
async function leadsTo(db: Queries, guildId: string, from: number, to: number): Promise<boolean> {
  const { count } = await db
    .selectFrom('audit')
    .where('guild_id', '=', guildId)
    .where('revision', '>', from)
    .where('revision', '<=', to)
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count) === to - from;
}
