import { DependencyError } from '../errors.ts';
import type { Brief } from '../knowledge/brief.ts';
import type { Passage } from '../knowledge/brief-store.ts';
import type { Store } from '../knowledge/store.ts';
import { readWebAddress } from '../knowledge/web-address.ts';

/** Web addresses of passages by number. */
export type PassageLinks = ReadonlyMap<number, string>;

/** The passages that came with a brief, at the version that the brief is; none for a bundled one. */
export async function passagesOf(brief: Brief, { briefs }: Store): Promise<readonly Passage[]> {
  return brief.guildId === null ? [] : await briefs.passages(brief.guildId, brief.id, brief.version);
}

/**
 * The links of some briefs, by brief. Those of one version of a brief are read once and then remembered for
 * as long as the version is in use. While the store does not answer, claims are shown without them.
 */
export async function linksOf(
  briefs: Iterable<Brief>,
  store: Store,
): Promise<ReadonlyMap<Brief, PassageLinks>> {
  const all = [...new Set(briefs)].map(async (brief) => [brief, await linksOfOne(brief, store)] as const);
  return new Map(await Promise.all(all));
}

const known = new WeakMap<Brief, PassageLinks>();

async function linksOfOne(brief: Brief, store: Store): Promise<PassageLinks> {
  const links = known.get(brief);
  if (links) return links;
  try {
    const read = linksIn(await passagesOf(brief, store));
    known.set(brief, read);
    return read;
  } catch (error) {
    if (error instanceof DependencyError) return new Map();
    throw error;
  }
}

function linksIn(passages: readonly Passage[]): PassageLinks {
  return new Map(
    passages.flatMap(({ number, url }) => {
      // An imported address is checked here too: whatever is shown as a link has passed the same gate.
      const address = url === null ? undefined : readWebAddress(url);
      return address === undefined ? [] : [[number, address] as const];
    }),
  );
}
