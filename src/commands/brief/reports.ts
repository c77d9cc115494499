import type { CloseResult, Report } from '../../knowledge/report-store.ts';
import type { Brief } from '../../knowledge/brief.ts';
import { defineCommand, type Request } from '../command.ts';
import type { Card, Line, Reply } from '../reply.ts';
import type { Services } from '../services.ts';
import { announce } from './announce.ts';
import { requireGuild } from './own-brief.ts';
import { reportCard } from './report-card.ts';
import { excerpt, personSpan } from './version-line.ts';

/** What a moderator may answer a reporter, in characters. Short, so that several fit one message. */
const MAX_REPLY = 500;

/** `/brief reports`: what members say is wrong with claims, one report at a time. */
export const reports = defineCommand({
  definition: { name: 'reports' },

  async execute(request, services) {
    const card = await queueCard(requireGuild(request), { index: 0 }, services);
    return { kind: 'message', visibility: 'private', card };
  },

  actions: {
    /** Goes to another report of the queue. */
    async show(request, services) {
      const index = Number(request.args[0]);
      return { kind: 'update', card: await queueCard(requireGuild(request), { index }, services) };
    },

    /** Turns the page of a report that is longer than one. */
    async page(request, services) {
      const [id = '', index = '', page = ''] = request.args;
      const guildId = requireGuild(request);
      const at = { id, index: Number(index), page: Number(page) };
      return { kind: 'update', card: await queueCard(guildId, at, services) };
    },

    async edited(request, services) {
      return await close(request, { state: 'edited' }, services);
    },
  },

  openers: {
    async dismiss({ args }) {
      return {
        kind: 'form',
        title: 'Dismiss the report',
        action: { command: 'brief reports', name: 'dismiss', args },
        fields: [
          {
            kind: 'text',
            id: 'reply',
            label: 'A word to the reporter',
            hint: 'Why it stays as it is. They read it under the bot’s name; you may leave it out.',
            isLong: true,
            maxLength: MAX_REPLY,
          },
        ],
      };
    },
  },

  forms: {
    async dismiss(request, services) {
      const reply = request.fields['reply']?.trim() ?? '';
      return await close(request, { state: 'dismissed', reply }, services);
    },
  },
});

/** Closes the report that the arguments name, and goes on to the next. */
async function close(
  request: Request & { readonly args: readonly string[] },
  { state, reply = '' }: { state: 'edited' | 'dismissed'; reply?: string },
  services: Services,
): Promise<Reply> {
  const guildId = requireGuild(request);
  const [id = '', index = ''] = request.args;
  services.countChange(guildId);
  const result = await services.store.reports.close({
    guildId,
    id,
    by: request.userId,
    state,
    ...(reply === '' ? {} : { reply }),
  });
  if (result.kind === 'closed') await announce(guildId, closedLine(result.report), services);
  const lead = outcomeLines(result);
  const card = await queueCard(guildId, { index: Number(index), lead }, services);
  if (result.kind === 'closed' || reply === '') return { kind: 'update', card };
  return {
    kind: 'update',
    card,
    followUp: {
      kind: 'message',
      visibility: 'private',
      card: { tone: 'notice', lead: ['Your word to the reporter was not sent. It is in the file.'] },
      files: [{ name: 'reply.txt', content: reply }],
    },
  };
}

function outcomeLines(result: CloseResult): Line[] {
  switch (result.kind) {
    case 'missing':
      return ['That report is no longer here.'];
    case 'already-closed': {
      const { closedBy, state } = result.report;
      const by = closedBy === null ? 'Somebody' : personSpan(closedBy);
      return [
        [by, ` was first: that report is ${state === 'edited' ? 'marked as edited' : 'dismissed'} already.`],
      ];
    }
    case 'closed':
      return [
        `${result.report.state === 'edited' ? 'Marked as edited' : 'Dismissed'}. The reporter is told the next time that they use Footnote here.`,
      ];
  }
}

function closedLine({ closedBy, state, claimText, reply }: Report): Line {
  return [
    closedBy === null ? 'Somebody' : personSpan(closedBy),
    state === 'edited' ? ' marked a report as edited: “' : ' dismissed a report: “',
    excerpt(claimText),
    '”',
    ...(reply === null ? [] : [` with the words “${reply}”`]),
  ];
}

async function queueCard(
  guildId: string,
  at: {
    readonly index: number;
    /** Which report stood there, where that matters. */
    readonly id?: string;
    readonly page?: number;
    readonly lead?: readonly Line[];
  },
  services: Services,
): Promise<Card> {
  const { page = 0, lead = [] } = at;
  const queue = await services.store.reports.listOpen(guildId);
  const known = queue.findIndex(({ id }) => id === at.id);
  const index = known === -1 ? Math.min(Math.max(at.index, 0), queue.length - 1) : known;
  const report = queue[index];
  if (!report) return { tone: 'notice', lead: [...lead, 'There are no open reports.'] };
  const [read, current] = await readBriefs(guildId, report, services);
  return reportCard({ report, read, current, index, count: queue.length }, { page, lead });
}

/** The brief of a report, as it was read and as it is. */
async function readBriefs(
  guildId: string,
  { briefId, version }: Report,
  { store, library }: Services,
): Promise<[read: Brief | undefined, current: Brief | undefined]> {
  const bundled = library.bundled.find(({ id }) => id === briefId);
  if (bundled) return [bundled, bundled];
  const current = await store.briefs.get(guildId, briefId);
  return [await store.briefs.get(guildId, briefId, version), current?.removed ? undefined : current];
}
