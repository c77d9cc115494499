import { byId } from './dom.js';
import { say } from './words.js';

/** How long it is shown for; a bot that goes on typing says so again. */
const shownForMs = 10_000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Shows that someone types, for a while. @param {string} name */
export function showTyping(name) {
  byId('typing').textContent = say('{name} is typing…', { name });
  clearTimeout(timer);
  timer = setTimeout(stopTyping, shownForMs);
}

/** Nobody types any more. */
export function stopTyping() {
  clearTimeout(timer);
  byId('typing').textContent = '';
}
