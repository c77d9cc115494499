/**
 * @import { APIMessage, APIUser, APIApplicationCommand, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
 */

/** @typedef {{ id: string, name: string }} Named */

/** Who acts, and where; `channel` is absent for the first that they can see. @typedef {{ person: string, locale: string, channel?: string | undefined }} Acting */

/**
 * What came of an action; `error` says why it failed.
 * @typedef {object} Outcome
 * @property {string} [error]
 * @property {'message' | 'update' | 'modal' | 'failed'} [kind] absent for what a client would not have sent
 * @property {APIModalInteractionResponseCallbackData} [modal]
 * @property {string} [interaction]
 * @property {{ name: string, value: string | number }[]} [choices]
 * @property {string} [channel] the thread that was started, or where a message was forwarded to
 */

/**
 * Everything that is shown when a channel opens.
 * @typedef {object} State
 * @property {Named & { key: string }} me
 * @property {Named} bot
 * @property {{ key: string, name: string, title: string }[]} people
 * @property {string[]} locales
 * @property {Place[]} guilds
 * @property {Named[]} directs the channels outside of servers: the one with the bot first
 * @property {boolean} isGroup whether the channel is one between people, without the bot
 * @property {Named} channel
 * @property {Named} [guild] absent in a direct channel
 * @property {string[]} samples questions that can be asked here
 * @property {boolean} canStartThread
 * @property {APIUser[]} users
 * @property {Named[]} roles
 * @property {APIApplicationCommand[]} commands
 * @property {APIMessage[]} messages
 * @property {Counts} counts
 */

/** A guild with its channels, and the threads of each. @typedef {Named & { channels: (Named & { threads: Named[] })[] }} Place */

/** @typedef {{ requests: number, refusals: number }} Counts */

/** Who one is at present. @type {Acting} */
export const acting = {
  person: localStorage.getItem('person') ?? 'ada',
  locale: 'en-US',
  channel: sessionStorage.getItem('channel') ?? undefined,
};
acting.locale = localStorage.getItem(`locale of ${acting.person}`) ?? 'en-US';

/** Becomes someone else, or goes elsewhere; a channel that is not named stays. @param {Partial<Acting>} change */
export function become(change) {
  Object.assign(acting, change);
  if (change.person) acting.locale = localStorage.getItem(`locale of ${change.person}`) ?? 'en-US';
  if (change.locale) localStorage.setItem(`locale of ${acting.person}`, change.locale);
  localStorage.setItem('person', acting.person);
  if (acting.channel) sessionStorage.setItem('channel', acting.channel);
}

/**
 * Does something in the person's name. Never rejects: what went wrong is in `error`.
 * @param {'say' | 'slash' | 'autocomplete' | 'press' | 'select' | 'menu' | 'forward' | 'dismiss' | 'modal' | 'thread'} action
 * @param {object} body
 * @returns {Promise<Outcome>}
 */
export async function act(action, body) {
  try {
    const response = await fetch(`/page/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: acting, ...body }),
    });
    return /** @type {Outcome} */ (await response.json());
  } catch {
    return { error: 'The playground cannot be reached. Is it still running?' };
  }
}

/** @typedef {{ method: string, path: string, body: unknown, status: number, response: any, afterMs: number }} ToldRequest */
/** @typedef {{ interaction?: { id: string }, startedAt: number, requests: ToldRequest[] }} Story */
/** @typedef {{ method: string, path: string, status: number, code: number, message: string, errors?: object, body: unknown }} Refusal */

/**
 * What lies behind a message or an interaction; behind neither, the latest refusals.
 * @param {{ message: string } | { interaction: string } | {}} what
 * @returns {Promise<{ stories?: Story[], refusals?: Refusal[], counts?: Counts }>}
 */
export async function inspect(what) {
  try {
    return await (await fetch(`/page/inspect?${new URLSearchParams(what)}`)).json();
  } catch {
    return {};
  }
}

/**
 * Listens to what the person sees; comes back by itself after a broken connection.
 * @param {object} listeners
 * @param {(state: State) => void} listeners.onState
 * @param {(message: APIMessage) => void} listeners.onMessage a new message, or how it stands after an edit
 * @param {(id: string) => void} listeners.onDeleted
 * @param {(commands: APIApplicationCommand[]) => void} listeners.onCommands
 * @param {(counts: Counts) => void} listeners.onCounts
 * @param {(guilds: Place[]) => void} listeners.onPlaces
 * @param {() => void} listeners.onTyping the bot types
 * @param {(isConnected: boolean) => void} listeners.onConnection
 * @returns {() => void} stops listening
 */
export function listen({
  onState,
  onMessage,
  onDeleted,
  onCommands,
  onCounts,
  onPlaces,
  onTyping,
  onConnection,
}) {
  const { person, locale, channel } = acting;
  const query = new URLSearchParams({ person, locale, ...(channel && { channel }) });
  const source = new EventSource(`/page/events?${query}`);
  /** @param {string} name @param {(data: any) => void} handle */
  const on = (name, handle) => source.addEventListener(name, ({ data }) => handle(JSON.parse(data)));
  on('state', onState);
  on('message', onMessage);
  on('deleted', (message) => onDeleted(message.id));
  on('commands', onCommands);
  on('counts', onCounts);
  on('places', onPlaces);
  on('typing', onTyping);
  source.addEventListener('open', () => onConnection(true));
  source.addEventListener('error', () => onConnection(false));
  return () => source.close();
}

/**
 * A chosen file in the form that the playground takes.
 * @param {File} file
 * @returns {Promise<{ name: string, contentType: string, base64: string }>}
 */
export async function encodeFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return { name: file.name, contentType: file.type, base64: btoa(binary) };
}
