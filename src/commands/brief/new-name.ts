import type { BriefSummary } from '../../knowledge/stores/brief-store.ts';
import { cleanText } from '../../knowledge/reading/lines.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import type { Services } from '../services.ts';
import { MAX_TITLE_LENGTH } from './draft-reading.ts';

/**
 * Makes sure that a new short name of a brief, or that of a new brief (undefined), is not one of a bundled
 * brief; the store sees to the guild's own.
 *
 * @throws LocalizedError where it is
 */
export function requireFreeSlug(brief: BriefSummary | undefined, slug: string, { library }: Services): void {
  const bundled = library.bundled.find((other) => other.slug === slug);
  if (!bundled || slug === brief?.slug) return;
  throw new LocalizedError('brief.slug-bundled', { brief: bundled.title, name: slug });
}

/**
 * A title as it was typed, cleaned as a pasted one is.
 *
 * @throws LocalizedError where it is too long, or none
 */
export function readTitle(text: string): string {
  const title = cleanText(text);
  if (!/[\p{L}\p{N}]/u.test(title)) throw new LocalizedError('brief.title-empty');
  if (title.length > MAX_TITLE_LENGTH) {
    throw new LocalizedError('brief.title-too-long', { length: title.length, most: MAX_TITLE_LENGTH });
  }
  return title;
}
