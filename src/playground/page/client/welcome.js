import { byId, element } from './dom.js';
import { say, sayWith } from './words.js';

/** @import { State } from './server.js' */

/**
 * Draws what stands where a channel begins: where one is, and questions for whom none comes to mind,
 * or how to begin where there is nothing to ask about.
 * @param {State} state @param {(name: string, options: Record<string, string>) => void} onTry
 * @param {(name: string) => void} onCommand
 */
export function drawWelcome({ channel, guild, isGroup, bot, commands, samples }, onTry, onCommand) {
  const canAsk = commands.some(
    ({ name, options }) => name === 'ask' && options?.some((option) => option.name === 'question'),
  );
  const slash = element('kbd', {}, '/');
  const isOffering = canAsk && samples.length > 0;
  const hint = isOffering
    ? 'Type {slash} to see what it can do, or try a question:'
    : 'Type {slash} to see what it can do.';
  byId('welcome').replaceChildren(
    element('h2', {}, guild ? say('Welcome to #{channel}', { channel: channel.name }) : channel.name),
    element(
      'p',
      {},
      guild
        ? say(
            'This is a Discord of your own, with {bot} in it. Nothing that you write leaves this machine.',
            { bot: bot.name },
          )
        : isGroup
          ? say(
              'This is a group without {bot} in it. Whoever has installed it for themselves can use it here.',
              { bot: bot.name },
            )
          : say('This is the beginning of your direct messages with {bot}.', { bot: bot.name }),
      ' ',
      ...sayWith(hint, { slash }),
    ),
    ...(canAsk && !isOffering ? [beginning(commands, onCommand)] : []),
    isOffering
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

/** How a server without anything to ask about gets some. @param {State['commands']} commands @param {(name: string) => void} onCommand */
function beginning(commands, onCommand) {
  const name = 'brief add';
  const isOffered = commands.some((command) => command.name === 'brief');
  const command = isOffered
    ? element('button', { type: 'button', class: 'mention', onclick: () => onCommand(name) }, `/${name}`)
    : element('strong', {}, `/${name}`);
  return element(
    'p',
    {},
    ...sayWith('There is nothing here to ask about yet. A moderator begins with {command}.', { command }),
  );
}
