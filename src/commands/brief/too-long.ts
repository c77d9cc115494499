import type { MessageReply, OutgoingFile } from '../reply.ts';
import { targetArgs, type DraftTarget } from './draft-form.ts';

/** Gives out a text that is too long for a form, to be edited in a text editor and uploaded again. */
export function tooLongReply(target: DraftTarget, file: OutgoingFile & { content: string }): MessageReply {
  const length = file.content.length.toLocaleString('en');
  return {
    kind: 'message',
    visibility: 'private',
    card: {
      tone: 'notice',
      lead: [
        `This text has ${length} characters, and a form holds about 12,000. Here it is as a file: edit it in any text editor, then upload it again.`,
      ],
      buttons: [
        {
          label: 'Upload the edited text',
          style: 'primary',
          action: { command: 'brief drafts', name: 'upload', args: targetArgs(target) },
        },
      ],
    },
    files: [file],
  };
}
