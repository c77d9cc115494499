import type { Brief } from './knowledge/brief.ts';
import { OPERATOR_ID } from './knowledge/operator.ts';
import type { Store } from './knowledge/stores/store.ts';
import { loadBundledBriefs } from './storage/bundled-briefs.ts';

/** What the playground's first two servers are seeded with. */
export interface PlaygroundSeed {
  readonly store: Pick<Store, 'briefs' | 'settings'>;
  /** The one that gets briefs of its own, and the one that is to have nothing. */
  readonly guilds: readonly [full: { readonly id: string }, empty: { readonly id: string }];
  /** What ships with the bot, which every server sees unless it hides it. */
  readonly bundled: readonly Brief[];
  /** The folder of the sample briefs. */
  readonly dir: string;
}

/**
 * Gives the playground's first server briefs to ask about and its second nothing at all, so that one sees
 * both. Once only: what a person has changed since, or removed, stays so.
 */
export async function seedPlayground({ store, guilds, bundled, dir }: PlaygroundSeed): Promise<void> {
  const [full, empty] = guilds;
  const { revision } = await store.briefs.since(full.id, 0);
  if (revision > 0) return;
  await store.settings.update(
    { guildId: empty.id, by: OPERATOR_ID, note: 'a server as it is at first' },
    (settings) => ({ ...settings, hiddenBriefIds: bundled.map(({ id }) => id) }),
  );
  const { briefs } = await loadBundledBriefs(dir);
  for (const { slug, title, language, coreViewpoint, themes, source } of briefs) {
    const content = { title, language, coreViewpoint, themes, source };
    await store.briefs.publish({ guildId: full.id, by: OPERATOR_ID, slug, content, note: 'a sample' });
  }
}
