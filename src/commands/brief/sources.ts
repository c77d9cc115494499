import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker } from '../../messages/speak.ts';
import { defineCommand } from '../command.ts';
import { requireGuild } from '../require-guild.ts';
import { ownBriefChoices, ownBriefOption, resolveOwnBrief } from './own-brief.ts';
import { readUpload } from './read-upload.ts';
import { dropPassages, savePassages } from './save-passages.ts';
import { isTyped, sourcesForm, typedText, uploadForm } from './sources-form.ts';

/** `/brief sources`: gives a brief the numbered passages of its source, or their addresses. */
export const sources = defineCommand({
  definition: {
    name: 'sources',
    options: [
      ownBriefOption,
      {
        type: 'attachment',
        name: 'file',
      },
    ],
  },
  opensForm: ({ file }) => file === undefined,

  async execute(request, services) {
    const guildId = requireGuild(request);
    const { brief, file } = request.options;
    const { id, version } = await resolveOwnBrief(guildId, brief, services);
    if (!file) return await sourcesForm(request, id, services);
    const text = await readUpload(file, services);
    return await savePassages({ briefId: id, baseVersion: version, text }, request, services);
  },

  autocomplete: ownBriefChoices(),

  openers: {
    async open(request, services) {
      return await sourcesForm(request, request.args[0] ?? '', services);
    },

    async upload({ args: [briefId = '', version = ''], locale }) {
      return uploadForm(briefId, version, speaker(locale));
    },
  },

  forms: {
    async save(request, services) {
      const guildId = requireGuild(request);
      const [briefId = '', version = ''] = request.args;
      const change = { briefId, baseVersion: Number(version) };
      const typed = typedText(request.fields);
      const [upload] = request.uploads;
      if (!upload && typed !== '') return await savePassages({ ...change, text: typed }, request, services);

      const before = await services.store.briefs.passages(guildId, briefId, change.baseVersion);
      if (upload) {
        const text = await readUpload(upload, services);
        const reply = await savePassages({ ...change, text }, request, services);
        // The file took the place of what was typed, which is not lost either.
        const files = isTyped(typed, before) ? [{ name: 'typed.txt', content: typed }] : [];
        return { ...reply, files: [...(reply.files ?? []), ...files] };
      }
      if (before.length === 0) throw new LocalizedError('passages.nothing-typed');
      // The form held the passages when it opened: who empties it wants them gone.
      return await dropPassages(change, request, services);
    },
  },
});
