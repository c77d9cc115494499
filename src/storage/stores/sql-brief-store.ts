import type {
  BriefChange,
  BriefStore,
  BriefSummary,
  ChangeRefused,
  DraftGone,
  Full,
  GuildChanges,
  Passage,
  PassagesInput,
  PublishInput,
  Removed,
  RenameInput,
  RestoreInput,
  Saved,
  SaveInput,
  SlugTaken,
  StoredBrief,
  Unchanged,
  Version,
} from '../../knowledge/stores/brief-store.ts';
import type { BriefContent } from '../../knowledge/brief.ts';
import { freeCode } from '../../knowledge/claim-ids/brief-code.ts';
import { firstLabels, nextLabels } from '../../knowledge/claim-ids/claim-labels.ts';
import { changeGuild, type GuildChange } from './guild-change.ts';
import { formatContent } from './json-columns.ts';
import { newId } from './new-id.ts';
import type { Queries, Writes } from '../schema.ts';
import { readChanges } from './sql-brief-changes.ts';
import {
  type BriefRow,
  readBrief,
  readBySlug,
  readCodes,
  readPassages,
  readSummaries,
  readVersions,
} from './sql-brief-reads.ts';
import { type NextVersion, writeVersion } from './sql-brief-writes.ts';
import { discardDraft } from './sql-draft-store.ts';

interface BriefStoreOptions {
  readonly clock: () => string;
  readonly maxBriefs: number;
  readonly bundledCodes: readonly string[];
}

/** The briefs of every guild, on any database that kysely speaks to. */
export class SqlBriefStore implements BriefStore {
  readonly #db: Queries;
  readonly #clock: () => string;
  readonly #maxBriefs: number;
  readonly #bundledCodes: readonly string[];

  constructor(db: Queries, options: BriefStoreOptions) {
    this.#db = db;
    this.#clock = options.clock;
    this.#maxBriefs = options.maxBriefs;
    this.#bundledCodes = options.bundledCodes;
  }

