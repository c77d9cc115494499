import type { Say } from '../../messages/speak.ts';
import type { FormRequest, Upload } from '../command.ts';
import type { Action, FormField, FormReply, Line } from '../reply.ts';
import { MAX_TITLE_LENGTH } from './draft-reading.ts';
import { isFilledUp, joinInputs, splitOverInputs, TEXT_INPUTS } from './draft-text.ts';
import { TEXT_EXTENSIONS } from './read-upload.ts';

/** What a form's text becomes: a new brief's draft, that of a new version, or what a draft says from then on. */
export type DraftTarget =
  | { readonly kind: 'new' }
  | { readonly kind: 'version'; readonly briefId: string; readonly version: number }
  | { readonly kind: 'draft'; readonly id: string };

/** What stands in a form when it opens. */
export interface FormStart {
  readonly target: DraftTarget;
  /** The form's name for people. */
  readonly heading: string;
  readonly title?: string | null | undefined;
  readonly text?: string | undefined;
}

/** What came back. */
export interface FormAnswer {
  readonly target: DraftTarget;
  /** Null where none was given. */
  readonly title: string | null;
  /** What stands in the inputs for the text; undefined where the form has none. */
  readonly text: string | undefined;
  readonly upload: Upload | undefined;
}

/** A form to type or upload a brief in; undefined when the text is too long for its inputs. */
export function draftForm({ target, heading, title, text = '' }: FormStart, say: Say): FormReply | undefined {
  const parts = splitOverInputs(text);
  if (!parts) return undefined;
  const inputs = Array.from({ length: TEXT_INPUTS }, (_, index): FormField => ({
    kind: 'text',
    id: `text${index + 1}`,
    label: say('form.text', { part: index + 1 }),
    isLong: true,
    ...(index === 0 ? { placeholder: say('form.text-example') } : {}),
    ...(index === 1 ? { hint: say('form.text-goes-on') } : {}),
    ...(parts[index] ? { value: parts[index] } : {}),
  }));
  return {
    kind: 'form',
    title: heading,
    action: formAction(target),
    fields: [fileField({ isRequired: false }, say), titleField(title, say), ...inputs],
  };
}

/** A form to upload a brief in that is too long to be typed. */
export function uploadForm({ target, heading, title }: FormStart, say: Say): FormReply {
  return {
    kind: 'form',
    title: heading,
    action: formAction(target),
    fields: [fileField({ isRequired: true }, say), titleField(title, say)],
  };
}

/** Reads a form that {@link draftForm} or {@link uploadForm} opened. */
export function readForm({ args, fields, uploads }: FormRequest): FormAnswer {
  const title = fields['title']?.trim() ?? '';
  const typed = textInputs(fields);
  return {
    target: readTarget(args),
    title: title === '' ? null : title,
    text: typed.length === 0 ? undefined : joinInputs(typed),
    upload: uploads[0],
  };
}

/** Says so where the end of what was pasted into a form may be missing. */
export function cutAlert({ fields }: FormRequest, say: Say): Line | undefined {
  return isFilledUp(textInputs(fields)) ? say.line('form.cut') : undefined;
}

function textInputs(fields: FormRequest['fields']): string[] {
  return Array.from({ length: TEXT_INPUTS }, (_, index) => fields[`text${index + 1}`]).filter(
    (input) => input !== undefined,
  );
}

function fileField({ isRequired }: { isRequired: boolean }, say: Say): FormField {
  return {
    kind: 'file',
    id: 'file',
    label: say('form.file'),
    hint: say(isRequired ? 'form.file-hint' : 'form.file-or-text-hint'),
    extensions: TEXT_EXTENSIONS,
    isRequired,
  };
}

function titleField(title: string | null | undefined, say: Say): FormField {
  return {
    kind: 'text',
    id: 'title',
    label: say('form.title'),
    hint: say('form.title-hint'),
    maxLength: MAX_TITLE_LENGTH,
    ...(title ? { value: title.slice(0, MAX_TITLE_LENGTH) } : {}),
  };
}

function formAction(target: DraftTarget): Action {
  return { command: 'brief drafts', name: 'take', args: targetArgs(target) };
}

/** A target as arguments of a form or button. */
export function targetArgs(target: DraftTarget): string[] {
  switch (target.kind) {
    case 'new':
      return ['new'];
    case 'version':
      return ['version', target.briefId, String(target.version)];
    case 'draft':
      return ['draft', target.id];
  }
}

/** Reads what {@link targetArgs} wrote. */
export function readTarget([kind, id = '', version]: readonly string[]): DraftTarget {
  if (kind === 'version') return { kind, briefId: id, version: Number(version) };
  return kind === 'draft' ? { kind, id } : { kind: 'new' };
}
