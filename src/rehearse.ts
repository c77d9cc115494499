import type { Logger } from 'pino';
import { ask } from './commands/ask.ts';
import { challenges } from './commands/challenges.ts';
import type { Reply } from './commands/reply.ts';
import type { CoreServices, Services } from './commands/services.ts';
import { theme } from './commands/theme.ts';
import { renderMessage } from './discord/render/message.ts';
import { placedClaims } from './knowledge/brief.ts';
import { FALLBACK_LOCALE } from './messages/catalogs.ts';

/** Guilds that there are none of: nothing of theirs can be read, and nothing is written. As many as connections. */
const NOBODYS_GUILDS = ['0', '1', '2', '3', '4'];

/**
 * Does what will be done most, before anybody waits for it: in each of five guilds a question, a theme, suggestions
 * and the challenges, over the bundled briefs and as far as the message that Discord would get. Code is compiled by
 * it, and connections are opened: whoever comes first would else wait for that ten times as long as for an answer.
 * Takes 0.2 s once compiled code is kept. A failure is logged, and the first answers take longer.
 */
export async function rehearse(services: CoreServices, log: Logger): Promise<void> {
  const stage: Services = {
    ...services,
    countQuestion: async () => {},
    download: () => Promise.reject(new Error('nothing is uploaded in a rehearsal')),
    post: async () => false,
    sharedGuild: async () => undefined,
  };
  try {
    await Promise.all(NOBODYS_GUILDS.map((guildId, n) => rehearseIn(guildId, n, stage)));
  } catch (error) {
    log.warn({ err: error }, 'the rehearsal failed: the first answers will take longer');
  }
}

/** Does each once in a guild; the n-th claim and theme are asked for. */
async function rehearseIn(guildId: string, n: number, services: Services): Promise<void> {
  const { bundled } = services.library;
  const claim = bundled.flatMap(placedClaims)[n]?.claim;
  const title = bundled.flatMap(({ themes }) => themes)[n]?.title;
  const nobody = {
    guildId,
    channelId: guildId,
    parentChannelId: null,
    userId: guildId,
    locale: FALLBACK_LOCALE,
    guildLocale: FALLBACK_LOCALE,
    isModerator: false,
  };
  if (claim) show(await ask.execute({ ...nobody, options: { question: claim.text } }, services));
  if (title !== undefined) {
    show(await theme.execute({ ...nobody, options: { theme: title } }, services));
    const focused = { name: 'theme', value: title.slice(0, 4) };
    await theme.autocomplete?.({ ...nobody, options: {}, focused }, services);
  }
  show(await challenges.execute({ ...nobody, options: {} }, services));
}

function show(reply: Reply): void {
  if (reply.kind === 'message') renderMessage(reply, new Map(), FALLBACK_LOCALE);
}
