import { isZip } from '../../knowledge/file-kind.ts';
import { decodeText } from '../../knowledge/text-encoding.ts';
import { UserError } from '../../errors.ts';
import type { Upload } from '../command.ts';
import type { Services } from '../services.ts';

/** Files that a brief may come in. */
export const TEXT_EXTENSIONS = ['.txt', '.md', '.json'] as const;

/** What a file of a media type is for people. */
const MEDIA: Readonly<Record<string, string>> = {
  image: 'a picture',
  audio: 'a recording',
  video: 'a video',
};

/**
 * The text of an uploaded file. What it is called and taken for is looked at first, then its size and place,
 * and once it is there its bytes, for a name can say anything.
 *
 * @throws UserError when it is no text, with what to do about it.
 */
export async function readUpload(upload: Upload, { download, limits }: Services): Promise<string> {
  const { name, contentType } = upload;
  if (!hasTextName(name)) {
    throw new UserError(`${name} is not a text file: upload one that ends in ${orList(TEXT_EXTENSIONS)}.`);
  }
  const medium = /^(image|audio|video)\//.exec(contentType ?? '')?.[1];
  if (medium !== undefined) {
    throw new UserError(`${name} is ${MEDIA[medium]}, whatever it is called. Upload a text file.`);
  }
  const bytes = await download(upload, limits.textBytes);
  if (isZip(bytes)) {
    throw new UserError(`${name} is a ZIP archive. To add all the briefs in it, give it to /brief import.`);
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') throw new UserError(`${name} ${decoded.why}`);
  if (decoded.text.trim() === '') throw new UserError(`${name} is empty.`);
  return decoded.text;
}

/** Whether a file is called like a text. */
export function hasTextName(name: string): boolean {
  return TEXT_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(extension));
}

function orList(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
