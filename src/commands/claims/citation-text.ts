import type { Point } from '../../knowledge/answer.ts';
import { claimId } from '../../knowledge/claim-ids/claim-id.ts';
import type { Say } from '../../messages/speak.ts';
import { sourceLine } from './chapters.ts';

/**
 * Claims as plain text to quote elsewhere, each with its citation numbers, id, version and source, and where they
 * were shown.
 *
 *     “Japan faces significant logistical challenges …” [30][31]
 *     C5-5.1, version 1. Headline · Publisher · Dec 21, 2025
 *
 *     https://discord.com/channels/…
 */
export function citationText(points: readonly Point[], url: string, say: Say): string {
  const citations = points.map((point) => {
    const { brief, claim } = point;
    const marks = claim.citations.map((citation) => `[${citation}]`).join('');
    const values = {
      id: claimId(brief, point),
      version: String(brief.version),
      source: sourceLine(brief, say),
    };
    return `${`“${inOneLine(claim.text)}” ${marks}`.trimEnd()}\n${inOneLine(say('cite.reference', values))}`;
  });
  return [...citations, url].join('\n\n');
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
