import type { Say } from '../../messages/speak.ts';
import type { MessageReply, OutgoingFile } from '../reply.ts';
import { targetArgs, type DraftTarget } from './draft-form.ts';

/** Gives out a text that is too long for a form, to be edited in a text editor and uploaded again. */
export function tooLongReply(
  target: DraftTarget,
  file: OutgoingFile & { content: string },
  say: Say,
): MessageReply {
  return {
    kind: 'message',
    visibility: 'private',
    card: {
      tone: 'notice',
      lead: [say('form.too-long', { length: file.content.length, most: 12_000 })],
      buttons: [
        {
          label: say('form.upload-edited'),
          style: 'primary',
          action: { command: 'brief drafts', name: 'upload', args: targetArgs(target) },
        },
      ],
    },
    files: [file],
  };
}
