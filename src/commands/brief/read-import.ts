import { readArchive } from '../../knowledge/archive.ts';
import { briefsFromJson } from '../../knowledge/brief-json.ts';
import { isZip } from '../../knowledge/file-kind.ts';
import { readBrief } from '../../knowledge/reading/index.ts';
import { decodeText } from '../../knowledge/text-encoding.ts';
import { UserError } from '../../errors.ts';
import type { Upload } from '../command.ts';
import type { Services } from '../services.ts';
import { excessesOf, isJson } from './draft-reading.ts';
import type { Parcel, ParcelItem } from './parcel.ts';
import { TEXT_EXTENSIONS } from './read-upload.ts';

/** Files in one ZIP archive. */
const MAX_FILES = 200;
/** Of an upload, and of all that an archive unpacks to. */
const MAX_BYTES = 20_000_000;

/**
 * Reads every brief in an uploaded file: a JSON of one or many, a pasted text, or a ZIP archive of such.
 *
 * @throws UserError when there is nothing in it that could be a brief.
 */
export async function readImport(upload: Upload, { download, limits }: Services): Promise<Parcel> {
  const bytes = await download(upload, MAX_BYTES);
  if (!isZip(bytes)) {
    const decoded = decodeText(bytes);
    if (decoded.kind === 'unreadable') throw new UserError(`${upload.name} ${decoded.why}`);
    return { fileName: upload.name, items: readText(upload.name, decoded.text, limits) };
  }
  const archive = readArchive(bytes, {
    entries: MAX_FILES,
    totalBytes: MAX_BYTES,
    fileBytes: limits.textBytes,
    extensions: TEXT_EXTENSIONS,
  });
  if (archive.kind === 'unreadable') {
    throw new UserError(
      `${upload.name} ${archive.why}. Make another archive of it, or several smaller ones.`,
    );
  }
  const items = archive.entries.flatMap((entry): ParcelItem[] => {
    if (entry.kind === 'unreadable')
      return [{ kind: 'unreadable', from: entry.name, why: `it ${entry.why}` }];
    const decoded = decodeText(entry.bytes);
    return decoded.kind === 'text'
      ? readText(entry.name, decoded.text, limits)
      : [{ kind: 'unreadable', from: entry.name, why: `it ${decoded.why}` }];
  });
  if (items.length === 0) {
    throw new UserError(`${upload.name} has no files ending in ${TEXT_EXTENSIONS.join(', ')}.`);
  }
  return { fileName: upload.name, items };
}

/** The briefs of one file. Each gets a place of its own where there are several. */
function readText(from: string, text: string, limits: Services['limits']): ParcelItem[] {
  if (isJson(text)) {
    return briefsFromJson(text).map(({ where, ...reading }): ParcelItem => {
      const place = where === '' ? from : `${from}, ${where}`;
      if (reading.kind === 'unreadable') return { ...reading, from: place };
      const { content, passages } = reading;
      return checked({ kind: 'brief', from: place, problemCount: 0, content, passages }, '', limits);
    });
  }
  const { brief, problems } = readBrief(text);
  if (!brief) return [{ kind: 'unreadable', from, why: problems[0]?.message ?? '' }];
  const problemCount = problems.length;
  return [checked({ kind: 'brief', from, problemCount, content: brief, passages: [] }, text, limits)];
}

/** Puts aside a brief that goes beyond what the operator allows. */
function checked(
  item: Extract<ParcelItem, { kind: 'brief' }>,
  text: string,
  limits: Services['limits'],
): ParcelItem {
  const [excess] = excessesOf(item.content, text, limits);
  return excess === undefined ? item : { kind: 'unreadable', from: item.from, why: excess };
}
