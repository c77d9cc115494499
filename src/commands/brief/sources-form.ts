import type { Brief } from '../../knowledge/brief.ts';
import type { Passage } from '../../knowledge/stores/brief-store.ts';
import { formatPassages } from '../../knowledge/passages/passage-text.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import type { Request } from '../command.ts';
import type { FormField, FormReply, MessageReply, Reply } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { TEXT_EXTENSIONS } from './read-upload.ts';

const FIELD_LENGTH = 4_000;
const FIELD_IDS = ['text1', 'text2', 'text3', 'text4'] as const;

/**
 * Opens a form with the passages that a brief has. Those that are too long for a form are sent as a file to
 * change and upload again.
 */
export async function sourcesForm(request: Request, briefId: string, { store }: Services): Promise<Reply> {
  const guildId = requireGuild(request);
  const say = speaker(request.locale);
  const brief = await store.briefs.get(guildId, briefId);
  if (!brief || brief.removed) throw new LocalizedError('brief.gone', { list: { command: 'brief list' } });
  const passages = await store.briefs.passages(guildId, briefId, brief.version);
  const texts = passages.length === 0 ? [] : overFields(formatPassages(passages));
  return texts ? textForm(brief, texts, say) : asFile(brief, passages, say);
}

/** The form for a file alone. */
export function uploadForm(briefId: string, version: string, say: Say): FormReply {
  return {
    kind: 'form',
    title: say('passages.upload-form'),
    action: { command: 'brief sources', name: 'save', args: [briefId, version] },
    fields: [{ ...fileField(say), isRequired: true }],
  };
}

/** What was typed into the form, in one text. */
export function typedText(fields: Readonly<Record<string, string>>): string {
  return FIELD_IDS.map((id) => fields[id] ?? '')
    .filter((text) => text.trim() !== '')
    .join('\n');
}

/** Whether a typed text says anything that the form did not hold when it opened. */
export function isTyped(text: string, passages: readonly Passage[]): boolean {
  const filledIn = passages.length === 0 ? '' : formatPassages(passages);
  return (
    text.trim() !== '' && text.replaceAll(/\s+/g, ' ').trim() !== filledIn.replaceAll(/\s+/g, ' ').trim()
  );
}

function fileField(say: Say): FormField {
  return {
    kind: 'file',
    id: 'file',
    label: say('passages.file'),
    hint: say('passages.file-hint'),
    extensions: TEXT_EXTENSIONS,
  };
}

function textForm(brief: Brief, texts: readonly string[], say: Say): FormReply {
  return {
    kind: 'form',
    title: say('passages.form'),
    action: { command: 'brief sources', name: 'save', args: [brief.id, String(brief.version)] },
    fields: [
      ...FIELD_IDS.map((id, index): FormField => ({
        kind: 'text',
        id,
        label: say(index === 0 ? 'passages.text' : 'passages.more-text'),
        ...(index === 0 ? { placeholder: say('passages.example') } : {}),
        ...(texts[index] === undefined ? {} : { value: texts[index] }),
        isLong: true,
      })),
      fileField(say),
    ],
  };
}

function asFile(brief: Brief, passages: readonly Passage[], say: Say): MessageReply {
  return {
    kind: 'message',
    visibility: 'private',
    card: {
      tone: 'notice',
      lead: [say.line('passages.too-long', { brief: { strong: brief.title }, count: passages.length })],
      buttons: [
        {
          label: say('passages.upload'),
          style: 'primary',
          action: { command: 'brief sources', name: 'upload', args: [brief.id, String(brief.version)] },
        },
      ],
    },
    files: [{ name: `${brief.slug}-passages.txt`, content: formatPassages(passages) }],
  };
}

/**
 * Parts a text among the inputs of a form, each beginning with a passage, so that joining them with line
 * breaks gives the same passages. Undefined when it is too long for that.
 */
function overFields(text: string): string[] | undefined {
  const fields: string[] = [];
  for (const block of text.trim().split(/\n+(?=\[\d+\])/)) {
    const last = fields.at(-1);
    const grown = last === undefined ? block : `${last}\n\n${block}`;
    if (grown.length <= FIELD_LENGTH) fields.splice(-1, 1, grown);
    else fields.push(block);
  }
  return fields.length <= FIELD_IDS.length && fields.every(({ length }) => length <= FIELD_LENGTH)
    ? fields
    : undefined;
}
