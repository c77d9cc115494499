import type { Passage } from '../../knowledge/stores/brief-store.ts';
import { briefsFromJson } from '../../knowledge/files/brief-json.ts';
import { placedClaims, type BriefContent } from '../../knowledge/brief.ts';
import type { Draft } from '../../knowledge/stores/draft-store.ts';
import { cleanText } from '../../knowledge/reading/lines.ts';
import { formatBrief, readBrief, type Problem } from '../../knowledge/reading/index.ts';
import { proposeTitle } from '../../knowledge/reading/title.ts';
import type { Message } from '../../messages/speak.ts';
import type { Limits, Services } from '../services.ts';
import { parseParcel, type Parcel } from './parcel.ts';
import { jsonMessage, problemMessage } from './reason-message.ts';

/** Something in a draft to look at. */
export interface DraftProblem extends Pick<Problem, 'severity' | 'line'> {
  readonly message: Message;
}

/** What a draft says. */
export type DraftReading =
  | {
      readonly kind: 'brief';
      readonly content: BriefContent;
      /** Those that a JSON brings along; empty for a pasted text. */
      readonly passages: readonly Passage[];
      /** Worst first. */
      readonly problems: readonly DraftProblem[];
      /** Where it goes beyond what the operator allows; it cannot be published until this is empty. */
      readonly excesses: readonly Message[];
    }
  | { readonly kind: 'unreadable'; readonly problems: readonly DraftProblem[] }
  | { readonly kind: 'parcel'; readonly parcel: Parcel };

/** The longest display title, in characters. */
export const MAX_TITLE_LENGTH = 200;

/**
 * Reads a draft: a pasted text, the JSON of one brief, or what is to be imported. Linear in its length. A new
 * version that has no title of its own keeps that of the brief.
 */
export async function readDraft(
  draft: Pick<Draft, 'guildId' | 'title' | 'text' | 'basedOn'>,
  { store, limits }: Services,
): Promise<DraftReading> {
  const { guildId, basedOn } = draft;
  const base = basedOn ? await store.briefs.get(guildId, basedOn.briefId) : undefined;
  return readText(draft, limits, base?.title);
}

function readText(
  { title, text }: Pick<Draft, 'title' | 'text'>,
  limits: Limits,
  baseTitle: string | undefined,
): DraftReading {
  const parcel = parseParcel(text);
  if (parcel) return { kind: 'parcel', parcel };
  if (isJson(text)) return readJsonDraft(title, text, limits);
  const { brief, problems: found } = readBrief(text, title === null ? {} : { title });
  const problems = found.map((problem): DraftProblem => ({
    severity: problem.severity,
    line: problem.line,
    message: problemMessage(problem),
  }));
  if (!brief) return { kind: 'unreadable', problems };
  const isUntitled = title === null && brief.title === proposeTitle(placedClaims(brief)[0]?.claim.text ?? '');
  const content = isUntitled && baseTitle !== undefined ? { ...brief, title: baseTitle } : brief;
  return { kind: 'brief', content, passages: [], problems, excesses: excessesOf(content, text, limits) };
}

/** The text of a draft to be edited by a person: that of a JSON brief written out, any other as it is. */
export function editableText(text: string): string {
  if (!isJson(text) || parseParcel(text)) return text;
  const [reading, ...others] = briefsFromJson(text);
  return reading?.kind === 'brief' && others.length === 0 ? formatBrief(reading.content) : text;
}

/**
 * Whether a text is meant as JSON. A pasted brief may begin with a bracket, so one that does is JSON only
 * where it can be parsed.
 */
export function isJson(text: string): boolean {
  const start = text.trimStart()[0];
  if (start !== '[') return start === '{';
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readJsonDraft(title: string | null, text: string, limits: Limits): DraftReading {
  const readings = briefsFromJson(text);
  const [reading] = readings;
  if (readings.length > 1) {
    return unreadable({ key: 'problem.many-briefs', values: { count: readings.length } });
  }
  if (reading?.kind !== 'brief') {
    const why: Message = reading ? jsonMessage(reading.why) : { key: 'json.empty-list' };
    return unreadable({ key: 'problem.not-brief-json', values: { why } });
  }
  const content = { ...reading.content, title: cleanText(title ?? '') || reading.content.title };
  return {
    kind: 'brief',
    content,
    passages: reading.passages,
    problems: [],
    excesses: excessesOf(content, text, limits),
  };
}

function unreadable(message: Message): DraftReading {
  return { kind: 'unreadable', problems: [{ severity: 'error', line: 1, message }] };
}

/** Where a brief goes beyond what the operator allows, each with the figure and what to do. */
export function excessesOf(content: BriefContent, text: string, limits: Limits): Message[] {
  const claims = placedClaims(content).length;
  const { length } = content.title;
  const most = limits.claimsPerBrief;
  const ofText = excessOfText(text, limits);
  return [
    ...(ofText ? [ofText] : []),
    ...(claims > most ? [{ key: 'excess.claims', values: { count: claims, most } } as const] : []),
    ...(length > MAX_TITLE_LENGTH
      ? [{ key: 'excess.title', values: { length, most: MAX_TITLE_LENGTH } } as const]
      : []),
  ];
}

/** Why a text is too large, with the figure and what to do; undefined where it is not. */
export function excessOfText(text: string, { textBytes }: Limits): Message | undefined {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= textBytes) return undefined;
  return { key: 'excess.text', values: { bytes, most: textBytes } };
}
