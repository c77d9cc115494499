import { LocalizedError } from '../messages/localized-error.ts';
import { speaker } from '../messages/speak.ts';
import type { MessageCommand } from './command.ts';
import { draftCard } from './brief/draft-card.ts';
import { hasTextName } from './brief/read-upload.ts';
import { takeDraft } from './brief/take-draft.ts';

/** **Add as brief** on a message: its attached text file, else its text, as the draft of a new brief. */
export const addAsBrief = {
  definition: { menuName: 'Add as brief' },
  audience: 'moderators',

  async executeOnMessage(request, services) {
    const { text, uploads, isOwn } = request.message;
    if (isOwn) throw new LocalizedError('add-as-brief.own');
    const upload = uploads.find(({ name }) => hasTextName(name)) ?? uploads[0];
    if (text.trim() === '' && !upload) {
      throw new LocalizedError('add-as-brief.empty');
    }
    const isFile = upload !== undefined && (hasTextName(upload.name) || text.trim() === '');
    const answer = {
      target: { kind: 'new' } as const,
      title: null,
      text: isFile ? undefined : text,
      upload: isFile ? upload : undefined,
    };
    const { draft, alert } = await takeDraft(answer, request, services);
    const card = await draftCard(draft, { say: speaker(request.locale), alert }, services);
    return { kind: 'message', visibility: 'private', card };
  },
} as const satisfies MessageCommand;
