import { byId, element } from './dom.js';

/** @import { State } from './server.js' */

/** Asked of the C5+1 summit brief, which ships with the bot; the last is one that it does not answer. */
const samples = [
  'What challenges does Japan face?',
  'How much has Japan invested in Kazakhstan?',
  'Why does Japan want critical minerals?',
  'Who won the football match?',
];

/**
 * Draws what stands where a channel begins: where one is, and questions for whom none comes to mind.
 * @param {State} state @param {(name: string, options: Record<string, string>) => void} onTry
 */
export function drawWelcome({ channel, guild, bot, commands }, onTry) {
  const canAsk = commands.some(
    ({ name, options }) => name === 'ask' && options?.some((option) => option.name === 'question'),
  );
  byId('welcome').replaceChildren(
    element('h2', {}, guild ? `Welcome to #${channel.name}` : bot.name),
    element(
      'p',
      {},
      guild
        ? `This is a Discord of your own, with ${bot.name} in it. Nothing that you write leaves this machine.`
        : `This is the beginning of your direct messages with ${bot.name}.`,
      ' Type ',
      element('kbd', {}, '/'),
      ' to see what it can do',
      canAsk ? ', or try a question:' : '.',
    ),
    canAsk
      ? element(
          'ul',
          { class: 'samples' },
          ...samples.map((question) =>
            element(
              'li',
              {},
              element('button', { type: 'button', onclick: () => onTry('ask', { question }) }, question),
            ),
          ),
        )
      : '',
  );
}
