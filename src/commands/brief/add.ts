import { speaker } from '../../messages/speak.ts';
import { defineCommand } from '../command.ts';
import { draftCard } from './draft-card.ts';
import { draftForm, uploadForm } from './draft-form.ts';
import { takeDraft } from './take-draft.ts';

/** `/brief add`: a new brief, pasted into a form or as a file; it is shown before it is published. */
export const add = defineCommand({
  definition: {
    name: 'add',
    options: [
      { type: 'attachment', name: 'file' },
      { type: 'string', name: 'title' },
    ],
  },

  opensForm: ({ file }) => file === undefined,

  async execute(request, services) {
    const { file, title = '' } = request.options;
    const say = speaker(request.locale);
    if (!file) {
      const start = { target: { kind: 'new' } as const, heading: say('form.add'), title };
      return draftForm(start, say) ?? uploadForm(start, say);
    }
    const answer = {
      target: { kind: 'new' } as const,
      title: title.trim() === '' ? null : title.trim(),
      text: undefined,
      upload: file,
    };
    const { draft, alert } = await takeDraft(answer, request, services);
    const card = await draftCard(draft, { say, alert }, services);
    return { kind: 'message', visibility: 'private', card };
  },
});
