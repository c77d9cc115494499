import { sentencesOfMessage } from '../knowledge/check-text.ts';
import { LocalizedError } from '../messages/localized-error.ts';
import { speaker } from '../messages/speak.ts';
import { checkCard, checkedCard, checkSentence, readOption } from './check-card.ts';
import type { ActionHandler, MessageCommand } from './command.ts';
import { whichServer } from './conversation/which-server.ts';

/**
 * **Check against briefs** on a message: each of its sentences with the claims that come closest. It never says
 * true or false.
 */
export const checkAgainstBriefs = {
  definition: { menuName: 'Check against briefs' },
  audience: 'everyone',

  async executeOnMessage(request, services) {
    const { plainText, isOwn } = request.message;
    if (isOwn) throw new LocalizedError('check.own');
    const { sentences, isCut } = sentencesOfMessage(plainText);
    if (sentences.length === 0) throw new LocalizedError('check.no-text');
    await services.countQuestion(request);
    const choice = await whichServer(request, services);
    if (choice) return choice;
    const collection = await services.library.collection(request.guildId);
    if (collection.briefs.length === 0) throw new LocalizedError('unanswered.no-briefs');
    const checked = [];
    for (const sentence of sentences) checked.push(await checkSentence(sentence, collection));
    const card = checkCard({ sentences: checked, isCut, page: 0 }, speaker(request.locale));
    return { kind: 'message', visibility: 'private', card };
  },
} as const satisfies MessageCommand;

/** What is behind the buttons and the select of a check; they are among those of `/claim`. */
export const checkActions = {
  /** Turns the page of a check. */
  async 'check-page'({ guildId, locale, args: [cut, page], menuOptions = [] }, { library }) {
    const collection = await library.collection(guildId);
    const sentences = menuOptions.map((option) => readOption(option, collection));
    const view = { sentences, isCut: cut === 'cut', page: Number(page) };
    return { kind: 'update', card: checkCard(view, speaker(locale)) };
  },

  /** Shows the claims that come closest to the chosen sentence. */
  async checked({ guildId, locale, values: [chosen = ''], menuOptions = [] }, { library }) {
    const label = menuOptions.find(({ value }) => value === chosen)?.label ?? '';
    const sentence = readOption({ label, value: chosen }, await library.collection(guildId));
    return { kind: 'message', visibility: 'private', card: checkedCard(sentence, speaker(locale)) };
  },
} satisfies Readonly<Record<string, ActionHandler>>;
