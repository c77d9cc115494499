import { MessageFlags, MessageType } from 'discord-api-types/v10';
import type {
  APIAttachment,
  APIEmbed,
  APIMessage,
  APIMessageInteractionMetadata,
  APIUser,
  InteractionType,
} from 'discord-api-types/v10';
import type { AttachmentUrls } from './attachment-urls.ts';
import { settle, walk } from './components.ts';
import type { WireComponent } from './components.ts';
import { forwardOf } from './forwards.ts';
import { allowedIds } from './mentions.ts';
import type { AllowedMentions } from './mentions.ts';
import { bySnowflake } from './snowflake.ts';
import { threadJson, userJson } from './wire.ts';
import type { Account, Channel, World } from './world.ts';

/** Messages that are remembered; the oldest are forgotten first, so that a long load keeps its memory. */
const rememberedMessages = 10_000;

/** A file that was sent along with a message or an option. */
export interface UploadedFile {
  /** The n of `files[n]`: which entry of `attachments` describes it. */
  readonly index: string;
  readonly name: string;
  readonly contentType: string;
  readonly data: Uint8Array;
}

/** The fields of a create or edit that decide what a message holds; null clears a field. */
export interface MessageBody {
  content?: string | null | undefined;
  embeds?: APIEmbed[] | null | undefined;
  components?: WireComponent[] | null | undefined;
  attachments?: { id: string; filename?: string | null; description?: string | null }[] | null | undefined;
  flags?: number | null | undefined;
  allowed_mentions?: AllowedMentions | null | undefined;
  message_reference?:
    | { message_id: string; channel_id?: string | null; fail_if_not_exists?: boolean | null }
    | null
    | undefined;
  /** Whom a person's reply pings: the author of what it answers. */
  pinged_user?: APIUser | undefined;
  tts?: boolean | null | undefined;
  nonce?: string | number | null | undefined;
  enforce_nonce?: boolean | null | undefined;
}

/** A message as it stands now. The record stays the same through edits, so holding it is a live view. */
export interface MessageRecord {
  wire: APIMessage;
  /** For an ephemeral message, the only person who sees it. */
  readonly viewerId: string | undefined;
  isDeleted: boolean;
  /** Whether the person who sees an ephemeral message has put it away. The bot is not told. */
  isDismissed: boolean;
}

/** What happened to a message. */
export type MessageEvent = { kind: 'created' | 'edited' | 'deleted'; record: MessageRecord };

interface NewMessage {
  readonly channel: Channel;
  readonly author: Account;
  readonly body: MessageBody;
  readonly files?: readonly UploadedFile[];
  readonly viewerId?: string | undefined;
  /** The message that this one forwards. */
  readonly forwarded?: APIMessage;
  /** By default a reply where one is named, news of a thread where one is, else an ordinary message. */
  readonly type?: MessageType;
  /** The thread that the message tells of. */
  readonly thread?: Channel;
  /** The interaction that the message answers. */
  readonly interaction?: {
    readonly id: string;
    readonly type: InteractionType;
    readonly metadata: APIMessageInteractionMetadata;
    readonly commandName: string | undefined;
  };
}

/** Every message and every uploaded file, and who wants to know when a message changes. */
export class MessageStore {
  readonly #world: World;
  /** Where files can be fetched. */
  readonly urls: AttachmentUrls;
  readonly #records = new Map<string, MessageRecord>();
  readonly #files = new Map<string, UploadedFile>();
  readonly #listeners = new Set<(event: MessageEvent) => void>();

  constructor(world: World, urls: AttachmentUrls) {
    this.#world = world;
    this.urls = urls;
  }

