import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Brief, BriefContent } from '../knowledge/brief.ts';
import { freeCode } from '../knowledge/claim-ids/brief-code.ts';
import { firstLabels } from '../knowledge/claim-ids/claim-labels.ts';
import { readBrief } from '../knowledge/reading/read-brief.ts';
import { decodeText } from '../knowledge/files/text-encoding.ts';
import { FALLBACK_LOCALE } from '../messages/catalogs.ts';
import { speaker } from '../messages/speak.ts';

/** What a folder of bundled briefs gave. */
export interface BundledBriefs {
  readonly briefs: readonly Brief[];
  /** What could not be read, or was read with doubts: one line each, `file:line: message`. */
  readonly problems: readonly string[];
}

/** `index.json` beside the briefs: display titles and codes by slug (the file's name without `.txt`). */
const indexSchema = z.object({
  briefs: z.array(
    z.object({
      slug: z.string(),
      title: z.string().min(1),
      code: z
        .string()
        .regex(/^[A-Z0-9]{2,6}$/, 'must be two to six capitals and digits')
        .optional(),
    }),
  ),
});

type IndexEntry = z.infer<typeof indexSchema>['briefs'][number];

/** Operators read the terminal and the log in English. */
const say = speaker(FALLBACK_LOCALE);

/**
 * Reads every `.txt` of a folder as a pasted brief. One that cannot be read is named in `problems` and
 * left out; the others load.
 *
 * @throws when the folder itself cannot be read.
 */
export async function loadBundledBriefs(dir: string): Promise<BundledBriefs> {
  const files = (await readdir(dir)).filter((name) => name.endsWith('.txt')).sort();
  const problems: string[] = [];
  const index = await readIndex(dir, problems);
  const codes = new Set([...index.values()].flatMap(({ code }) => code ?? []));
  const briefs: Brief[] = [];
  for (const name of files) {
    const file = join(dir, name);
    const slug = basename(name, '.txt');
    const { title, code: chosen } = index.get(slug) ?? {};
    const read = await readText(file);
    if (read.kind === 'unreadable') {
      problems.push(`${file}:1: ${read.why}`);
      continue;
    }
    const reading = readBrief(read.text, title === undefined ? {} : { title });
    for (const { line, kind, values } of reading.problems) {
      problems.push(`${file}:${line}: ${say(`problem.${kind}`, values)}`);
    }
    if (!reading.brief) continue;
    const code = chosen ?? freeCode(slug, codes);
    codes.add(code);
    briefs.push(bundledBrief(slug, reading.brief, code));
  }
  return { briefs, problems };
}

/** A folder by the name of a brief, or a file that may not be read, does not keep the others from loading. */
async function readText(
  file: string,
): Promise<{ kind: 'text'; text: string } | { kind: 'unreadable'; why: string }> {
  try {
    const decoded = decodeText(await readFile(file));
    if (decoded.kind === 'text') return decoded;
    const { kind, values } = decoded.why;
    return { kind: 'unreadable', why: say(`file.${kind}`, values) };
  } catch (error) {
    const why = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { kind: 'unreadable', why };
  }
}

/** A brief that ships with the bot: owned by no guild, seen by all. */
export function bundledBrief(slug: string, content: BriefContent, code = freeCode(slug, new Set())): Brief {
  const { labels } = firstLabels(content);
  return {
    ...content,
    id: slug,
    slug,
    code,
    labels: labels.claims,
    guildId: null,
    version: 1,
    updatedAt: null,
    updatedBy: null,
  };
}

async function readIndex(dir: string, problems: string[]): Promise<Map<string, IndexEntry>> {
  const file = join(dir, 'index.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    // The index is optional: without it each title is proposed from the brief's own core viewpoint.
    return new Map();
  }
  try {
    const { briefs } = indexSchema.parse(JSON.parse(text));
    requireUniqueCodes(briefs);
    return new Map(briefs.map((entry) => [entry.slug, entry]));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : String(error);
    problems.push(`${file}:1: not an index of briefs, so titles are proposed from the briefs: ${reason}`);
    return new Map();
  }
}

function requireUniqueCodes(briefs: readonly IndexEntry[]): void {
  const codes = briefs.flatMap(({ code }) => code ?? []);
  const doubled = codes.find((code, index) => codes.indexOf(code) !== index);
  if (doubled !== undefined) throw new Error(`two briefs have the code ${doubled}`);
}
