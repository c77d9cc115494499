/** What a file can be that is no text; the catalogs have names for them. */
export type BinaryKind =
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'pdf'
  | 'rtf'
  | 'oldOffice'
  | 'gzip'
  | '7z'
  | 'rar'
  | 'zip'
  | 'word'
  | 'excel'
  | 'powerpoint'
  | 'openDocument'
  | 'office';

/** First bytes (a character each) by which a file that is no text gives itself away. */
const SIGNATURES: readonly (readonly [start: string, kind: BinaryKind])[] = [
  ['\x89PNG\r\n', 'png'],
  ['\xFF\xD8\xFF', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['%PDF-', 'pdf'],
  ['{\\rtf', 'rtf'],
  ['\xD0\xCF\x11\xE0', 'oldOffice'],
  ['\x1F\x8B\b', 'gzip'],
  ['7z\xBC\xAF', '7z'],
  ['Rar!\x1A\x07', 'rar'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
];

/** Office documents are ZIP archives, told by the names of their first entries. */
const OFFICE_ENTRIES: readonly (readonly [entry: string, kind: BinaryKind])[] = [
  ['word/', 'word'],
  ['xl/', 'excel'],
  ['ppt/', 'powerpoint'],
  ['mimetypeapplication/', 'openDocument'],
  ['[Content_Types].xml', 'office'],
];

/** In bytes; the first names of an Office document stand within them. */
const OFFICE_LOOK = 4_000;

/**
 * What a file is by its first bytes; undefined where nothing there speaks against a text. Its name counts for
 * nothing: it can say anything.
 */
export function binaryKind(bytes: Uint8Array): BinaryKind | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, OFFICE_LOOK));
  const kind = SIGNATURES.find(([start]) => head.startsWith(start))?.[1];
  if (kind !== 'zip') return kind;
  return OFFICE_ENTRIES.find(([entry]) => head.includes(entry))?.[1] ?? kind;
}

/** Whether a file is a ZIP archive, and no Office document. */
export function isZip(bytes: Uint8Array): boolean {
  return binaryKind(bytes) === 'zip';
}