  /** Calls `listener` after each change; the result stops it. */
  listen(listener: (event: MessageEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The message with this id, unless it was deleted. */
  find(id: string, channelId?: string): MessageRecord | undefined {
    const record = this.#records.get(id);
    return channelId === undefined || record?.wire.channel_id === channelId ? record : undefined;
  }

  /** The messages of a channel, oldest first. */
  inChannel(channelId: string): MessageRecord[] {
    return [...this.#records.values()]
      .filter(({ wire }) => wire.channel_id === channelId)
      .sort((a, b) => bySnowflake(a.wire.id, b.wire.id));
  }

  /** Posts a message. */
  create({
    channel,
    author,
    body,
    files = [],
    viewerId,
    forwarded,
    type,
    thread,
    interaction,
  }: NewMessage): MessageRecord {
    const replyTo = body.message_reference && this.find(body.message_reference.message_id);
    const inGuild = channel.guildId && { guild_id: channel.guildId };
    const defaultType = thread ? MessageType.ThreadCreated : MessageType.Default;
    const wire: APIMessage = {
      id: this.#world.nextId(),
      channel_id: channel.id,
      type: type ?? (replyTo ? MessageType.Reply : defaultType),
      author: userJson(author),
      content: '',
      timestamp: new Date(this.#world.clock.now()).toISOString(),
      edited_timestamp: null,
      tts: body.tts ?? false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      flags: body.flags ?? 0,
      ...(body.nonce !== null && body.nonce !== undefined && { nonce: body.nonce }),
      ...(author.isBot && interaction && { application_id: author.id, webhook_id: author.id }),
      ...(interaction && { interaction_metadata: interaction.metadata }),
      // Deprecated, and still what clients show above a reply: who used which command.
      ...(interaction?.commandName && {
        interaction: {
          id: interaction.id,
          type: interaction.type,
          name: interaction.commandName,
          user: interaction.metadata.user,
        },
      }),
      ...(replyTo && {
        // An ephemeral message is not shown to all by an answer to it that all can see.
        referenced_message: replyTo.viewerId === viewerId || !replyTo.viewerId ? replyTo.wire : null,
        message_reference: {
          type: 0,
          channel_id: replyTo.wire.channel_id,
          message_id: replyTo.wire.id,
          ...inGuild,
        },
      }),
      ...(thread && { message_reference: { type: 0, channel_id: thread.id, ...inGuild } }),
      ...(forwarded && forwardOf(forwarded, this.#world.findChannel(forwarded.channel_id)?.guildId)),
    };
    const record: MessageRecord = { wire, viewerId, isDeleted: false, isDismissed: false };
    this.#fill(record, body, files);
    this.#records.set(wire.id, record);
    this.#forgetOldest();
    this.#tell({ kind: 'created', record });
    return record;
  }

  /** Changes what the body names and leaves the rest; a deferred message stops "thinking". */
  edit(record: MessageRecord, body: MessageBody, files: readonly UploadedFile[] = []): void {
    const wasLoading = ((record.wire.flags ?? 0) & MessageFlags.Loading) !== 0;
    record.wire = {
      ...record.wire,
      edited_timestamp: wasLoading ? null : new Date(this.#world.clock.now()).toISOString(),
    };
    this.#fill(record, body, files);
    const kept = (record.wire.flags ?? 0) & ~MessageFlags.Loading;
    record.wire.flags = kept | ((body.flags ?? 0) & MessageFlags.IsComponentsV2);
    this.#tell({ kind: 'edited', record });
  }

  /** Shows the thread that was started from a message; that is no edit. */
  attachThread(record: MessageRecord, thread: Channel): void {
    const flags = (record.wire.flags ?? 0) | MessageFlags.HasThread;
    record.wire = { ...record.wire, flags, thread: threadJson(thread, this.#world) };
    this.#tell({ kind: 'edited', record });
  }

  /** Removes a message. */
  delete(record: MessageRecord): void {
    record.isDeleted = true;
    this.#records.delete(record.wire.id);
    this.#tell({ kind: 'deleted', record });
  }

  /** Keeps a file and says where it can be fetched from. */
  keepFile(channelId: string, file: UploadedFile, description?: string | null): APIAttachment {
    const id = this.#world.nextId();
    this.#files.set(id, file);
    const url = this.urls.of(channelId, id, file.name);
    return {
      id,
      filename: file.name,
      size: file.data.byteLength,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...(description && { description }),
    };
  }

  /** The bytes behind an attachment's address. */
  file(id: string): UploadedFile | undefined {
    return this.#files.get(id);
  }

  #forgetOldest(): void {
    const [oldest] = this.#records.values();
    if (this.#records.size <= rememberedMessages || !oldest) return;
    this.#records.delete(oldest.wire.id);
    for (const { id } of oldest.wire.attachments) this.#files.delete(id);
  }

  #fill(record: MessageRecord, body: MessageBody, files: readonly UploadedFile[]): void {
    const { wire } = record;
    if (body.content !== undefined) {
      wire.content = body.content ?? '';
    }
    if (body.embeds !== undefined) {
      wire.embeds = (body.embeds ?? []).map((embed) => ({
        ...embed,
        type: 'rich' as APIEmbed['type'] & string,
      }));
    }
    if (body.attachments !== undefined || files.length > 0) {
      const described = body.attachments ?? [];
      const kept =
        body.attachments === undefined
          ? wire.attachments
          : wire.attachments.filter(({ id }) => described.some((entry) => entry.id === id));
      const added = files.map((file) =>
        this.keepFile(wire.channel_id, file, described.find(({ id }) => id === file.index)?.description),
      );
      wire.attachments = [...kept, ...added];
    }
    if (body.components !== undefined) {
      const addressOf = (name: string): string | undefined =>
        wire.attachments.find(({ filename }) => filename === name)?.url;
      wire.components = settle(body.components ?? [], addressOf) as NonNullable<APIMessage['components']>;
    }
    if (body.content !== undefined || body.components !== undefined) {
      const displays = [...walk(wire.components as WireComponent[])].map(([{ content = '' }]) => content);
      const text = [wire.content, ...displays].join('\n');
      // What answers an interaction pings people alone, unless it says otherwise.
      const allowed = body.allowed_mentions ?? (wire.webhook_id ? { parse: ['users'] } : undefined);
      wire.mentions = this.#mentions(text, allowed);
      wire.mention_roles = allowedIds(text, /<@&(\d+)>/g, allowed, 'roles');
      const { pinged_user: pinged } = body;
      if (pinged && !wire.mentions.some(({ id }) => id === pinged.id)) wire.mentions.push(pinged);
    }
  }

  #mentions(text: string, allowed: MessageBody['allowed_mentions']): APIMessage['mentions'] {
    return allowedIds(text, /<@!?(\d+)>/g, allowed, 'users')
      .map((id) => this.#world.findAccount(id))
      .filter((account) => account !== undefined)
      .map(userJson);
  }

  #tell(event: MessageEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
