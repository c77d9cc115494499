import type { Report } from './validate/form.ts';
import type { Path } from './components.ts';

/** The most entries of one filter. Source: DOC reference#file-type-filtering */
const filterLimit = 10;
const groups: Readonly<Record<string, ReadonlySet<string>>> = {
  // Discord does not list them; these are what its clients show or play.
  image: new Set(['.avif', '.gif', '.heic', '.jpeg', '.jpg', '.png', '.webp']),
  audio: new Set(['.aac', '.flac', '.m4a', '.mp3', '.ogg', '.opus', '.wav']),
  video: new Set(['.m4v', '.mov', '.mp4', '.mpeg', '.webm']),
};

/**
 * Throws, as a client would not send it, where a file's name has none of the endings that are asked
 * for. What is in the file is looked at by nobody.
 */
export function assertFileType(fileName: string, fileTypes: readonly string[] | null | undefined): void {
  if (!fileTypes?.length) return;
  const ending = /\.[^.]+$/.exec(fileName)?.[0].toLowerCase() ?? '';
  if (fileTypes.some((type) => groups[type]?.has(ending) ?? type.toLowerCase() === ending)) return;
  throw new Error(`“${fileName}” cannot be taken here: only ${fileTypes.join(', ')}.`);
}

/** Reports a filter that Discord would not take. */
export function checkFileTypes(fileTypes: unknown, path: Path, report: Report): void {
  if (fileTypes === undefined || fileTypes === null) return;
  if (!Array.isArray(fileTypes)) {
    report([...path, 'file_types'], 'BASE_TYPE_BAD_TYPE', 'Only lists may be used in this field.');
    return;
  }
  if (fileTypes.length > filterLimit) {
    report([...path, 'file_types'], 'BASE_TYPE_MAX_LENGTH', `Must be ${filterLimit} or fewer in length.`);
  }
  for (const [i, type] of fileTypes.entries()) {
    const isKnown = typeof type === 'string' && (type in groups || /^\.[\w.]+$/.test(type));
    if (!isKnown)
      report(
        [...path, 'file_types', i],
        'BASE_TYPE_CHOICES',
        'Must be audio, image, video or a dotted ending.',
      );
  }
}
