import { z } from 'zod';
import { briefsFromJson, briefToJson, type JsonBrief } from '../../knowledge/files/brief-json.ts';
import type { Message } from '../../messages/speak.ts';
import { jsonMessage } from './reason-message.ts';

/** What an import brought, between its summary and its publication. */
export interface Parcel {
  /** The uploaded file. */
  readonly fileName: string;
  readonly items: readonly ParcelItem[];
}

/** One brief of an import, or why it could not be read. `from` says where it was found. */
export type ParcelItem =
  | ({
      readonly kind: 'brief';
      readonly from: string;
      /** How many things there are to look at in its text. */
      readonly problemCount: number;
    } & JsonBrief)
  | { readonly kind: 'unreadable'; readonly from: string; readonly why: Message };

/** A message of the bot's own, written before; one that there is no more shows as its key. */
const messageSchema = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
}) as unknown as z.ZodType<Message>;

const parcelSchema = z.object({
  parcel: z.literal(1),
  fileName: z.string(),
  items: z.array(
    z.union([
      z.object({ from: z.string(), problemCount: z.number(), json: z.string() }),
      z.object({ from: z.string(), why: messageSchema }),
    ]),
  ),
});

/**
 * Writes a parcel as the text of a draft, so that an import survives a restart and is read only once: briefs
 * are kept as they were understood.
 */
export function formatParcel({ fileName, items }: Parcel): string {
  const parcel: z.infer<typeof parcelSchema> = {
    parcel: 1,
    fileName,
    items: items.map((item) =>
      item.kind === 'unreadable'
        ? { from: item.from, why: item.why }
        : {
            from: item.from,
            problemCount: item.problemCount,
            json: briefToJson(item.content, item.passages),
          },
    ),
  };
  return JSON.stringify(parcel);
}

const EMPTY: Message = { key: 'json.empty-list' };

/** Reads what {@link formatParcel} wrote; undefined for every other text. */
export function parseParcel(text: string): Parcel | undefined {
  if (!text.startsWith('{"parcel":')) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = parcelSchema.safeParse(json);
  if (!result.success) return undefined;
  const { fileName, items } = result.data;
  return {
    fileName,
    items: items.map((item): ParcelItem => {
      if ('why' in item) return { kind: 'unreadable', ...item };
      const [reading] = briefsFromJson(item.json);
      const { from, problemCount } = item;
      return reading?.kind === 'brief'
        ? { kind: 'brief', from, problemCount, content: reading.content, passages: reading.passages }
        : { kind: 'unreadable', from, why: reading ? jsonMessage(reading.why) : EMPTY };
    }),
  };
}
