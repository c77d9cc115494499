import type { Gap } from '../../knowledge/stores/gap-store.ts';
import { speaker } from '../../messages/speak.ts';
import { draftForm, uploadForm } from '../brief/draft-form.ts';
import { defineCommand, type ActionRequest, type Request } from '../command.ts';
import type { Card, Line, Reply } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { gapCard } from './gap-card.ts';
import { gapsCard } from './gaps-card.ts';
import { gapsFile } from './gaps-file.ts';

/** `/gaps`: what members asked and the briefs don't say, without who asked. */
export const gaps = defineCommand({
  definition: { name: 'gaps' },
  audience: 'moderators',

  async execute(request, services) {
    return { kind: 'message', visibility: 'private', card: await listCard(request, services, { page: 0 }) };
  },

  actions: {
    /** Turns the page of the list. */
    async page(request, services) {
      const card = await listCard(request, services, { page: Number(request.args[0] ?? 0) });
      return { kind: 'update', card };
    },

    /** Opens a question that was chosen from the list, with what can be done about it. */
    open: (request, services) =>
      withGap(request, services, async (gap) => {
        const briefs = await services.store.briefs.list(requireGuild(request));
        return { kind: 'update', card: gapCard(gap, briefs, speaker(request.locale)) };
      }),

    async dismiss(request, services) {
      const guildId = requireGuild(request);
      services.countChange(guildId);
      const isDismissed = await services.store.gaps.dismiss(guildId, request.args[0] ?? '');
      const lead = speaker(request.locale)(isDismissed ? 'gaps.dismissed' : 'gaps.gone');
      return { kind: 'update', card: await listCard(request, services, { page: 0, lead }) };
    },

    async export(request, { store }) {
      const say = speaker(request.locale);
      const file = gapsFile(await store.gaps.list(requireGuild(request)), say);
      const card: Card = { tone: 'notice', lead: [say('gaps.exported')] };
      return { kind: 'message', visibility: 'private', card, files: [file] };
    },
  },

  openers: {
    /** Opens the form for a new brief. */
    async add(request) {
      const say = speaker(request.locale);
      const start = { target: { kind: 'new' } as const, heading: say('form.add') };
      return draftForm(start, say) ?? uploadForm(start, say);
    },
  },
});

async function listCard(
  request: Request,
  { store }: Services,
  view: { page: number; lead?: Line },
): Promise<Card> {
  const guildId = requireGuild(request);
  const { questionDays } = await store.settings.get(guildId);
  const list = await store.gaps.list(guildId);
  return gapsCard({ list, questionDays, ...view }, speaker(request.locale));
}

/** Does something with the gap that a button or select names; shows the list where it has gone. */
async function withGap(
  request: ActionRequest,
  services: Services,
  work: (gap: Gap) => Promise<Reply>,
): Promise<Reply> {
  const id = request.values[0] ?? request.args[0] ?? '';
  const gap = await services.store.gaps.get(requireGuild(request), id);
  if (gap) return await work(gap);
  const lead = speaker(request.locale)('gaps.gone');
  return { kind: 'update', card: await listCard(request, services, { page: 0, lead }) };
}
