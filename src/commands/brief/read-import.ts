import { readArchive } from '../../knowledge/files/archive.ts';
import { briefsFromJson } from '../../knowledge/files/brief-json.ts';
import { isZip } from '../../knowledge/files/file-kind.ts';
import { formatBrief, readBrief } from '../../knowledge/reading/index.ts';
import { cleanText } from '../../knowledge/reading/lines.ts';
import { decodeText } from '../../knowledge/files/text-encoding.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import type { Message } from '../../messages/speak.ts';
import type { Upload } from '../command.ts';
import type { Limits, Services } from '../services.ts';
import { excessesOf, excessOfText, isJson } from './draft-reading.ts';
import type { Parcel, ParcelItem } from './parcel.ts';
import { fileMessage, jsonMessage, problemMessage } from './reason-message.ts';
import { TEXT_EXTENSIONS } from './read-upload.ts';

/** Briefs in one import, where a server may not have more: all that it can export can be imported. */
const MAX_BRIEFS = 200;
/** Of an upload, and of all that an archive unpacks to. */
const MAX_BYTES = 20_000_000;
/** An archive can call its files anything; names are for people to find them by. */
const MAX_NAME_LENGTH = 100;

/**
 * Reads every brief in an uploaded file: a JSON of one or many, a pasted text, or a ZIP archive of such.
 *
 * @throws LocalizedError when there is nothing in it that could be a brief, or too much of it.
 */
export async function readImport(upload: Upload, { download, limits }: Services): Promise<Parcel> {
  const bytes = await download(upload, MAX_BYTES);
  const maxBriefs = Math.max(MAX_BRIEFS, limits.briefsPerGuild);
  const items = isZip(bytes)
    ? readZip(upload.name, bytes, maxBriefs, limits)
    : readFile(upload.name, bytes, limits);
  const [first, ...others] = items;
  if (!first) throw new LocalizedError('import.no-files', { file: upload.name, extensions: TEXT_EXTENSIONS });
  if (first.kind === 'unreadable' && others.length === 0) {
    throw new LocalizedError('file.named', { name: first.from, why: first.why });
  }
  if (items.length > maxBriefs) {
    throw new LocalizedError('import.too-many', {
      file: upload.name,
      count: items.length,
      most: maxBriefs,
    });
  }
  return { fileName: upload.name, items };
}

function readZip(fileName: string, bytes: Uint8Array, maxFiles: number, limits: Limits): ParcelItem[] {
  const archive = readArchive(bytes, {
    entries: maxFiles,
    totalBytes: MAX_BYTES,
    fileBytes: limits.textBytes,
    extensions: TEXT_EXTENSIONS,
  });
  if (archive.kind === 'unreadable') {
    throw new LocalizedError('file.named', { name: fileName, why: fileMessage(archive.why) });
  }
  return archive.entries.flatMap((entry): ParcelItem[] => {
    const from = cleanText(entry.name).slice(0, MAX_NAME_LENGTH);
    return entry.kind === 'file'
      ? readFile(from, entry.bytes, limits)
      : [{ kind: 'unreadable', from, why: fileMessage(entry.why) }];
  });
}

/** The briefs of one file; where there are several, each says where in the file it stands. */
function readFile(from: string, bytes: Uint8Array, limits: Limits): ParcelItem[] {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return [{ kind: 'unreadable', from, why: fileMessage(decoded.why) }];
  if (!isJson(decoded.text)) return [readPasted(from, decoded.text, limits)];
  return briefsFromJson(decoded.text).map(({ where, ...reading }): ParcelItem => {
    const place = where === '' ? from : `${from}, ${where}`;
    if (reading.kind === 'unreadable')
      return { kind: 'unreadable', from: place, why: jsonMessage(reading.why) };
    const [excess] = excessesOf(reading.content, formatBrief(reading.content), limits);
    return excess === undefined
      ? { ...reading, from: place, problemCount: 0 }
      : { kind: 'unreadable', from: place, why: excess };
  });
}

const NO_CLAIMS: Message = { key: 'problem.no-claims' };

function readPasted(from: string, text: string, limits: Limits): ParcelItem {
  // Looked at before it is read: reading takes a second for 5 MB.
  const tooLarge = excessOfText(text, limits);
  if (tooLarge !== undefined) return { kind: 'unreadable', from, why: tooLarge };
  const { brief, problems } = readBrief(text);
  const [problem] = problems;
  if (!brief) return { kind: 'unreadable', from, why: problem ? problemMessage(problem) : NO_CLAIMS };
  const [excess] = excessesOf(brief, text, limits);
  return excess === undefined
    ? { kind: 'brief', from, problemCount: problems.length, content: brief, passages: [] }
    : { kind: 'unreadable', from, why: excess };
}
