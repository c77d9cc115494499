import { briefToJson } from '../../knowledge/files/brief-json.ts';
import type { Brief } from '../../knowledge/brief.ts';
import { TwinFinder } from '../../knowledge/comparing/twin-finder.ts';
import type { Message } from '../../messages/speak.ts';
import { nextTurn } from '../next-turn.ts';
import type { Services } from '../services.ts';
import type { Parcel, ParcelItem } from './parcel.ts';

/** A brief of an import. */
type ReadItem = Extract<ParcelItem, { kind: 'brief' }>;

/** What will be done with a brief of an import. */
export type PlanItem =
  | { readonly kind: 'new'; readonly item: ReadItem }
  /** A new version of a brief of the guild. */
  | { readonly kind: 'version'; readonly item: ReadItem; readonly of: Brief }
  /** Nothing, for it says what is there already. */
  | { readonly kind: 'same'; readonly item: ReadItem; readonly where: Message };

/** What an import will do to the briefs as they are now. */
export interface ImportPlan {
  readonly items: readonly PlanItem[];
  readonly unreadable: readonly Extract<ParcelItem, { kind: 'unreadable' }>[];
}

/**
 * Compares the briefs of an import with those of the guild, the bundled ones, and each other. Of two that
 * would become versions of the same brief the second is put aside, for nobody can say which is to be last.
 */
export async function planImport(guildId: string, parcel: Parcel, services: Services): Promise<ImportPlan> {
  const { briefs } = await services.library.collection(guildId);
  const own = briefs.filter((brief) => brief.guildId !== null);
  const finder = new TwinFinder(own);
  const bundled = new Map(services.library.bundled.map((brief) => [briefToJson(brief), brief]));
  const seen = new Map<string, string>();
  const targets = new Map<string, string>();
  const items: PlanItem[] = [];
  const unreadable = parcel.items.filter((item) => item.kind === 'unreadable');

  for (const item of parcel.items) {
    if (item.kind === 'unreadable') continue;
    await nextTurn();
    const json = briefToJson(item.content);
    const earlier = seen.get(json);
    const twin = finder.find(item.content)?.brief;
    if (earlier !== undefined)
      items.push({ kind: 'same', item, where: { key: 'import.same-as', values: { from: earlier } } });
    else if (twin && (await isSame(guildId, item, twin, services))) {
      items.push({ kind: 'same', item, where: { key: 'import.same-here' } });
    } else if (bundled.has(json)) items.push({ kind: 'same', item, where: { key: 'import.same-bundled' } });
    else if (!twin) items.push({ kind: 'new', item });
    else if (targets.has(twin.id)) {
      const values = { brief: twin.title, other: targets.get(twin.id) ?? '' };
      unreadable.push({ kind: 'unreadable', from: item.from, why: { key: 'import.two-versions', values } });
    } else {
      targets.set(twin.id, item.from);
      items.push({ kind: 'version', item, of: twin });
    }
    seen.set(json, item.from);
  }
  return { items, unreadable };
}

/** Whether a brief of the guild has the same wording, and the same passages where the import has any. */
async function isSame(
  guildId: string,
  { content, passages }: ReadItem,
  brief: Brief,
  { store }: Services,
): Promise<boolean> {
  if (passages.length === 0) return briefToJson(content) === briefToJson(brief);
  const own = await store.briefs.passages(guildId, brief.id);
  return briefToJson(content, passages) === briefToJson(brief, own);
}
