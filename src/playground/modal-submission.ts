import { ComponentType } from 'discord-api-types/v10';
import type { APIAttachment, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { settle } from './components.ts';
import type { WireComponent } from './components.ts';
import { assertFileType } from './file-types.ts';
import type { PlaygroundFile } from './submission.ts';

/** What a person enters in one field of a modal: text, chosen values, a tick, files. */
export type ModalValue = string | boolean | readonly string[] | PlaygroundFile | readonly PlaygroundFile[];

/** What goes to the bot when a modal is submitted. */
export interface ModalSubmission {
  readonly custom_id: string;
  readonly components: object[];
  readonly resolved?: { attachments: Record<string, APIAttachment> };
}

/**
 * Fills in a modal as a client would; a field that is not given keeps what the bot put there.
 * Throws on what the client would not send: unknown fields, missing ones, lengths out of bounds.
 * @param keep stores an attached file and returns its attachment
 */
export function fillModal(
  modal: APIModalInteractionResponseCallbackData,
  values: Readonly<Record<string, ModalValue>>,
  keep: (file: PlaygroundFile) => APIAttachment,
): ModalSubmission {
  const attachments: Record<string, APIAttachment> = {};
  const unused = new Set(Object.keys(values));
  const fill = (component: WireComponent): object => {
    const base = { type: component.type, id: component.id };
    if (component.components) return { ...base, components: component.components.map(fill) };
    if (component.component) return { ...base, component: fill(component.component) };
    const name = component.custom_id;
    if (!name) return base;
    unused.delete(name);
    const field = { ...base, custom_id: name };
    if (component.type === ComponentType.FileUpload) {
      const files = filesIn(component, values[name]);
      for (const file of files) assertFileType(file.name, component.file_types);
      const kept = files.map(keep);
      for (const attachment of kept) attachments[attachment.id] = attachment;
      return { ...field, values: kept.map(({ id }) => id) };
    }
    return { ...field, ...entered(component, values[name]) };
  };
  const components = settle(modal.components as WireComponent[], () => undefined).map(fill);
  if (unused.size > 0) throw new Error(`The modal has no field "${[...unused].join('", "')}".`);
  return {
    custom_id: modal.custom_id,
    components,
    ...(Object.keys(attachments).length > 0 && { resolved: { attachments } }),
  };
}

/** The value of one field in the form that its type has on the wire. */
function entered(
  component: WireComponent,
  given: ModalValue | undefined,
): { value: unknown } | { values: string[] } {
  const isRequired = component.required ?? true;
  const fail = (what: string): Error => new Error(`The field "${component.custom_id}" ${what}.`);
  if (component.type === ComponentType.TextInput) {
    const value = given ?? component.value ?? '';
    if (typeof value !== 'string') throw fail('takes text');
    if (value === '' && isRequired) throw fail('is required');
    const min = value === '' ? 0 : (component.min_length ?? 0);
    const max = component.max_length ?? 4000;
    if (value.length < min) throw fail(`needs at least ${min} characters`);
    if (value.length > max) throw fail(`takes at most ${max} characters`);
    return { value };
  }
  if (component.type === ComponentType.Checkbox) return { value: given ?? false };
  const preset = (component.options ?? []).filter((option) => option.default).map(({ value }) => value);
  const values = given === undefined ? preset : ([given].flat() as string[]);
  assertOffered(component, values);
  if (component.type === ComponentType.RadioGroup) {
    if (values.length === 0 && isRequired) throw fail('is required');
    return { value: values[0] ?? null };
  }
  if (values.length > 0 || isRequired) assertCount(component, values.length);
  return { values };
}

function filesIn(component: WireComponent, given: ModalValue | undefined): PlaygroundFile[] {
  const files = given === undefined ? [] : ([given].flat() as PlaygroundFile[]);
  if (files.length > 0 || (component.required ?? true)) assertCount(component, files.length);
  return files;
}

/** Throws unless every value is among the options, where there are options. */
export function assertOffered({ custom_id, options }: WireComponent, values: readonly string[]): void {
  if (!options) return;
  for (const value of values) {
    if (!options.some((option) => option.value === value))
      throw new Error(`"${custom_id}" does not offer "${value}".`);
  }
}

/** Throws unless as many were chosen as the component asks for. */
export function assertCount({ custom_id, min_values, max_values }: WireComponent, count: number): void {
  const min = min_values ?? 1;
  const max = max_values ?? 1;
  if (count < min || count > max)
    throw new Error(`"${custom_id}" takes ${min} to ${max} values, not ${count}.`);
}
