import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Passage } from '../stores/brief-store.ts';
import type { Brief, BriefContent } from '../brief.ts';
import { briefToJson } from './brief-json.ts';
import { formatBrief, formatMarkdown, readBrief } from '../reading/index.ts';

/** How a brief is written into a file. JSON carries everything, passages too; the others the text alone. */
export type ExportFormat = 'markdown' | 'json' | 'plain';

/** A brief as a file. */
export interface ExportedBrief {
  /** Of letters, digits and hyphens, with the format's extension. */
  readonly name: string;
  readonly text: string;
  /** Whether an import of the file gives the same claims, themes, title and source. */
  readonly isExact: boolean;
}

/** Writes a brief as a file that can be imported again. */
export function exportBrief(brief: Brief, passages: readonly Passage[], format: ExportFormat): ExportedBrief {
  const text = WRITERS[format](brief, passages);
  return {
    name: `${baseName(brief)}.${EXTENSIONS[format]}`,
    text,
    isExact: format === 'json' || isReadBack(brief, text),
  };
}

/**
 * Writes briefs as files of a ZIP, in order. The same briefs always give the same bytes. About 20 ms a
 * megabyte of text, without a pause.
 */
export function exportZip(
  briefs: readonly { readonly brief: Brief; readonly passages: readonly Passage[] }[],
  format: ExportFormat,
): Uint8Array {
  const files: Zippable = {};
  for (const { brief, passages } of briefs) {
    const { name, text } = exportBrief(brief, passages, format);
    files[name] = [strToU8(text), { mtime: brief.updatedAt ?? ZIP_EPOCH }];
  }
  return zipSync(files);
}

/** The earliest moment that a ZIP can write. */
const ZIP_EPOCH = '1980-01-02T00:00:00Z';

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = { markdown: 'md', json: 'json', plain: 'txt' };

const WRITERS: Readonly<
  Record<ExportFormat, (content: BriefContent, passages: readonly Passage[]) => string>
> = { markdown: formatMarkdown, json: briefToJson, plain: formatBrief };

/** Discord rewrites other characters in the names of files. */
function baseName({ slug, id }: Brief): string {
  return /^[a-z0-9-]+$/.test(slug) ? slug : `brief-${id}`;
}

/**
 * Not so where a person decided otherwise than the reader would, as a JSON may: which claims are challenges,
 * or a line that would be taken for a heading.
 */
function isReadBack(content: BriefContent, text: string): boolean {
  const { brief } = readBrief(text);
  return brief !== undefined && briefToJson(brief) === briefToJson(content);
}
