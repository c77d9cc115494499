import Fuse from 'fuse.js';
import { fold } from './fold.ts';

/** fuse.js: 0 lets only exact names through, 1 everything. */
const FUZZINESS = 0.4;

/**
 * The items whose name is nearest to what was typed: the same name first, then names that begin with it, then
 * what fuse.js finds. All of them, in their order, when nothing was typed. Cost: linear in the names.
 */
export function findByName<Item>(
  items: readonly Item[],
  typed: string,
  namesOf: (item: Item) => string[],
): Item[] {
  const wanted = fold(typed).trim();
  if (wanted === '') return [...items];
  const named = items.map((item) => ({ item, names: namesOf(item).map(fold) }));
  const exact = named.filter(({ names }) => names.includes(wanted));
  const beginning = named.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  const fuse = new Fuse(named, { keys: ['names'], threshold: FUZZINESS, ignoreLocation: true });
  const fuzzy = fuse.search(wanted).map((result) => result.item);
  return [...new Set([...exact, ...beginning, ...fuzzy].map(({ item }) => item))];
}
