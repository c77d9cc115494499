import type { Draft } from '../../knowledge/stores/draft-store.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import type { Message } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import { publicSay } from '../audience.ts';
import type { Request } from '../command.ts';
import { nextTurn } from '../next-turn.ts';
import { personSpan } from '../person-span.ts';
import type { Services } from '../services.ts';
import { changesOf } from './import-card.ts';
import { planImport, type PlanItem } from './import-plan.ts';
import type { Parcel } from './parcel.ts';
import { publishUnderFreeName } from './publish.ts';

/** What became of a brief of an import. */
export interface ImportResult {
  readonly entry: PlanItem;
  /** Undefined where it was published. */
  readonly refusal: Message | undefined;
}

/** What an import did. */
export interface ImportOutcome {
  readonly results: readonly ImportResult[];
  /** Keeps the import where something is left to do; undefined when all is done. */
  readonly rest: Draft | undefined;
}

/**
 * Publishes what an import brings, one after the other, each as of now. The import's draft is first replaced
 * by a copy: of two presses of the button one finds it gone (undefined) and does nothing, and after a crash
 * the copy is there, from which what is done already is left out.
 */
export async function runImport(
  draft: Draft,
  parcel: Parcel,
  request: Request,
  services: Services,
): Promise<ImportOutcome | undefined> {
  const { guildId, by } = draft;
  const note = await publicSay(request, services);
  const { drafts } = services.store;
  const { id: _, ...input } = draft;
  const copy = await drafts.save(input);
  if (!(await drafts.discard(draft, draft.id))) {
    await drafts.discard(copy, copy.id);
    return undefined;
  }
  const results: ImportResult[] = [];
  for (const entry of changesOf(await planImport(guildId, parcel, services))) {
    await nextTurn();
    const refusal =
      mayChange(guildId, services) ??
      (await publishEntry(entry, { draft, noteOf: (from) => note('audit.imported', { from }) }, services));
    results.push({ entry, refusal });
  }
  const isDone = results.every(({ refusal }) => refusal === undefined);
  if (isDone) await drafts.discard(copy, copy.id);
  const done = results.filter(({ refusal }) => refusal === undefined).length;
  if (done > 0) {
    await announce(
      request,
      (say) =>
        say.line('announce.imported', {
          who: personSpan(by, say),
          count: done,
          file: { strong: parcel.fileName },
        }),
      services,
    );
  }
  return { results, rest: isDone ? undefined : copy };
}

/** Counts a change; the reason where the guild may make none just now. */
function mayChange(guildId: string, { countChange }: Services): Message | undefined {
  try {
    countChange(guildId);
    return undefined;
  } catch (error) {
    if (error instanceof LocalizedError) return error.said;
    throw error;
  }
}

/** Publishes one brief; the reason where the store refuses it. */
async function publishEntry(
  entry: PlanItem,
  { draft, noteOf }: { draft: Draft; noteOf: (from: string) => string },
  services: Services,
): Promise<Message | undefined> {
  const { guildId, by } = draft;
  const { content, passages } = entry.item;
  const note = noteOf(entry.item.from);
  if (entry.kind !== 'version') {
    const result = await publishUnderFreeName({ guildId, by, content, passages, note }, services);
    return result.kind === 'full' ? { key: 'refusal.full', values: { limit: result.limit } } : undefined;
  }
  const { id, version, title } = entry.of;
  const result = await services.store.briefs.save({
    guildId,
    by,
    briefId: id,
    baseVersion: version,
    content,
    note,
    ...(passages.length === 0 ? {} : { passages }),
  });
  return result.kind === 'saved' || result.kind === 'unchanged'
    ? undefined
    : { key: 'import.changed', values: { brief: title } };
}
