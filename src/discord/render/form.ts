import {
  ComponentType,
  TextInputStyle,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';
import type { FormField, FormReply } from '../../commands/reply.ts';
import { formatCustomId } from '../interactions/custom-id.ts';
import { shorten } from './markdown.ts';

const MAX_TITLE = 45;
const MAX_LABEL = 45;
const MAX_HINT = 100;
const MAX_TEXT = 4_000;

/** Lays a form out as a Discord modal: a label a field. */
export function renderForm({ title, action, fields }: FormReply): APIModalInteractionResponseCallbackData {
  return {
    title: shorten(title, MAX_TITLE),
    custom_id: formatCustomId(action),
    components: fields.map((field) => ({
      type: ComponentType.Label,
      label: shorten(field.label, MAX_LABEL),
      ...(field.hint === undefined ? {} : { description: shorten(field.hint, MAX_HINT) }),
      component: renderField(field),
    })),
  };
}

function renderField(field: FormField): APILabelComponent['component'] {
  const common = { custom_id: field.id, required: field.isRequired ?? false };
  switch (field.kind) {
    case 'text':
      return {
        ...common,
        type: ComponentType.TextInput,
        style: field.isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: field.maxLength ?? MAX_TEXT,
        ...(field.value ? { value: field.value } : {}),
        ...(field.placeholder === undefined ? {} : { placeholder: shorten(field.placeholder, MAX_HINT) }),
      };
    case 'file':
      return {
        ...common,
        type: ComponentType.FileUpload,
        min_values: field.isRequired ? 1 : 0,
        max_values: field.maxFiles ?? 1,
        // Discord goes by the name alone: the bytes are checked when the file is read.
        file_types: [...field.extensions],
      };
    case 'choice':
      return {
        ...common,
        type: ComponentType.StringSelect,
        options: field.options.map(({ label, value, description }) => ({
          label: shorten(label, 100),
          value,
          ...(description === undefined ? {} : { description: shorten(description, 100) }),
        })),
      };
  }
}
