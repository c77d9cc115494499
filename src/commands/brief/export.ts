import { exportBrief, exportZip, type ExportFormat } from '../../knowledge/files/export-brief.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { defineCommand } from '../command.ts';
import { nextTurn } from '../next-turn.ts';
import type { MessageReply } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { anyBriefChoices, findBrief, resolveAnyBrief } from './found-brief.ts';
import { ownBriefOption } from './own-brief.ts';

/** What Discord takes as one file, in bytes, with room for the rest of the request. */
const MAX_FILE_BYTES = 9_500_000;

/** The value of the option that stands for all of the server's own briefs. */
const ALL = 'all';

/** `/brief export`: a brief, or all of the server's own, as a file that `/brief import` takes again. */
export const exportCommand = defineCommand({
  definition: {
    name: 'export',
    options: [
      ownBriefOption,
      {
        type: 'string',
        name: 'format',
        choices: ['markdown', 'json', 'plain'],
      },
    ],
  },

  async execute(request, services) {
    const { options } = request;
    const guildId = requireGuild(request);
    const format = options.format as ExportFormat | undefined;
    const say = speaker(request.locale);
    if (options.brief === ALL) return zipReply(guildId, format ?? 'json', say, services);
    const id = await resolveAnyBrief(guildId, options.brief, services);
    return fileReply(guildId, { id, version: undefined, format: format ?? 'markdown', say }, services);
  },

  async autocomplete(request, services) {
    const all = { name: speaker(request.locale)('export.all'), value: ALL };
    return [all, ...(await anyBriefChoices(request, services))];
  },

  actions: {
    /** The version that a button names, as Markdown. */
    async markdown(request, services) {
      const [id = '', version = ''] = request.args;
      const say = speaker(request.locale);
      const which = { id, version: Number(version), format: 'markdown', say } as const;
      return fileReply(requireGuild(request), which, services);
    },
  },
});

async function fileReply(
  guildId: string,
  which: { id: string; version: number | undefined; format: ExportFormat; say: Say },
  services: Services,
): Promise<MessageReply> {
  const { id, version, format, say } = which;
  const { kind, brief } = await findBrief(guildId, id, services, version);
  const passages = kind === 'own' ? await services.store.briefs.passages(guildId, id, brief.version) : [];
  const { name, text, isExact } = exportBrief(brief, passages, format);
  return {
    kind: 'message',
    visibility: 'private',
    card: {
      tone: 'answer',
      lead: [say.line('export.one', { brief: { strong: brief.title }, version: brief.version, format })],
      notes: [
        ...(isExact ? [] : [say('export.inexact')]),
        ...(passages.length === 0 || format === 'json' ? [] : [say('export.no-passages')]),
      ],
    },
    files: [{ name, content: text }],
  };
}

async function zipReply(
  guildId: string,
  format: ExportFormat,
  say: Say,
  { store }: Services,
): Promise<MessageReply> {
  const summaries = await store.briefs.list(guildId);
  if (summaries.length === 0) throw new LocalizedError('export.none');
  const briefs = [];
  for (const { id } of summaries) {
    await nextTurn();
    const brief = await store.briefs.get(guildId, id);
    if (brief) briefs.push({ brief, passages: await store.briefs.passages(guildId, id, brief.version) });
  }
  const content = exportZip(briefs, format);
  if (content.byteLength > MAX_FILE_BYTES) {
    throw new LocalizedError('export.too-large');
  }
  return {
    kind: 'message',
    visibility: 'private',
    card: { tone: 'answer', lead: [say('export.many', { count: briefs.length, format })] },
    files: [{ name: 'briefs.zip', content }],
  };
}
