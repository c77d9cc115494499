import { type Brief, placedClaims } from '../../knowledge/brief.ts';
import type { Passage, VersionKind } from '../../knowledge/stores/brief-store.ts';
import type { LabelledContent } from '../../knowledge/claim-ids/claim-labels.ts';
import type { GuildChange } from './guild-change.ts';
import { formatContent, formatLabels, formatUsedNumbers } from './json-columns.ts';
import type { Writes } from '../schema.ts';

/** A version that is about to be written. */
export interface NextVersion {
  readonly briefId: string;
  readonly version: number;
  readonly kind: VersionKind;
  readonly slug: string;
  readonly code: string;
  readonly removed: boolean;
  readonly labelled: LabelledContent;
  /** The version that keeps this wording already; null when this one has to. */
  readonly contentVersion: number | null;
  /** Passages that this version brings in; absent when it shares those of `passagesVersion`. */
  readonly passages?: readonly Passage[] | undefined;
  readonly passagesVersion: number | null;
  readonly restoredFrom: number | null;
  readonly note: string | null;
}

/** Writes a version, makes it the brief's current one and logs it; returns the brief as it now stands. */
export async function writeVersion(change: GuildChange, next: NextVersion): Promise<Brief> {
  const { trx, guildId, by, at, revision } = change;
  const { briefId, version, kind, slug, code, note } = next;
  const { content, labels, used } = next.labelled;
  const contentVersion = next.contentVersion ?? version;
  const passagesVersion = next.passages ? passageOwner(next.passages, version) : next.passagesVersion;
  const named = { slug, title: content.title, claim_count: placedClaims(content).length };

  const current = {
    ...named,
    published_at: content.source.publishedAt,
    version,
    content_version: contentVersion,
    passages_version: passagesVersion,
    removed: next.removed ? 1 : 0,
    used_numbers: formatUsedNumbers(used),
    revision,
    updated_at: at,
    updated_by: by,
  };
  await trx
    .insertInto('brief')
    .values({ ...current, id: briefId, guild_id: guildId, code })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(current))
    .execute();

  if (next.contentVersion === null) {
    await trx
      .insertInto('brief_content')
      .values({ brief_id: briefId, version, content: formatContent(content), labels: formatLabels(labels) })
      .execute();
  }
  if (next.passages) await writePassages(trx, briefId, version, next.passages);

  await trx
    .insertInto('brief_version')
    .values({
      ...named,
      brief_id: briefId,
      version,
      kind,
      content_version: contentVersion,
      passages_version: passagesVersion,
      made_by: by,
      made_at: at,
      note,
      restored_from: next.restoredFrom,
    })
    .execute();
  await change.record({
    action: `brief-${kind}`,
    subject: briefId,
    title: content.title,
    version,
    note,
  });

  return {
    ...content,
    id: briefId,
    guildId,
    slug,
    code,
    labels: labels.claims,
    version,
    updatedAt: at,
    updatedBy: by,
  };
}

function passageOwner(passages: readonly Passage[], version: number): number | null {
  return passages.length > 0 ? version : null;
}

async function writePassages(
  trx: Writes,
  briefId: string,
  version: number,
  passages: readonly Passage[],
): Promise<void> {
  for (const { number, text, url } of passages) {
    await trx.insertInto('passage').values({ brief_id: briefId, version, number, text, url }).execute();
  }
}
