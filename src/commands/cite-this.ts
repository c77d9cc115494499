import { LocalizedError } from '../messages/localized-error.ts';
import { speaker } from '../messages/speak.ts';
import { citationText } from './claims/citation-text.ts';
import { shownClaims } from './claims/shown-claims.ts';
import type { MessageCommand } from './command.ts';

/** What a message holds beside a line or two, in characters and in bytes of UTF-8. */
const MOST = { characters: 3_400, bytes: 9_000 };

/** **Cite this** on an answer: its claims as plain text to quote elsewhere, with sources and a link to the answer. */
export const citeThis = {
  definition: { menuName: 'Cite this' },
  audience: 'everyone',

  async executeOnMessage({ guildId, locale, message }, { library }) {
    if (!message.isOwn) throw new LocalizedError('cite.no-answer');
    const { points, hasChanged } = shownClaims(message, await library.collection(guildId));
    if (points.length === 0) throw new LocalizedError(hasChanged ? 'cite.changed' : 'cite.no-answer');
    const say = speaker(locale);
    const text = citationText(points, message.url, say);
    const isLong = text.length > MOST.characters || new TextEncoder().encode(text).length > MOST.bytes;
    return {
      kind: 'message',
      visibility: 'private',
      card: {
        tone: 'answer',
        locale,
        lead: [say(isLong ? 'cite.file' : 'cite.copy')],
        ...(isLong ? {} : { verbatim: text }),
        notes: message.isPublic ? [] : [say('cite.private')],
      },
      ...(isLong ? { files: [{ name: 'citations.txt', content: `${text}\n` }] } : {}),
    };
  },
} as const satisfies MessageCommand;
