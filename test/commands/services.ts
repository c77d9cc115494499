import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChangeLimit } from '../../src/commands/change-limit.ts';
import { createQuestionLimit } from '../../src/commands/question-limit.ts';
import { loadBundledBriefs } from '../../src/storage/bundled-briefs.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import type { Command } from '../../src/commands/command.ts';
import type { Services } from '../../src/commands/services.ts';
import type { Brief } from '../../src/knowledge/brief.ts';
import { GuildLibrary } from '../../src/knowledge/guild-library.ts';
import type { Card, Line, Reply } from '../../src/commands/reply.ts';

/** What a request has beside its options. */
export const someone = {
  guildId: 'guild',
  channelId: 'channel',
  parentChannelId: null,
  userId: '7',
  locale: 'en-US',
  guildLocale: 'en-US',
  isModerator: false,
} as const;

/** The operator's limits as they are by default. */
export const limits = {
  briefsPerGuild: 500,
  claimsPerBrief: 2_000,
  textBytes: 1_000_000,
  changesPerMinute: 30,
  questionsPerMinute: 300,
};

/**
 * Services over bundled briefs, by default those that ship with the bot, and a database of their own, or the one at
 * `path`. Nothing can be downloaded; posts are kept in `posted`. `now` is the store's clock.
 */
export async function servicesWith(
  bundled?: readonly Brief[],
  options: { now?: () => Date; path?: string } = {},
): Promise<Services & { posted: Card[] }> {
  const briefs = bundled ?? (await loadBundledBriefs('data/briefs')).briefs;
  const store = await openSqliteStore({
    path: options.path ?? (await newDatabase()),
    now: options.now ?? risingClock(),
    bundledCodes: briefs.map(({ code }) => code),
  });
  const posted: Card[] = [];
  const library = new GuildLibrary(briefs, store);
  return {
    library,
    store,
    limits,
    countChange: createChangeLimit(limits.changesPerMinute, () => new Date()),
    countQuestion: createQuestionLimit({
      settings: (guildId) => library.settings(guildId),
      perMinute: limits.questionsPerMinute,
      // A minute later at each look: tests ask faster than people do.
      now: minuteByMinute(),
    }),
    download: async ({ name }) => {
      throw new Error(`nothing to download for ${name}`);
    },
    post: async (_channelId, card) => {
      posted.push(card);
      return true;
    },
    sharedGuild: async () => undefined,
    posted,
  };
}

/** The path of a SQLite file that is not there yet. */
export async function newDatabase(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'footnote-')), 'footnote.db');
}

/** Services over a database that outlives them, as a restart needs; the clock is the system's. */
export async function servicesAt(path: string, bundled?: readonly Brief[]): Promise<Services> {
  return await servicesWith(bundled, { path, now: () => new Date() });
}

/** A clock that goes on by a minute at each look. */
function minuteByMinute(): () => Date {
  let time = 0;
  return () => new Date((time += 60_000));
}

/** The time, but never the same twice: what is listed by time has one order. */
function risingClock(): () => Date {
  let last = 0;
  return () => new Date((last = Math.max(last + 1, Date.now())));
}

/** The card of a reply that shows one. */
export function cardOf(reply: Reply): Card {
  if (!('card' in reply)) throw new Error(`expected a card, got a reply of the kind ${reply.kind}`);
  return reply.card;
}

/** A line as it reads, without what sets its parts off: `@7` for a person, `/ask` for a command. */
export function plain(line: Line): string {
  if (typeof line === 'string') return line;
  return line
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('strong' in span) return span.strong;
      if ('user' in span) return `@${span.user}`;
      if ('channel' in span) return `#${span.channel}`;
      if ('link' in span) return span.link;
      return 'time' in span ? 'just now' : `/${span.command}`;
    })
    .join('');
}

/** Headings and claims of a card, a line each. */
export function linesOf(card: Card): string[] {
  return (card.chapters ?? []).flatMap(({ title, sections, footer }) => [
    `# ${title}`,
    ...sections.flatMap(({ heading, bullets }) => [
      ...(heading === undefined ? [] : [`## ${heading}`]),
      ...bullets.map(
        ({ text, citations = [] }) => `${plain(text)} ${citations.map((n) => `[${n}]`).join('')}`,
      ),
    ]),
    ...(footer ?? []).map((line) => `-- ${plain(line)}`),
  ]);
}

/** Presses the button of a card that has a label. */
export async function press(
  command: Command,
  card: Card,
  label: string,
  services: Services,
  from: { isPublic?: boolean } = {},
): Promise<Reply> {
  const buttons = [...(card.buttons ?? []), ...(card.closing?.buttons ?? [])];
  const button = buttons.find((candidate) => candidate.label === label);
  if (!button) throw new Error(`no button “${label}”`);
  const handler = command.actions?.[button.action.name];
  if (!handler) throw new Error(`no action “${button.action.name}”`);
  const { args } = button.action;
  return handler(
    { ...someone, args, values: [], quote: card.quote, isPublic: from.isPublic ?? false },
    services,
  );
}
