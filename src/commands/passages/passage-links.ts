import { DependencyError } from '../../errors.ts';
import type { Brief } from '../../knowledge/brief.ts';
import type { Passage } from '../../knowledge/stores/brief-store.ts';
import type { Store } from '../../knowledge/stores/store.ts';
import { readWebAddress } from '../../knowledge/passages/web-address.ts';

/** Web addresses of passages by number. */
export type PassageLinks = ReadonlyMap<number, string>;

/** The passages that came with a brief, at the version that the brief is; none for a bundled one. */
export async function passagesOf(brief: Brief, { briefs }: Store): Promise<readonly Passage[]> {
  return brief.guildId === null ? [] : await briefs.passages(brief.guildId, brief.id, brief.version);
}

/** What an answer needs of a passage, whose text it does not show. */
export interface PassageEntry {
  readonly number: number;
  /** The first {@link BEGINNING_LENGTH} of its text; empty where that is not part of the brief. */
  readonly beginning: string;
  readonly url: string | undefined;
}

/** In characters; longer than what a select shows of a passage. */
export const BEGINNING_LENGTH = 200;

/** The links of some briefs, by brief. */
export async function linksOf(
  briefs: Iterable<Brief>,
  store: Store,
): Promise<ReadonlyMap<Brief, PassageLinks>> {
  const all = [...new Set(briefs)].map(async (brief) => [brief, await linksOfBrief(brief, store)] as const);
  return new Map(await Promise.all(all));
}

/** The links of one brief. */
export async function linksOfBrief(brief: Brief, store: Store): Promise<PassageLinks> {
  const entries = await passageEntries(brief, store);
  return new Map(entries.flatMap(({ number, url }) => (url === undefined ? [] : [[number, url]])));
}

/**
 * The passages of a brief in short. Those of one version of a brief are read once and then remembered for as long as
 * the version is in use. While the store does not answer there are none.
 */
export async function passageEntries(brief: Brief, store: Store): Promise<readonly PassageEntry[]> {
  const reading = known.get(brief) ?? passagesOf(brief, store).then((passages) => passages.map(entryOf));
  known.set(brief, reading);
  try {
    return await reading;
  } catch (error) {
    known.delete(brief);
    if (error instanceof DependencyError) return [];
    throw error;
  }
}

/** What is read, or was: an answer asks from two sides at once. */
const known = new WeakMap<Brief, Promise<readonly PassageEntry[]>>();

function entryOf({ number, text, url }: Passage): PassageEntry {
  return {
    number,
    beginning: (text ?? '').slice(0, BEGINNING_LENGTH),
    // An imported address is checked here too: whatever is shown as a link has passed the same gate.
    url: url === null ? undefined : readWebAddress(url),
  };
}
