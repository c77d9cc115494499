import { openMenu } from './message-menu.js';
import { say } from './words.js';

/** @import { State } from './server.js' */

/**
 * Asks where a message is to be forwarded to.
 * @param {HTMLElement} opener
 * @param {State} state
 * @param {(channel: string) => Promise<void>} onChosen
 */
export function openForwardMenu(opener, { directs, guilds }, onChosen) {
  /** @param {string} label @param {string} channel */
  const item = (label, channel) => ({ label, act: () => void onChosen(channel) });
  openMenu(opener, say('Forward to'), [
    { title: say('Direct messages'), items: directs.map(({ id, name }) => item(name, id)) },
    ...guilds.map(({ name, channels }) => ({
      title: name,
      items: channels
        .flatMap((channel) => [channel, ...channel.threads])
        .map((channel) => item(`#${channel.name}`, channel.id)),
    })),
  ]);
}
