import type { Gap } from '../../knowledge/stores/gap-store.ts';
import type { Say } from '../../messages/speak.ts';
import type { OutgoingFile } from '../reply.ts';

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Questions as a CSV file (RFC 4180) for a spreadsheet. */
export function gapsFile(gaps: readonly Gap[], say: Say): OutgoingFile {
  const rows = [
    [
      say('gaps.column-question'),
      say('gaps.column-asked'),
      say('gaps.column-unhelpful'),
      say('gaps.column-last'),
      say('gaps.column-answered'),
    ],
    ...gaps.map(({ question, askedCount, unhelpfulCount, lastAskedAt, state }) => [
      question,
      String(askedCount),
      String(unhelpfulCount),
      lastAskedAt,
      say('gaps.is-answered', { state }),
    ]),
  ];
  const content = rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  return { name: 'gaps.csv', content: BYTE_ORDER_MARK + content };
}

/** Quoted, and so that no spreadsheet takes what somebody asked for a formula. */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}
