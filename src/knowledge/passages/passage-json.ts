import { z } from 'zod';
import type { Passage } from '../stores/brief-store.ts';
import type { Reason } from '../reason.ts';
import { MAX_CITATION } from '../reading/citations.ts';

/** One passage as it stands in a JSON list, or why it could not be read. */
export type PassageItem =
  | {
      readonly kind: 'passage';
      readonly line: number;
      readonly number: number;
      readonly text: string;
      readonly url: string;
    }
  | {
      readonly kind: 'unreadable';
      readonly line: number;
      readonly why: Reason<'invalid-json' | 'odd-passage'>;
    };

/** Whether a text is meant as {@link passagesFromJson} reads it: a list of objects. */
export function isPassageJson(text: string): boolean {
  return /^\s*\[\s*[{\]]/.test(text);
}

/**
 * Reads `[{ "number": 1, "text": …, "url": … }]`, `text` and `url` as they stand and '' where they are
 * absent. Other keys are passed over. A list that is no JSON gives one item that says so.
 */
export function passagesFromJson(text: string): PassageItem[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const position = Number(/at position (\d+)/.exec(reason)?.[1] ?? 0);
    const line = text.slice(0, position).split('\n').length;
    return [{ kind: 'unreadable', line, why: { kind: 'invalid-json', values: { detail: reason } } }];
  }
  const lines = itemLines(text);
  return z
    .array(z.unknown())
    .parse(json)
    .map((item, index) => readItem(item, lines[index] ?? 1));
}

/** Writes passages as a JSON that {@link passagesFromJson} reads to the same, whatever is in them. */
export function passagesToJson(passages: readonly Passage[]): string {
  const items = passages.map(({ number, text, url }) => ({ number, text, url }));
  return `${JSON.stringify(items, null, 2)}\n`;
}

function readItem(item: unknown, line: number): PassageItem {
  const result = itemSchema.safeParse(item);
  if (result.success) return { kind: 'passage', line, ...result.data };
  const [issue] = result.error.issues;
  const values = { field: String(issue?.path[0] ?? 'entry'), most: MAX_CITATION };
  return { kind: 'unreadable', line, why: { kind: 'odd-passage', values } };
}

const itemSchema = z.object({
  number: z
    .union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
    .refine((number) => number >= 1 && number <= MAX_CITATION),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  url: z
    .string()
    .nullish()
    .transform((url) => url ?? ''),
});

/** The line on which each item of a JSON list of objects begins. */
function itemLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\n') line++;
    else if (isInString) {
      if (character === '\\') at++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') {
      if (depth === 1) lines.push(line);
      depth++;
    } else if (character === '}' || character === ']') depth--;
  }
  return lines;
}
