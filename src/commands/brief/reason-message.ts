import type { ArchiveEntry, ArchiveReading } from '../../knowledge/files/archive.ts';
import type { JsonReading } from '../../knowledge/files/brief-json.ts';
import type { Problem } from '../../knowledge/reading/index.ts';
import type { Reason } from '../../knowledge/reason.ts';
import type { Decoded } from '../../knowledge/files/text-encoding.ts';
import type { Message } from '../../messages/speak.ts';

/** The kinds of reasons why something of a sort cannot be read. */
type WhyNot<Reading extends { readonly kind: string }> =
  Extract<Reading, { kind: 'unreadable' }> extends { readonly why: Reason<infer Kind> } ? Kind : never;

/** Why a file, an archive or a file of an archive cannot be read. */
export function fileMessage({
  kind,
  values,
}: Reason<WhyNot<Decoded> | WhyNot<ArchiveReading> | WhyNot<ArchiveEntry>>): Message {
  return { key: `file.${kind}`, values };
}

/** Why a JSON is no brief. */
export function jsonMessage({ kind, values }: Reason<WhyNot<JsonReading>>): Message {
  return { key: `json.${kind}`, values };
}

/** What there is to look at in a text, without the line that it stands on. */
export function problemMessage({ kind, values }: Problem): Message {
  return { key: `problem.${kind}`, values };
}
