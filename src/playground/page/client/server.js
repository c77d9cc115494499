/**
 * @import { APIMessage, APIApplicationCommand, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
 */

/**
 * What came of an action; `error` says why it failed.
 * @typedef {object} Outcome
 * @property {string} [error]
 * @property {'message' | 'update' | 'modal' | 'failed'} [kind]
 * @property {APIModalInteractionResponseCallbackData} [modal]
 * @property {string} [interaction] names the modal when it is submitted
 * @property {{ name: string, value: string | number }[]} [choices]
 */

/**
 * Everything that is shown when the page opens.
 * @typedef {object} State
 * @property {{ id: string, name: string }} me
 * @property {{ id: string, name: string }} bot
 * @property {{ id: string, name: string }} [guild]
 * @property {{ id: string, name: string }} channel
 * @property {APIApplicationCommand[]} commands
 * @property {APIMessage[]} messages
 */

/**
 * Does something in the person's name. Never rejects: what went wrong is in `error`.
 * @param {'say' | 'slash' | 'autocomplete' | 'press' | 'select' | 'modal'} action
 * @param {object} body
 * @returns {Promise<Outcome>}
 */
export async function act(action, body) {
  try {
    const response = await fetch(`/page/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return /** @type {Outcome} */ (await response.json());
  } catch {
    return { error: 'The playground cannot be reached. Is it still running?' };
  }
}

/**
 * Listens to what the person sees; comes back by itself after a broken connection.
 * @param {object} listeners
 * @param {(state: State) => void} listeners.onState
 * @param {(message: APIMessage) => void} listeners.onMessage a new message, or how it stands after an edit
 * @param {(id: string) => void} listeners.onDeleted
 * @param {(commands: APIApplicationCommand[]) => void} listeners.onCommands
 * @param {(isConnected: boolean) => void} listeners.onConnection
 */
export function listen({ onState, onMessage, onDeleted, onCommands, onConnection }) {
  const source = new EventSource('/page/events');
  /** @param {string} name @param {(data: any) => void} handle */
  const on = (name, handle) => source.addEventListener(name, ({ data }) => handle(JSON.parse(data)));
  on('state', onState);
  on('message', onMessage);
  on('deleted', (message) => onDeleted(message.id));
  on('commands', onCommands);
  source.addEventListener('open', () => onConnection(true));
  source.addEventListener('error', () => onConnection(false));
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
