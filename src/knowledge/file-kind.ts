/** First bytes (a character each) by which a file that is no text gives itself away, and what people call it. */
const SIGNATURES: readonly (readonly [start: string, name: string])[] = [
  ['\x89PNG\r\n', 'a PNG picture'],
  ['\xFF\xD8\xFF', 'a JPEG picture'],
  ['GIF87a', 'a GIF picture'],
  ['GIF89a', 'a GIF picture'],
  ['%PDF-', 'a PDF'],
  ['{\\rtf', 'an RTF document'],
  ['\xD0\xCF\x11\xE0', 'an old Office document'],
  ['\x1F\x8B\b', 'a gzip archive'],
  ['7z\xBC\xAF', 'a 7z archive'],
  ['Rar!\x1A\x07', 'a RAR archive'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['PK\x05\x06', 'a ZIP archive'],
];

/** Office documents are ZIP archives, told by the names of their first entries. */
const OFFICE_ENTRIES: readonly (readonly [entry: string, name: string])[] = [
  ['word/', 'a Word document'],
  ['xl/', 'an Excel workbook'],
  ['ppt/', 'a PowerPoint presentation'],
  ['mimetypeapplication/', 'an OpenDocument file or an e-book'],
  ['[Content_Types].xml', 'a Word or other Office document'],
];

/** In bytes; the first names of an Office document stand within them. */
const OFFICE_LOOK = 4_000;

/**
 * What a file is by its first bytes, as people call it (`a PNG picture`); undefined where nothing there
 * speaks against a text. Its name counts for nothing: it can say anything.
 */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, OFFICE_LOOK));
  const kind = SIGNATURES.find(([start]) => head.startsWith(start))?.[1];
  if (kind !== 'a ZIP archive') return kind;
  return OFFICE_ENTRIES.find(([entry]) => head.includes(entry))?.[1] ?? kind;
}

/** Whether a file is a ZIP archive, and no Office document. */
export function isZip(bytes: Uint8Array): boolean {
  return binaryKind(bytes) === 'a ZIP archive';
}
