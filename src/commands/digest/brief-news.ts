import type { AuditEntry } from '../../knowledge/stores/audit-log.ts';
import { diffBriefs } from '../../knowledge/comparing/brief-diff.ts';
import type { BriefStore } from '../../knowledge/stores/brief-store.ts';
import { type Brief, placedClaims } from '../../knowledge/brief.ts';

/** What became of one brief between two moments, in counts. */
export type BriefNews =
  /** It is there now and was not before: new, or brought back. */
  | { readonly kind: 'new'; readonly brief: Brief; readonly claims: number }
  | { readonly kind: 'removed'; readonly title: string }
  | { readonly kind: 'changed'; readonly brief: Brief; readonly counts: ChangeCounts };

/** What is different in a brief. */
interface ChangeCounts {
  readonly added: number;
  readonly dropped: number;
  /** Reworded, moved, or cited otherwise. */
  readonly changed: number;
  /** What it was called before; undefined where it has the same title. */
  readonly formerTitle: string | undefined;
}

type Versions = Pick<BriefStore, 'get' | 'history' | 'passages'>;

/**
 * Sums up changes of briefs, a brief once and in the order of their first change: what came and went in between is no
 * news. Changes of passages, themes and order alone are a change without counts.
 */
export async function briefNews(
  guildId: string,
  changes: readonly AuditEntry[],
  briefs: Versions,
): Promise<BriefNews[]> {
  const byBrief = Map.groupBy(changes, ({ subject }) => subject ?? '');
  const news: BriefNews[] = [];
  for (const [briefId, own] of byBrief) {
    const [first, last] = [own[0], own.at(-1)];
    if (first?.version == null || last?.version == null) continue;
    const base = first.version - 1;
    const isThere = last.action !== 'brief-removed';
    const before = await livingVersion(guildId, briefId, base, briefs);
    const after = isThere ? await briefs.get(guildId, briefId, last.version) : undefined;
    if (after) {
      if (!before) news.push(newOf(after));
      else if (!(await isAsBefore(before, after, briefs))) news.push(changeOf(before, after));
    } else if (before && !isThere) {
      news.push({ kind: 'removed', title: before.title });
    }
  }
  return news;
}

/** A version that could be asked then; undefined for version 0, and for one that removed the brief. */
async function livingVersion(
  guildId: string,
  briefId: string,
  version: number,
  briefs: Versions,
): Promise<Brief | undefined> {
  if (version === 0) return undefined;
  const history = await briefs.history(guildId, briefId);
  const kind = history.find((other) => other.version === version)?.kind;
  return kind === 'removed' ? undefined : await briefs.get(guildId, briefId, version);
}

function newOf(brief: Brief): BriefNews {
  return { kind: 'new', brief, claims: placedClaims(brief).length };
}

/** Whether what was changed was changed back. */
async function isAsBefore(before: Brief, after: Brief, briefs: Versions): Promise<boolean> {
  const { fields, themes, claims, isReordered } = diffBriefs(before, after);
  if (isReordered || fields.length + themes.length + claims.length > 0) return false;
  const passagesOf = async ({ guildId, id, version }: Brief) =>
    JSON.stringify(await briefs.passages(guildId ?? '', id, version));
  return (await passagesOf(before)) === (await passagesOf(after));
}

function changeOf(before: Brief, after: Brief): BriefNews {
  const { claims } = diffBriefs(before, after);
  const count = (kind: (typeof claims)[number]['kind']) =>
    claims.filter((claim) => claim.kind === kind).length;
  return {
    kind: 'changed',
    brief: after,
    counts: {
      added: count('added'),
      dropped: count('dropped'),
      changed: count('changed'),
      formerTitle: before.title === after.title ? undefined : before.title,
    },
  };
}
