import { isZip } from '../../knowledge/files/file-kind.ts';
import { decodeText } from '../../knowledge/files/text-encoding.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import type { Upload } from '../command.ts';
import type { Services } from '../services.ts';
import { fileMessage } from './reason-message.ts';

/** Files that a brief may come in. */
export const TEXT_EXTENSIONS = ['.txt', '.md', '.json'] as const;

/**
 * The text of an uploaded file. What it is called and taken for is looked at first, then its size and place,
 * and once it is there its bytes, for a name can say anything.
 *
 * @throws LocalizedError when it is no text, with what to do about it.
 */
export async function readUpload(upload: Upload, { download, limits }: Services): Promise<string> {
  const { name, contentType } = upload;
  if (!hasTextName(name)) {
    throw new LocalizedError('upload.not-a-text-file', { name });
  }
  const medium = /^(image|audio|video)\//.exec(contentType ?? '')?.[1];
  if (medium !== undefined) {
    throw new LocalizedError('upload.medium', { name, medium });
  }
  const bytes = await download(upload, limits.textBytes);
  if (isZip(bytes)) {
    throw new LocalizedError('upload.zip', { name, import: { command: 'brief import' } });
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') {
    throw new LocalizedError('file.named', { name, why: fileMessage(decoded.why) });
  }
  if (decoded.text.trim() === '') throw new LocalizedError('upload.empty', { name });
  return decoded.text;
}

/** Whether a file is called like a text. */
export function hasTextName(name: string): boolean {
  return TEXT_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(extension));
}
