import type { BriefSummary } from '../../knowledge/brief-store.ts';
import { cleanText } from '../../knowledge/reading/lines.ts';
import { UserError } from '../../errors.ts';
import type { Services } from '../services.ts';
import { MAX_TITLE_LENGTH } from './draft-reading.ts';

/**
 * Makes sure that a new short name of a brief, or that of a new brief (undefined), is not one of a bundled
 * brief; the store sees to the guild's own.
 *
 * @throws UserError where it is
 */
export function requireFreeSlug(brief: BriefSummary | undefined, slug: string, { library }: Services): void {
  const bundled = library.bundled.find((other) => other.slug === slug);
  if (!bundled || slug === brief?.slug) return;
  throw new UserError(
    `${bundled.title}, which ships with the bot, goes by the short name “${slug}”. Choose another.`,
  );
}

/**
 * A title as it was typed, cleaned as a pasted one is.
 *
 * @throws UserError where it is too long, or none
 */
export function readTitle(text: string): string {
  const title = cleanText(text);
  if (!/[\p{L}\p{N}]/u.test(title)) throw new UserError('A title needs at least one letter or digit.');
  if (title.length > MAX_TITLE_LENGTH) {
    throw new UserError(
      `That title has ${title.length} characters, and ${MAX_TITLE_LENGTH} is the most. Shorten it, please.`,
    );
  }
  return title;
}
