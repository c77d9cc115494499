import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { APIAttachment, APIEmbed, APIMessage } from 'discord-api-types/v10';
import { selectTypes, walk } from './components.ts';
import type { WireComponent, WireOption } from './components.ts';
import type { MessageRecord } from './messages.ts';

/** A button as a person sees it. */
export interface SeenButton {
  readonly label: string;
  /** Absent on a link. */
  readonly customId: string | undefined;
  /** Present on a link only. */
  readonly url: string | undefined;
  readonly disabled: boolean;
  /** 1 primary, 2 secondary, 3 success, 4 danger, 5 link, 6 premium. */
  readonly style: number;
}

/** A select menu as a person sees it. */
export interface SeenSelect {
  readonly customId: string;
  readonly placeholder: string | undefined;
  /** Empty for selects of users, roles and channels. */
  readonly options: readonly WireOption[];
  readonly disabled: boolean;
}

/** A message as a person sees it. It is a live view: each property tells how the message stands now. */
export class SeenMessage {
  readonly #record: MessageRecord;

  constructor(record: MessageRecord) {
    this.#record = record;
  }

  /** The message as Discord's clients get it. */
  toJSON(): APIMessage {
    return this.#record.wire;
  }

  get id(): string {
    return this.#record.wire.id;
  }

  get channelId(): string {
    return this.#record.wire.channel_id;
  }

  get authorId(): string {
    return this.#record.wire.author.id;
  }

  /** Discord's message flags. */
  get flags(): number {
    return this.#record.wire.flags ?? 0;
  }

  /** Whether only the person whom it answers sees it. */
  get ephemeral(): boolean {
    return (this.flags & MessageFlags.Ephemeral) !== 0;
  }

  /** Whether it still says "… is thinking". */
  get thinking(): boolean {
    return (this.flags & MessageFlags.Loading) !== 0;
  }

  get content(): string {
    return this.#record.wire.content;
  }

  get embeds(): readonly APIEmbed[] {
    return this.#record.wire.embeds;
  }

  /** The components as they lie on the wire. */
  get components(): readonly WireComponent[] {
    return this.#record.wire.components ?? [];
  }

  get attachments(): readonly APIAttachment[] {
    return this.#record.wire.attachments;
  }

  get edited(): boolean {
    return this.#record.wire.edited_timestamp !== null;
  }

  get deleted(): boolean {
    return this.#record.isDeleted;
  }

  /** All that can be read in it, in order, a line for each text: content, embeds, text displays. */
  get text(): string {
    const embeds = this.embeds.flatMap(({ title, description, fields, footer }) => [
      title,
      description,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
      footer?.text,
    ]);
    const displays = [...walk(this.components)].map(([{ type, content }]) =>
      type === ComponentType.TextDisplay ? content : undefined,
    );
    return [this.content, ...embeds, ...displays].filter(Boolean).join('\n');
  }

  get buttons(): SeenButton[] {
    return [...walk(this.components)]
      .filter(([{ type }]) => type === ComponentType.Button)
      .map(([button]) => ({
        label: button.label ?? button.emoji?.name ?? '',
        customId: button.custom_id ?? undefined,
        url: button.url ?? undefined,
        disabled: button.disabled ?? false,
        style: button.style ?? 2,
      }));
  }

  get selects(): SeenSelect[] {
    return [...walk(this.components)]
      .filter(([{ type }]) => selectTypes.has(type))
      .map(([select]) => ({
        customId: select.custom_id ?? '',
        placeholder: select.placeholder ?? undefined,
        options: select.options ?? [],
        disabled: select.disabled ?? false,
      }));
  }
}
