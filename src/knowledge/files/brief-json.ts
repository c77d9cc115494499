import { z } from 'zod';
import type { Passage } from '../stores/brief-store.ts';
import type { BriefContent } from '../brief.ts';
import { statesChallenge, themeKind } from '../reading/challenges.ts';
import { MAX_CITATION } from '../reading/citations.ts';
import { detectLanguage } from '../reading/language.ts';
import { cleanText } from '../reading/lines.ts';
import type { Reason, ReasonValues } from '../reason.ts';

/** A brief with the passages that it carries. */
export interface JsonBrief {
  readonly content: BriefContent;
  /** By number; empty where it has none. */
  readonly passages: readonly Passage[];
}

/** One brief of a JSON text, or why it could not be read. */
export type JsonReading =
  | ({ readonly kind: 'brief'; readonly where: string } & JsonBrief)
  | {
      readonly kind: 'unreadable';
      /** Where it stands in the text, as `briefs[2]`; empty for the whole of it. */
      readonly where: string;
      /** `detail` says what is wrong, in English, for it speaks of the keys: `themes[0].title: must not be empty`. */
      readonly why: Reason<'invalid-json' | 'empty-list' | 'not-a-brief'>;
    };

/**
 * Writes a brief as JSON, to be read again by {@link briefsFromJson}. The same brief always gives the same
 * text.
 *
 *     { "title": …, "language": …, "coreViewpoint": [{ "text": …, "citations": [1], "isChallenge": false }],
 *       "themes": [{ "title": …, "kind": "theme", "claims": […] }],
 *       "source": { "title": …, "publisher": …, "publishedAt": "2025-12-21T00:07" },
 *       "passages": [{ "number": 1, "text": …, "url": … }] }
 *
 * `passages` is left out where there are none.
 */
export function briefToJson(content: BriefContent, passages: readonly Passage[] = []): string {
  return write(plainBrief({ content, passages }));
}

/** Writes several briefs as one JSON: `{ "briefs": […] }`, each as {@link briefToJson} writes it. */
export function briefsToJson(briefs: readonly JsonBrief[]): string {
  return write({ briefs: briefs.map(plainBrief) });
}

/**
 * Reads a JSON of one brief or many: a brief, a list of them, `{ "briefs": […] }`, or `{ "brief": … }` as
 * `footnote parse --json` prints it. Each is read by itself, so a broken one does not take the others along;
 * there is always at least one. `language`, `kind` and `isChallenge` may be absent: they are then found out
 * as for a pasted text. Other keys are passed over.
 */
export function briefsFromJson(text: string): JsonReading[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return [unreadable('', 'invalid-json', { detail: reasonOf(error) })];
  }
  const many = Array.isArray(json) ? json : property(json, 'briefs');
  if (!Array.isArray(many)) return [readOne(property(json, 'brief') ?? json, '')];
  if (many.length === 0) return [unreadable('', 'empty-list')];
  const prefix = Array.isArray(json) ? '' : 'briefs';
  return many.map((entry, index) => readOne(entry, `${prefix}[${index}]`));
}

function readOne(json: unknown, where: string): JsonReading {
  const result = briefSchema.safeParse(json);
  if (result.success) return { kind: 'brief', where, ...complete(result.data) };
  const problems = result.error.issues.map(({ path, message }) => `${pathOf(path)}${message}`);
  const detail = problems.slice(0, MAX_PROBLEMS).join('; ');
  return unreadable(where, 'not-a-brief', { detail, more: Math.max(0, problems.length - MAX_PROBLEMS) });
}

function unreadable(
  where: string,
  kind: Extract<JsonReading, { kind: 'unreadable' }>['why']['kind'],
  values: ReasonValues = {},
): JsonReading {
  return { kind: 'unreadable', where, why: { kind, values } };
}

/** How many problems of one brief are named: who mends them tries again anyway. */
const MAX_PROBLEMS = 3;

const line = (maxLength: number) =>
  z
    .string({ error: 'must be a text' })
    .transform(cleanText)
    .refine((text) => text !== '', 'must not be empty')
    .refine((text) => text.length <= maxLength, `must have at most ${maxLength} characters`);

