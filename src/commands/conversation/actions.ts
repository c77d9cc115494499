import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker } from '../../messages/speak.ts';
import { answerCard } from '../answer/answer-card.ts';
import { noteQuestion } from '../answer/note-question.ts';
import { readQuestion } from '../answer/read-question.ts';
import { findByKey } from '../claims/claim-state.ts';
import { ownView } from '../claims/claims-view.ts';
import type { ActionHandler } from '../command.ts';
import { readOn } from '../read-on.ts';
import { chooseCard, withPlace } from './choose-card.ts';
import { respond } from './converse.ts';
import { directPlace, sharedGuilds } from './direct-place.ts';
import { sampleQuestion } from './hello-card.ts';

/** What the buttons and selects of a conversation do. They stand under the name of `/ask`. */
export const conversationActions = {
  /** Asks the question of a sample, whose brief and theme the arguments name. */
  sample: async (request, services) => {
    const { guildId, locale, args } = request;
    const [key = '', themeIndex = ''] = args;
    const brief = findByKey(await services.library.collection(guildId), key);
    const theme = { brief, themeIndex: Number(themeIndex) };
    const question = sampleQuestion(theme, speaker(locale));
    const { card } = await answerCard({ question, brief }, ownView(request), services);
    return readOn(card, request);
  },

  /** Ends the context, and asks what was typed of all briefs. */
  everywhere: async (request, services) => {
    const { userId, channelId, args } = request;
    const question = readQuestion(args[0] ?? '');
    await services.store.contexts.drop({ userId, channelId });
    const { answer, card } = await answerCard({ question }, ownView(request), services);
    await noteQuestion(question, answer, request, services);
    return readOn(card, request);
  },

  /** Asks again which server's briefs a direct message is about; the argument is the page. */
  async change({ userId, locale, quote, args: [page = '0'] }, services) {
    const guilds = await sharedGuilds(await services.store.acquaintances.of(userId), services);
    const card = chooseCard(guilds, { question: quote, page: Number(page), say: speaker(locale) });
    return { kind: 'update', card };
  },

  /** Takes up the server that was chosen for direct messages, and answers what was asked. */
  async choose(request, services) {
    const { userId, values, quote, locale } = request;
    const guild = await services.sharedGuild(values[0] ?? '', userId);
    if (!guild) throw new LocalizedError('conversation.not-shared');
    await services.store.acquaintances.choose(userId, guild.id);
    const place = await directPlace(userId, services);
    const said = { ...request, guildId: guild.id, text: quote ?? '', repliedTo: undefined };
    const card = await respond({ ...said, place: 'direct' }, services);
    return { kind: 'update', card: withPlace(card, place, speaker(locale)) };
  },
} satisfies Readonly<Record<string, ActionHandler>>;
