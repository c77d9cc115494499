import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker } from '../../messages/speak.ts';
import { publicSay } from '../audience.ts';
import { defineCommand, type Request } from '../command.ts';
import { personSpan } from '../person-span.ts';
import type { Card } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { LOG_PAGE, logCard } from './log-card.ts';

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
          ? await pageCard(request, undefined, services)
          : await startPosting(request, channel, services);
    return { kind: 'message', visibility: 'private', card };
  },

  actions: {
    /** Entries before the revision in the arguments; without one, the latest. */
    async older(request, services) {
      const [before] = request.args;
      const revision = before === undefined ? undefined : Number(before);
      return { kind: 'update', card: await pageCard(request, revision, services) };
    },
  },
});

async function pageCard(request: Request, before: number | undefined, { store }: Services): Promise<Card> {
  const guildId = requireGuild(request);
  const entries = await store.audit.list(guildId, { before, limit: LOG_PAGE + 1 });
  const { auditChannelId } = await store.settings.get(guildId);
  return logCard(entries, { isFirst: before === undefined, auditChannelId }, speaker(request.locale));
}

async function startPosting(request: Request, channelId: string, services: Services): Promise<Card> {
  const guildId = requireGuild(request);
  const by = request.userId;
  const inPublic = await publicSay(request, services);
  services.countChange(guildId);
  // The first line is the test: it costs nothing more, and says what the channel is for.
  const isPosted = await services.post(channelId, {
    tone: 'notice',
    locale: inPublic.locale,
    lead: [inPublic.line('announce.channel', { who: personSpan(by, inPublic) })],
  });
  if (!isPosted) {
    throw new LocalizedError('log.may-not-post');
  }
  await services.store.settings.update({ guildId, by, note: inPublic('audit.channel') }, (settings) => ({
    ...settings,
    auditChannelId: channelId,
  }));
  const say = speaker(request.locale);
  return { tone: 'answer', lead: [say.line('log.started', { channel: { channel: channelId } })] };
}

async function stopPosting(request: Request, services: Services): Promise<Card> {
  const { store, countChange } = services;
  const guildId = requireGuild(request);
  countChange(guildId);
  const inPublic = await publicSay(request, services);
  await store.settings.update(
    { guildId, by: request.userId, note: inPublic('audit.no-channel') },
    (settings) => ({ ...settings, auditChannelId: null }),
  );
  return { tone: 'answer', lead: [speaker(request.locale)('log.stopped')] };
}
