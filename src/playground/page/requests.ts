import { z } from 'zod';
import type { ModalValue } from '../modal-submission.ts';
import type { OptionValue, PlaygroundFile } from '../submission.ts';
import { locales, people } from './people.ts';

/** Who acts, and where. */
const actor = z.object({
  person: z.enum(people.map(({ key }) => key)),
  channel: z.string().optional(),
  locale: z.enum(locales),
});
/** Who acts, and where. */
export type Acting = z.infer<typeof actor>;

const file = z.object({ name: z.string(), contentType: z.string(), base64: z.base64() });
type WireFile = z.infer<typeof file>;
const plainValue = z.union([z.string(), z.number(), z.boolean()]);
const optionValue = z.union([plainValue, file]);
const modalValue = z.union([z.string(), z.boolean(), z.array(z.string()), z.array(file)]);

/** What the page can ask for, by the last part of the address; every body names who acts. */
export const requests = {
  say: z.object({
    as: actor,
    content: z.string().max(2000),
    files: z.array(file).max(10).default([]),
    replyTo: z.string().optional(),
  }),
  slash: z.object({ as: actor, name: z.string(), options: z.record(z.string(), optionValue) }),
  autocomplete: z.object({
    as: actor,
    name: z.string(),
    options: z.record(z.string(), plainValue),
    focused: z.string(),
  }),
  press: z.object({ as: actor, message: z.string(), customId: z.string() }),
  select: z.object({ as: actor, message: z.string(), customId: z.string(), values: z.array(z.string()) }),
  menu: z.object({ as: actor, message: z.string(), name: z.string() }),
  thread: z.object({ as: actor, name: z.string(), message: z.string().optional() }),
  forward: z.object({ as: actor, message: z.string(), to: z.string() }),
  dismiss: z.object({ as: actor, message: z.string() }),
  modal: z.object({ as: actor, interaction: z.string(), values: z.record(z.string(), modalValue) }),
};

/** Who listens, as the address says it. */
export const listening = actor;

/** What is to be looked behind. */
export const inspecting = z.union([
  z.object({ message: z.string().regex(/^\d+$/) }),
  z.object({ interaction: z.string().regex(/^\d+$/) }),
]);

/** Files as the playground takes them, from the text that JSON can carry. */
export function decodeFiles(files: readonly WireFile[]): PlaygroundFile[] {
  return files.map(({ name, contentType, base64 }) => ({
    name,
    contentType: contentType || 'application/octet-stream',
    data: Buffer.from(base64, 'base64'),
  }));
}

/** The values of options, their files decoded. */
export function decodeOptions(
  options: Readonly<Record<string, z.infer<typeof optionValue>>>,
): Record<string, OptionValue> {
  return mapValues(options, (value) => (typeof value === 'object' ? decodeFiles([value])[0]! : value));
}

/** The values of a modal's fields, their files decoded. */
export function decodeFields(
  values: Readonly<Record<string, z.infer<typeof modalValue>>>,
): Record<string, ModalValue> {
  return mapValues(values, (value) =>
    Array.isArray(value)
      ? value.every((one) => typeof one === 'string')
        ? value
        : decodeFiles(value)
      : value,
  );
}

function mapValues<In, Out>(record: Readonly<Record<string, In>>, map: (value: In) => Out) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)] as const));
}
