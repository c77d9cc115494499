import { exportBrief, exportZip, type ExportFormat } from '../../knowledge/export-brief.ts';
import { UserError } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import { nextTurn } from '../next-turn.ts';
import type { MessageReply } from '../reply.ts';
import type { Services } from '../services.ts';
import { anyBriefChoices, findBrief, resolveAnyBrief } from './found-brief.ts';
import { ownBriefOption, requireGuild } from './own-brief.ts';

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
    if (options.brief === ALL) return zipReply(guildId, format ?? 'json', services);
    const id = await resolveAnyBrief(guildId, options.brief, services);
    return fileReply(guildId, { id, version: undefined, format: format ?? 'markdown' }, services);
  },

  async autocomplete(request, services) {
    const all = { name: 'All of this server’s own briefs (ZIP)', value: ALL };
    return [all, ...(await anyBriefChoices(request, services))];
  },

  actions: {
    /** The version that a button names, as Markdown. */
    async markdown(request, services) {
      const [id = '', version = ''] = request.args;
      const which = { id, version: Number(version), format: 'markdown' } as const;
      return fileReply(requireGuild(request), which, services);
    },
  },
});

async function fileReply(
  guildId: string,
  { id, version, format }: { id: string; version: number | undefined; format: ExportFormat },
  services: Services,
): Promise<MessageReply> {
  const { kind, brief } = await findBrief(guildId, id, services, version);
  const passages = kind === 'own' ? await services.store.briefs.passages(guildId, id, brief.version) : [];
  const { name, text, isExact } = exportBrief(brief, passages, format);
  return {
    kind: 'message',
    visibility: 'private',
    card: {
      tone: 'answer',
      lead: [[{ strong: brief.title }, `, version ${brief.version}, as ${FORMAT_NAMES[format]}.`]],
      notes: [
        ...(isExact
          ? []
          : ['Read again, this text gives a slightly different brief: JSON keeps everything.']),
        ...(passages.length === 0 || format === 'json'
          ? []
          : ['Its passages are not in this file: JSON has them.']),
      ],
    },
    files: [{ name, content: text }],
  };
}

async function zipReply(guildId: string, format: ExportFormat, { store }: Services): Promise<MessageReply> {
  const summaries = await store.briefs.list(guildId);
  if (summaries.length === 0) throw new UserError('This server has no brief of its own yet.');
  const briefs = [];
  for (const { id } of summaries) {
    await nextTurn();
    const brief = await store.briefs.get(guildId, id);
    if (brief) briefs.push({ brief, passages: await store.briefs.passages(guildId, id, brief.version) });
  }
  const content = exportZip(briefs, format);
  if (content.byteLength > MAX_FILE_BYTES) {
    throw new UserError('That is more than Discord takes as one file. Export the briefs one by one, please.');
  }
  const count = briefs.length === 1 ? '1 brief' : `${briefs.length} briefs`;
  return {
    kind: 'message',
    visibility: 'private',
    card: { tone: 'answer', lead: [`${count} as ${FORMAT_NAMES[format]}, in one ZIP.`] },
    files: [{ name: 'briefs.zip', content }],
  };
}

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  markdown: 'Markdown',
  json: 'JSON',
  plain: 'plain text',
};