const claim = z.object(
  {
    text: line(100_000),
    citations: z
      .array(passageNumber(), { error: 'must be a list of passage numbers' })
      .default([])
      .transform((numbers) => [...new Set(numbers)].sort((a, b) => a - b)),
    isChallenge: z.boolean({ error: 'must be true or false' }).optional(),
  },
  { error: 'must be an object with a text' },
);

const claims = z.array(claim, { error: 'must be a list of claims' });

const passage = z
  .object({
    number: passageNumber(),
    text: z.string({ error: 'must be a text' }).nullable().default(null),
    url: z
      .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
      .nullable()
      .default(null),
  })
  .refine(({ text, url }) => text !== null || url !== null, 'must have a text or a url');

const briefSchema = z
  .object(
    {
      title: line(200),
      language: z
        .string()
        .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, 'must be a language tag such as en')
        .optional(),
      coreViewpoint: claims.default([]),
      themes: z
        .array(
          z.object({
            title: line(500),
            kind: z.enum(['theme', 'challenges'], { error: 'must be theme or challenges' }).optional(),
            claims: claims.min(1, 'must have at least one claim'),
          }),
          { error: 'must be a list of themes' },
        )
        .default([]),
      source: z
        .object({
          title: line(1_000).nullable().default(null),
          publisher: line(200).nullable().default(null),
          publishedAt: z
            .string()
            .refine(isMoment, 'must be a moment such as 2025-12-21T00:07')
            .nullable()
            .default(null),
        })
        .default({ title: null, publisher: null, publishedAt: null }),
      passages: z
        .array(passage, { error: 'must be a list of passages' })
        .refine((all) => new Set(all.map(({ number }) => number)).size === all.length, 'has a number twice')
        .default([]),
    },
    { error: 'must be a brief: an object with a title and claims' },
  )
  .refine(
    ({ coreViewpoint, themes }) => coreViewpoint.length + themes.length > 0,
    'a brief must have at least one claim',
  );

function passageNumber() {
  const message = `must be a number from 1 to ${MAX_CITATION}`;
  return z.int({ error: message }).min(1, message).max(MAX_CITATION, message);
}

function isMoment(value: string): boolean {
  const time = Date.parse(`${value}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 16) === value;
}

/** Fills in what the JSON left to be found out. */
function complete({ passages, ...brief }: z.infer<typeof briefSchema>): JsonBrief {
  const themes = brief.themes.map(({ title, kind = themeKind(title), claims }) => ({
    title,
    kind,
    claims: claims.map(completeClaim(kind)),
  }));
  const coreViewpoint = brief.coreViewpoint.map(completeClaim('theme'));
  const all = [...coreViewpoint, ...themes.flatMap((theme) => theme.claims)];
  const language = brief.language ?? detectLanguage(all.map(({ text }) => text).join('\n'));
  return {
    content: { title: brief.title, language, coreViewpoint, themes, source: brief.source },
    passages: passages.toSorted((a, b) => a.number - b.number),
  };
}

function completeClaim(kind: 'theme' | 'challenges') {
  return ({ text, citations, isChallenge }: z.infer<typeof claim>) => ({
    text,
    citations,
    isChallenge: isChallenge ?? (kind === 'challenges' || statesChallenge(text)),
  });
}

/** The brief alone, whatever else the object has, with its keys in one order. */
function plainBrief({ content, passages }: JsonBrief) {
  const plainClaim = ({ text, citations, isChallenge }: BriefContent['coreViewpoint'][number]) => ({
    text,
    citations,
    isChallenge,
  });
  const { title, language, coreViewpoint, themes, source } = content;
  return {
    title,
    language,
    coreViewpoint: coreViewpoint.map(plainClaim),
    themes: themes.map(({ title, kind, claims }) => ({ title, kind, claims: claims.map(plainClaim) })),
    source: { title: source.title, publisher: source.publisher, publishedAt: source.publishedAt },
    ...(passages.length === 0
      ? {}
      : { passages: passages.map(({ number, text, url }) => ({ number, text, url })) }),
  };
}

function write(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function property(json: unknown, key: string): unknown {
  return typeof json === 'object' && json !== null && key in json
    ? (json as Record<string, unknown>)[key]
    : undefined;
}

/** `themes[0].claims[2].text: `; empty for the brief itself. */
function pathOf(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text === '' ? '' : `${text.replace(/^\./, '')}: `;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
