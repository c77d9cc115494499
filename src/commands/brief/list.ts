import { speaker } from '../../messages/speak.ts';
import { defineCommand, type Request } from '../command.ts';
import type { Card } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { listCard, removedCard } from './list-card.ts';

/** `/brief list`: what briefs there are, when each was last changed and by whom. */
export const list = defineCommand({
  definition: {
    name: 'list',
    options: [{ type: 'boolean', name: 'removed' }],
  },

  async execute(request, services) {
    const which = request.options.removed === true ? 'removed' : 'kept';
    return {
      kind: 'message',
      visibility: 'private',
      card: await cardOf(request, services, { which, page: 0 }),
    };
  },

  actions: {
    /** Turns the page of the briefs that there are (`kept`) or were (`removed`). */
    async page(request, services) {
      const [which, page = '0'] = request.args;
      return {
        kind: 'update',
        card: await cardOf(request, services, {
          which: which === 'removed' ? 'removed' : 'kept',
          page: Number(page),
        }),
      };
    },
  },
});

async function cardOf(
  request: Request,
  { store, library }: Services,
  { which, page }: { which: 'kept' | 'removed'; page: number },
): Promise<Card> {
  const guildId = requireGuild(request);
  const say = speaker(request.locale);
  const settings = await store.settings.get(guildId);
  const own = await store.briefs.list(guildId, { removed: which === 'removed' });
  return which === 'removed'
    ? removedCard({ own, settings }, { say, page })
    : listCard({ own, bundled: library.bundled, settings }, { say, page });
}
