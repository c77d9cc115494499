import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import type { Reason, ReasonValues } from '../reason.ts';

/** A file in an archive, or why it was not unpacked. */
export type ArchiveEntry =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'unreadable';
      readonly name: string;
      readonly why: Reason<'not-a-text-file' | 'too-many-bytes' | 'damaged-entry'>;
    };

/** The files of an archive, or why there are none; the catalogs say so under `file.<kind>`. */
export type ArchiveReading =
  | { readonly kind: 'archive'; readonly entries: readonly ArchiveEntry[] }
  | {
      readonly kind: 'unreadable';
      readonly why: Reason<'too-many-files' | 'unpacks-too-far' | 'damaged-archive'>;
    };

/** What an archive may hold at most. */
export interface ArchiveLimits {
  /** Entries of any sort, folders too. */
  readonly entries: number;
  /** All files together, unpacked. */
  readonly totalBytes: number;
  /** One file, unpacked; larger ones are unreadable, the others are read. */
  readonly fileBytes: number;
  /** Files of other names are not unpacked: lower case, with the dot. */
  readonly extensions: readonly string[];
}

/** Deflate makes at most 1,032 bytes of one, so no step unpacks more than 4 MB before it is counted. */
const STEP_BYTES = 4_096;

/**
 * Unpacks a ZIP archive in memory. What an archive says of its sizes is not believed: bytes are counted as
 * they come, and unpacking stops at the limits, so a small archive of zeros without end does no harm.
 * Folders and the hidden files that systems add are left out.
 */
export function readArchive(bytes: Uint8Array, limits: ArchiveLimits): ArchiveReading {
  const entries: (() => ArchiveEntry)[] = [];
  let seen = 0;
  let totalBytes = 0;

  const unzip = new Unzip((file) => {
    seen += 1;
    if (seen > limits.entries)
      throw new TooMuch({ kind: 'too-many-files', values: { most: limits.entries } });
    if (isHidden(file.name)) return;
    const extension = /\.[^./]*$/.exec(file.name)?.[0].toLowerCase() ?? '';
    if (!limits.extensions.includes(extension)) {
      entries.push(() => unreadable(file, 'not-a-text-file', { extensions: limits.extensions }));
      return;
    }
    entries.push(
      unpack(file, limits.fileBytes, (size) => {
        totalBytes += size;
        if (totalBytes <= limits.totalBytes) return;
        throw new TooMuch({ kind: 'unpacks-too-far', values: { most: limits.totalBytes } });
      }),
    );
  });
  unzip.register(UnzipInflate);
  try {
    for (let start = 0; start < bytes.length; start += STEP_BYTES) {
      const end = start + STEP_BYTES;
      unzip.push(bytes.subarray(start, end), end >= bytes.length);
    }
  } catch (error) {
    if (error instanceof TooMuch) return { kind: 'unreadable', why: error.why };
    return { kind: 'unreadable', why: { kind: 'damaged-archive', values: {} } };
  }
  return { kind: 'archive', entries: entries.map((entry) => entry()) };
}

/** Starts to unpack a file; the result is there once the archive has been read. */
function unpack(file: UnzipFile, maxBytes: number, count: (size: number) => void): () => ArchiveEntry {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let state: 'unpacking' | 'done' | 'damaged' = 'unpacking';
  file.ondata = (error: Error | null, chunk, isFinal) => {
    // fflate hands over what `count` throws further up, too; it is to go up as it is.
    if (error instanceof TooMuch) throw error;
    if (error) {
      state = 'damaged';
      return;
    }
    size += chunk.length;
    count(chunk.length);
    if (size > maxBytes) chunks = [];
    else chunks.push(chunk);
    if (isFinal && state === 'unpacking') state = 'done';
  };
  file.start();
  return () => {
    if (size > maxBytes) return unreadable(file, 'too-many-bytes', { most: maxBytes });
    if (state !== 'done') return unreadable(file, 'damaged-entry');
    return { kind: 'file', name: file.name, bytes: concat(chunks, size) };
  };
}

function unreadable(
  { name }: UnzipFile,
  kind: Extract<ArchiveEntry, { kind: 'unreadable' }>['why']['kind'],
  values: ReasonValues = {},
): ArchiveEntry {
  return { kind: 'unreadable', name, why: { kind, values } };
}

/** Folders, and what macOS and other systems put beside the files. */
function isHidden(name: string): boolean {
  return name.endsWith('/') || name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Ends the unpacking; never leaves this file. */
class TooMuch extends Error {
  readonly why: Extract<ArchiveReading, { kind: 'unreadable' }>['why'];

  constructor(why: TooMuch['why']) {
    super(why.kind);
    this.why = why;
  }
}