  async publish(input: PublishInput): Promise<Saved | SlugTaken | Full | DraftGone> {
    const { guildId, by, slug, draftId } = input;
    return await changeGuild(this.#db, { guildId, by, at: this.#clock() }, async (change) => {
      const { trx } = change;
      if (draftId !== undefined && !(await discardDraft(trx, input, draftId))) return { kind: 'draft-gone' };
      const refusal = (await slugTaken(trx, guildId, slug)) ?? (await this.#full(trx, guildId));
      if (refusal) return refusal;
      const brief = await writeVersion(change, {
        briefId: newId(),
        version: 1,
        kind: 'published',
        slug,
        code: freeCode(slug, new Set([...this.#bundledCodes, ...(await readCodes(trx, guildId))])),
        removed: false,
        labelled: firstLabels(input.content),
        contentVersion: null,
        passages: input.passages,
        passagesVersion: null,
        restoredFrom: null,
        note: input.note ?? null,
      });
      return { kind: 'saved', brief };
    });
  }

  async save(input: SaveInput): Promise<Saved | Unchanged | ChangeRefused | Removed> {
    const { content, passages, draftId } = input;
    return await this.#changeLiving(input, async (change, current) => {
      const isReworded = formatContent(content) !== formatContent(current.content);
      const isResourced = passages !== undefined && !(await hasPassages(change, current, passages));
      if (!isReworded && !isResourced) return unchanged(current);
      if (draftId !== undefined) await discardDraft(change.trx, input, draftId);
      return await saveNext(change, input, current, {
        kind: isReworded ? 'edited' : 'passages',
        ...(isReworded && reword(current, content)),
        ...(isResourced && { passages }),
      });
    });
  }

  async rename(input: RenameInput): Promise<Saved | Unchanged | ChangeRefused | Removed | SlugTaken> {
    const { guildId, briefId, title, slug } = input;
    return await this.#changeLiving(input, async (change, current) => {
      const isRetitled = title !== current.content.title;
      if (!isRetitled && slug === current.brief.slug) return unchanged(current);
      return (
        (await slugTaken(change.trx, guildId, slug, briefId)) ??
        (await saveNext(change, input, current, {
          kind: 'renamed',
          slug,
          ...(isRetitled && reword(current, { ...current.content, title })),
        }))
      );
    });
  }

  async replacePassages(input: PassagesInput): Promise<Saved | Unchanged | ChangeRefused | Removed> {
    const { passages } = input;
    return await this.#changeLiving(input, async (change, current) =>
      (await hasPassages(change, current, passages))
        ? unchanged(current)
        : await saveNext(change, input, current, { kind: 'passages', passages }),
    );
  }

  async remove(input: BriefChange): Promise<Saved | ChangeRefused | Removed> {
    return await this.#changeLiving(input, (change, current) =>
      saveNext(change, input, current, { kind: 'removed', removed: true }),
    );
  }

  async restore(input: RestoreInput): Promise<Saved | Unchanged | ChangeRefused | SlugTaken | Full> {
    const { guildId, briefId, version } = input;
    return await this.#change(input, async (change, current) => {
      const { trx } = change;
      const target = version === undefined ? current : await readBrief(trx, guildId, briefId, version);
      if (!target) return { kind: 'missing' };

      const slug = input.slug ?? current.brief.slug;
      const isSame =
        target.contentVersion === current.contentVersion &&
        target.passagesVersion === current.passagesVersion &&
        slug === current.brief.slug;
      if (isSame && !current.brief.removed) return unchanged(current);

      return (
        (await slugTaken(trx, guildId, slug, briefId)) ??
        (current.brief.removed ? await this.#full(trx, guildId) : undefined) ??
        (await saveNext(change, input, current, {
          kind: 'restored',
          slug,
          removed: false,
          labelled: { ...target.labelled, used: current.labelled.used },
          contentVersion: target.contentVersion,
          passagesVersion: target.passagesVersion,
          restoredFrom: target.brief.version,
        }))
      );
    });
  }

  async list(guildId: string, filter: { removed?: boolean | undefined } = {}): Promise<BriefSummary[]> {
    return await readSummaries(this.#db, guildId, filter.removed ?? false);
  }

  async get(guildId: string, briefId: string, version?: number): Promise<StoredBrief | undefined> {
    return (await readBrief(this.#db, guildId, briefId, version))?.brief;
  }

  async passages(guildId: string, briefId: string, version?: number): Promise<Passage[]> {
    return await readPassages(this.#db, guildId, briefId, version);
  }

  async history(guildId: string, briefId: string): Promise<Version[]> {
    return await readVersions(this.#db, guildId, briefId, 0);
  }

  async since(guildId: string, revision: number): Promise<GuildChanges> {
    return await readChanges(this.#db, guildId, revision);
  }

  /** Runs a change on the brief as it stands, once it is sure that the change was made from that. */
  async #change<T>(
    input: BriefChange,
    work: (change: GuildChange, current: BriefRow) => Promise<T>,
  ): Promise<T | ChangeRefused> {
    const { guildId, briefId, baseVersion, by } = input;
    return await changeGuild(this.#db, { guildId, by, at: this.#clock() }, async (change) => {
      const current = await readBrief(change.trx, guildId, briefId);
      if (!current) return { kind: 'missing' } as const;
      if (current.brief.version !== baseVersion) {
        const since = await readVersions(change.trx, guildId, briefId, baseVersion);
        return { kind: 'stale', brief: current.brief, since } as const;
      }
      return await work(change, current);
    });
  }

  async #changeLiving<T>(
    input: BriefChange,
    work: (change: GuildChange, current: BriefRow) => Promise<T>,
  ): Promise<T | ChangeRefused | Removed> {
    return await this.#change<T | Removed>(input, async (change, current) =>
      current.brief.removed ? { kind: 'removed', brief: current.brief } : await work(change, current),
    );
  }

  async #full(trx: Writes, guildId: string): Promise<Full | undefined> {
    const { count } = await trx
      .selectFrom('brief')
      .where('guild_id', '=', guildId)
      .where('removed', '=', 0)
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count) >= this.#maxBriefs ? { kind: 'full', limit: this.#maxBriefs } : undefined;
  }
}

/** Writes the version after `current`: like it, but for what `next` says. */
async function saveNext(
  change: GuildChange,
  input: BriefChange,
  current: BriefRow,
  next: Pick<NextVersion, 'kind'> & Partial<NextVersion>,
): Promise<Saved> {
  const brief = await writeVersion(change, {
    briefId: input.briefId,
    version: current.brief.version + 1,
    slug: current.brief.slug,
    code: current.brief.code,
    removed: current.brief.removed,
    labelled: current.labelled,
    contentVersion: current.contentVersion,
    passagesVersion: current.passagesVersion,
    restoredFrom: null,
    note: input.note ?? null,
    ...next,
  });
  return { kind: 'saved', brief };
}

/** A new wording, whose claims are known by the labels that they had. */
function reword(current: BriefRow, content: BriefContent) {
  return { labelled: nextLabels(current.labelled, content), contentVersion: null };
}

function unchanged({ brief }: BriefRow): Unchanged {
  return { kind: 'unchanged', brief };
}

async function hasPassages(
  { trx, guildId }: GuildChange,
  { brief }: BriefRow,
  passages: readonly Passage[],
): Promise<boolean> {
  const kept = await readPassages(trx, guildId, brief.id);
  const wanted = passages.toSorted((a, b) => a.number - b.number);
  return (
    kept.length === wanted.length &&
    kept.every(({ number, text, url }, index) => {
      const other = wanted[index];
      return other?.number === number && other.text === text && other.url === url;
    })
  );
}

async function slugTaken(
  trx: Writes,
  guildId: string,
  slug: string,
  briefId?: string,
): Promise<SlugTaken | undefined> {
  const holder = await readBySlug(trx, guildId, slug);
  return holder && holder.id !== briefId ? { kind: 'slug-taken', by: holder } : undefined;
}
