import { UserError } from '../../errors.ts';
import type { Brief } from '../../knowledge/brief.ts';
import type { Passage } from '../../knowledge/brief-store.ts';
import { formatPassages } from '../../knowledge/passage-text.ts';
import type { FormField, FormReply, MessageReply, Reply } from '../reply.ts';
import type { Services } from '../services.ts';
import { TEXT_EXTENSIONS } from './read-upload.ts';

const FIELD_LENGTH = 4_000;
const FIELD_IDS = ['text1', 'text2', 'text3', 'text4'] as const;

/**
 * Opens a form with the passages that a brief has. Those that are too long for a form are sent as a file to
 * change and upload again.
 */
export async function sourcesForm(guildId: string, briefId: string, { store }: Services): Promise<Reply> {
  const brief = await store.briefs.get(guildId, briefId);
  if (!brief || brief.removed) throw new UserError('This brief is no longer here.');
  const passages = await store.briefs.passages(guildId, briefId, brief.version);
  const texts = passages.length === 0 ? [] : overFields(formatPassages(passages));
  return texts ? textForm(brief, texts) : asFile(brief, passages);
}

/** The form for a file alone. */
export function uploadForm(briefId: string, version: string): FormReply {
  return {
    kind: 'form',
    title: 'Upload passages',
    action: { command: 'brief sources', name: 'save', args: [briefId, version] },
    fields: [{ ...FILE_FIELD, isRequired: true }],
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

const FILE_FIELD = {
  kind: 'file',
  id: 'file',
  label: 'Or a file',
  hint: 'Takes the place of the text above. .txt, .md or .json',
  extensions: TEXT_EXTENSIONS,
} as const satisfies FormField;

function textForm(brief: Brief, texts: readonly string[]): FormReply {
  return {
    kind: 'form',
    title: 'Passages of the source',
    action: { command: 'brief sources', name: 'save', args: [brief.id, String(brief.version)] },
    fields: [
      ...FIELD_IDS.map((id, index): FormField => ({
        kind: 'text',
        id,
        label: index === 0 ? 'Passages, each with its number' : 'More passages',
        ...(index === 0
          ? { placeholder: '[1] The text of the first passage\n[2]: https://example.org/second' }
          : {}),
        ...(texts[index] === undefined ? {} : { value: texts[index] }),
        isLong: true,
      })),
      FILE_FIELD,
    ],
  };
}

function asFile(brief: Brief, passages: readonly Passage[]): MessageReply {
  return {
    kind: 'message',
    visibility: 'private',
    card: {
      tone: 'notice',
      lead: [
        [
          { strong: brief.title },
          ` has ${passages.length} passages, more than a form holds. They are in the file: change it, and upload it again.`,
        ],
      ],
      buttons: [
        {
          label: 'Upload a file',
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
