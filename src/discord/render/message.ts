import { ComponentType, MessageFlags, type APIFileComponent } from 'discord.js';
import type { Card, MessageReply, OutgoingFile } from '../../commands/reply.ts';
import { renderCard } from './card.ts';
import type { CommandIds } from './markdown.ts';

/**
 * A message as discord.js sends it: Components V2, and nobody is pinged, whatever the text says. `locale` is the
 * language of the words that rendering adds to a card that names none.
 */
export function renderMessage(
  { visibility, card, files = [] }: MessageReply,
  commandIds: CommandIds,
  locale: string,
) {
  const ephemeral = visibility === 'private' ? MessageFlags.Ephemeral : 0;
  return {
    ...renderEdit(card, commandIds, locale, files),
    flags: MessageFlags.IsComponentsV2 | ephemeral,
  } as const;
}

/** The same for a message that is there already: whether it is ephemeral was settled when it was sent. */
export function renderEdit(
  card: Card,
  commandIds: CommandIds,
  locale: string,
  files: readonly OutgoingFile[] = [],
) {
  return {
    components: [renderCard(card, commandIds, locale), ...files.map(fileComponent)],
    files: files.map(({ name, content }) => ({ name: fileName(name), attachment: Buffer.from(content) })),
    flags: MessageFlags.IsComponentsV2,
    allowedMentions: { parse: [] },
  } as const;
}

/** A message without files as Discord's REST API takes it, which discord.js does not rewrite. */
export function renderBody(card: Card, commandIds: CommandIds, locale: string) {
  const { components, flags, allowedMentions } = renderEdit(card, commandIds, locale);
  return { components, flags, allowed_mentions: allowedMentions } as const;
}

/** With Components V2 an attachment is seen only where a component shows it. */
function fileComponent({ name }: OutgoingFile): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${fileName(name)}` } };
}

/** Discord rewrites other characters in the name of a file, and then does not find it by the name it was given. */
function fileName(name: string): string {
  const dot = name.lastIndexOf('.');
  const base = name.slice(0, dot).replace(/[^A-Za-z0-9-]+/g, '-');
  return `${base.replace(/^-+|-+$/g, '') || 'text'}${name.slice(dot)}`;
}
