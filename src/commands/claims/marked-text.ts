import { joinRanges, type TextRange } from '../../knowledge/text-range.ts';
import type { Span } from '../reply.ts';

/** A text with parts of it in bold. The ranges are in order, and none overlap. */
export function markedText(text: string, ranges: readonly TextRange[]): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const range of joinRanges(text, ranges)) {
    spans.push(text.slice(end, range.start), { strong: text.slice(range.start, range.end) });
    end = range.end;
  }
  return [...spans, text.slice(end)].filter((span) => span !== '');
}
