import { byId } from './dom.js';

/** Where the messages scroll. */
export const log = byId('log');
/** The messages themselves, oldest first. */
export const list = byId('messages');

/** Whether the newest message is in view; kept so when the list changes its height. */
let isAtEnd = true;
log.addEventListener('scroll', () => {
  isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
});
const resized = new ResizeObserver(scrollIfAtEnd);
resized.observe(log);
resized.observe(list);

/** Shows what was added below, unless one reads further up. */
export function scrollIfAtEnd() {
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

/** Goes to the newest message, and stays with what follows. */
export function goToEnd() {
  isAtEnd = true;
  scrollIfAtEnd();
}
