import type { Brief } from '../../knowledge/brief.ts';
import type { CloseResult, Report } from '../../knowledge/stores/report-store.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import { defineCommand, type Request } from '../command.ts';
import { personSpan } from '../person-span.ts';
import type { Card, Line, Reply } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { reportCard } from './report-card.ts';
import { excerpt } from './version-line.ts';

/** What a moderator may answer a reporter, in characters. Short, so that several fit one message. */
const MAX_REPLY = 500;

/** `/brief reports`: what members say is wrong with claims, one report at a time. */
export const reports = defineCommand({
  definition: { name: 'reports' },

  async execute(request, services) {
    const card = await queueCard(request, { index: 0 }, services);
    return { kind: 'message', visibility: 'private', card };
  },

  actions: {
    /** Goes to another report of the queue. */
    async show(request, services) {
      const index = Number(request.args[0]);
      return { kind: 'update', card: await queueCard(request, { index }, services) };
    },

    /** Turns the page of a report that is longer than one. */
    async page(request, services) {
      const [id = '', index = '', page = ''] = request.args;
      const at = { id, index: Number(index), page: Number(page) };
      return { kind: 'update', card: await queueCard(request, at, services) };
    },

    async edited(request, services) {
      return await close(request, { state: 'edited' }, services);
    },
  },

  openers: {
    async dismiss({ args, locale }) {
      const say = speaker(locale);
      return {
        kind: 'form',
        title: say('reports.dismiss-form'),
        action: { command: 'brief reports', name: 'dismiss', args },
        fields: [
          {
            kind: 'text',
            id: 'reply',
            label: say('reports.reply'),
            hint: say('reports.reply-hint'),
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
  if (result.kind === 'closed') {
    const { report } = result;
    await announce(request, (say) => closedLine(report, say), services);
  }
  const say = speaker(request.locale);
  const lead = outcomeLines(result, say);
  const card = await queueCard(request, { index: Number(index), lead }, services);
  if (result.kind === 'closed' || reply === '') return { kind: 'update', card };
  return {
    kind: 'update',
    card,
    followUp: {
      kind: 'message',
      visibility: 'private',
      card: { tone: 'notice', lead: [say('reports.reply-unsent')] },
      files: [{ name: 'reply.txt', content: reply }],
    },
  };
}

function outcomeLines(result: CloseResult, say: Say): Line[] {
  switch (result.kind) {
    case 'missing':
      return [say('reports.gone')];
    case 'already-closed': {
      const { closedBy, state } = result.report;
      const who = closedBy === null ? say('brief.somebody') : personSpan(closedBy, say);
      return [say.line('reports.already', { who, state })];
    }
    case 'closed':
      return [say('reports.closed', { state: result.report.state })];
  }
}

function closedLine({ closedBy, state, claimText, reply }: Report, say: Say): Line {
  const who = closedBy === null ? say('brief.somebody') : personSpan(closedBy, say);
  const claim = excerpt(claimText);
  if (state === 'edited') return say.line('announce.report-edited', { who, claim });
  return reply === null
    ? say.line('announce.report-dismissed', { who, claim })
    : say.line('announce.report-answered', { who, claim, reply });
}

async function queueCard(
  request: Request,
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
  const guildId = requireGuild(request);
  const say = speaker(request.locale);
  const queue = await services.store.reports.listOpen(guildId);
  const known = queue.findIndex(({ id }) => id === at.id);
  const index = known === -1 ? Math.min(Math.max(at.index, 0), queue.length - 1) : known;
  const report = queue[index];
  if (!report) return { tone: 'notice', lead: [...lead, say('reports.none')] };
  const [read, current] = await readBriefs(guildId, report, services);
  return reportCard({ report, read, current, index, count: queue.length }, { page, lead }, say);
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
