import { CORE_VIEWPOINT, type Theme } from '../brief.ts';
import type { ClaimPair } from './pair-claims.ts';
import { pairTexts } from './pair-texts.ts';

const RENAMED_AT_LEAST = 0.5;

/**
 * Which theme of the later version each theme of the earlier one has become, by index. The core
 * viewpoint always becomes the core viewpoint. Themes of the same title are the same; then those that
 * have most claims in common, at least half of the smaller one's; then those whose titles are most alike.
 */
export function pairThemes(
  before: readonly Theme[],
  after: readonly Theme[],
  claims: readonly ClaimPair[],
): Map<number, number> {
  const pairs = new Map<number, number>([[CORE_VIEWPOINT, CORE_VIEWPOINT]]);
  const taken = new Set<number>();
  const pair = (from: number, to: number): void => {
    if (pairs.has(from) || taken.has(to)) return;
    pairs.set(from, to);
    taken.add(to);
  };

  before.forEach((theme, from) => {
    const to = after.findIndex(({ title }, index) => title === theme.title && !taken.has(index));
    if (to !== -1) pair(from, to);
  });

  for (const { from, to, count } of countShared(claims)) {
    const smaller = Math.min(before[from]?.claims.length ?? 0, after[to]?.claims.length ?? 0);
    if (count * 2 >= smaller) pair(from, to);
  }

  const titles = (themes: readonly Theme[]) => themes.map((theme) => theme.title);
  for (const like of pairTexts(titles(before), titles(after), RENAMED_AT_LEAST))
    pair(like.before, like.after);
  return pairs;
}

/** How many claims went from which theme to which, most first. */
function countShared(claims: readonly ClaimPair[]): { from: number; to: number; count: number }[] {
  const counts = new Map<string, { from: number; to: number; count: number }>();
  for (const { before, after } of claims) {
    const [from, to] = [before.themeIndex, after.themeIndex];
    if (from === CORE_VIEWPOINT || to === CORE_VIEWPOINT) continue;
    const entry = counts.get(`${from} ${to}`) ?? { from, to, count: 0 };
    entry.count += 1;
    counts.set(`${from} ${to}`, entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
