import { UserError } from '../../errors.ts';
import { defineCommand, type Request } from '../command.ts';
import type { Card } from '../reply.ts';
import type { Services } from '../services.ts';
import { LOG_PAGE, logCard } from './log-card.ts';
import { requireGuild } from './own-brief.ts';
import { personSpan } from './version-line.ts';

/** `/brief log`: who changed what, and the channel that is told of each change. */
export const log = defineCommand({
  definition: {
    name: 'log',
    options: [
      { type: 'channel', name: 'channel' },
      { type: 'boolean', name: 'off' },
    ],
  },

  async execute(request, services) {
    const { channel, off } = request.options;
    const card =
      off === true
        ? await stopPosting(request, services)
        : channel === undefined
          ? await pageCard(requireGuild(request), undefined, services)
          : await startPosting(request, channel, services);
    return { kind: 'message', visibility: 'private', card };
  },

  actions: {
    /** Entries before the revision in the arguments; without one, the latest. */
    async older(request, services) {
      const [before] = request.args;
      const revision = before === undefined ? undefined : Number(before);
      return { kind: 'update', card: await pageCard(requireGuild(request), revision, services) };
    },
  },
});

async function pageCard(guildId: string, before: number | undefined, { store }: Services): Promise<Card> {
  const entries = await store.audit.list(guildId, { before, limit: LOG_PAGE + 1 });
  const { auditChannelId } = await store.settings.get(guildId);
  return logCard(entries, { isFirst: before === undefined, auditChannelId });
}

async function startPosting(request: Request, channelId: string, services: Services): Promise<Card> {
  const guildId = requireGuild(request);
  const by = request.userId;
  services.countChange(guildId);
  // The first line is the test: it costs nothing more, and says what the channel is for.
  const isPosted = await services.post(channelId, {
    tone: 'notice',
    lead: [['From now on, changes of this server’s briefs are told here. ', personSpan(by), ' chose so.']],
  });
  if (!isPosted) {
    throw new UserError(
      'Footnote may not post in that channel. Give it View Channel and Send Messages there, then try again.',
    );
  }
  await services.store.settings.update(
    { guildId, by, note: 'chose the channel that is told of changes' },
    (settings) => ({ ...settings, auditChannelId: channelId }),
  );
  return { tone: 'answer', lead: [['Each change is posted in ', { channel: channelId }, ' from now on.']] };
}

async function stopPosting(request: Request, { store, countChange }: Services): Promise<Card> {
  const guildId = requireGuild(request);
  countChange(guildId);
  await store.settings.update(
    { guildId, by: request.userId, note: 'stopped posting changes in a channel' },
    (settings) => ({ ...settings, auditChannelId: null }),
  );
  return { tone: 'answer', lead: ['Changes are no longer posted in a channel.'] };
}
