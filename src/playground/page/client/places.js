import { avatar, byId, element, icon, initials } from './dom.js';
import { become } from './server.js';
import { say } from './words.js';

/** @import { State } from './server.js' */

const nav = byId('places');
const opener = byId('open-places');
opener.append(icon('menu'));

/** On a phone the places lie over the messages, when called for. @param {boolean} isOpen */
function setOpen(isOpen) {
  nav.classList.toggle('open', isOpen);
  opener.setAttribute('aria-expanded', String(isOpen));
}
opener.addEventListener('click', () => {
  setOpen(!nav.classList.contains('open'));
  if (nav.classList.contains('open')) nav.querySelector('button')?.focus();
});
byId('log').addEventListener('pointerdown', () => setOpen(false));
nav.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !nav.classList.contains('open')) return;
  setOpen(false);
  opener.focus();
});

/** Draws the servers, and the channels of the one that is open. @param {State} state @param {() => void} onGo */
export function drawPlaces({ guilds, guild, directs, channel }, onGo) {
  opener.setAttribute('aria-label', say('Servers and channels'));
  nav.setAttribute('aria-label', say('Servers and channels'));
  /** @param {string | undefined} id */
  const go = (id) => {
    setOpen(false);
    become({ channel: id });
    onGo();
  };
  /** @param {{ id: string, name: string }} place @param {Node} picture */
  const channelButton = ({ id, name }, picture) =>
    element(
      'button',
      {
        type: 'button',
        'data-place': `channel ${id}`,
        'aria-current': id === channel.id ? 'page' : null,
        title: name,
        onclick: () => go(id),
      },
      picture,
      element('span', {}, name),
    );
  const focused = document.activeElement?.getAttribute('data-place');
  byId('guilds').replaceChildren(
    railItem(say('Direct messages'), 'direct', guild === undefined, () => go(directs[0]?.id), icon('chat')),
    ...guilds.map(({ id, name, channels }) =>
      railItem(name, id, guild?.id === id, () => go(channels[0]?.id), null, initials(name)),
    ),
  );
  const channels = guilds.find(({ id }) => id === guild?.id)?.channels;
  byId('channels').replaceChildren(
    element('h2', {}, guild?.name ?? say('Direct messages')),
    element(
      'ul',
      {},
      ...(channels ?? directs.map((direct) => ({ ...direct, threads: [] }))).map((place) =>
        element(
          'li',
          {},
          channelButton(place, channels ? icon('channel') : avatar(place.name)),
          place.threads.length > 0
            ? element(
                'ul',
                {},
                ...place.threads.map((thread) => element('li', {}, channelButton(thread, icon('thread')))),
              )
            : null,
        ),
      ),
    ),
  );
  if (focused) keepFocus(focused);
}

/** @param {string} place */
function keepFocus(place) {
  const same = [...nav.querySelectorAll('button')].find((one) => one.getAttribute('data-place') === place);
  same?.focus();
}

/**
 * @param {string} label @param {string} place @param {boolean} isCurrent @param {() => void} onclick
 * @param {Node | null} picture
 * @param {string} [letters] in place of a picture; drawn by the style sheet, as they are no name
 */
function railItem(label, place, isCurrent, onclick, picture, letters) {
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        title: label,
        'aria-label': label,
        'data-place': place,
        'data-letters': letters,
        'aria-current': isCurrent ? 'true' : null,
        onclick,
      },
      picture,
    ),
  );
}
