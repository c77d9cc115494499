import { MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { refuse } from './api-error.ts';
import type { MessageRecord } from './messages.ts';
import { permits } from './permissions.ts';
import type { Account, Channel, World } from './world.ts';

/** After how many minutes without a message a thread leaves the list. Source: DOC resources/channel */
const archivingMinutes: ReadonlySet<number> = new Set([60, 1440, 4320, 10080]);

/** Messages that tell of a thread: nobody wrote them, and they are neither replied to nor forwarded. */
export const systemTypes: ReadonlySet<MessageType> = new Set([
  MessageType.ThreadCreated,
  MessageType.ThreadStarterMessage,
]);

/** What starts a thread. */
export interface NewThread {
  /** The guild's channel that it hangs under. */
  readonly parent: Channel;
  /** 1 to 100 characters. */
  readonly name: string;
  readonly owner: Account;
  /** The message that it is about; the thread has the message's id then. */
  readonly message?: MessageRecord | undefined;
  /** Default 1440, a day. */
  readonly autoArchiveMinutes?: number | undefined;
}

/** What happened to a thread: it left the list or came back to it, where it was not started. */
export type ThreadEvent = { kind: 'started' | 'changed'; thread: Channel };

/**
 * The public threads of all channels, oldest first. They are channels; those in which nobody writes are
 * archived after their time, until someone writes again.
 * Source: https://docs.discord.com/developers/topics/threads#active-archived-threads
 */
export class Threads {
  readonly #world: World;
  readonly #byGuild = new Map<string, Channel[]>();
  readonly #listeners = new Set<(event: ThreadEvent) => void>();
  /** Ends the wait for the time when a thread is archived, by thread. */
  readonly #waits = new Map<string, () => void>();

  constructor(world: World) {
    this.#world = world;
    world.messages.listen(({ kind, record }) => {
      if (kind === 'created') this.#wake(record.wire.channel_id);
    });
  }

  /** Calls `listener` whenever a thread is started, archived or back; the result stops it. */
  listen(listener: (event: ThreadEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The threads of a guild, archived ones included. */
  ofGuild(guildId: string): readonly Channel[] {
    return this.#byGuild.get(guildId) ?? [];
  }

  /** The threads of a guild that are not archived. */
  activeIn(guildId: string): readonly Channel[] {
    return this.ofGuild(guildId).filter(({ thread }) => thread?.isArchived === false);
  }

  /** Starts one and tells of it; throws where Discord would refuse it. */
  start({ parent, name, owner, message, autoArchiveMinutes: minutes = 1440 }: NewThread): Channel {
    const { guildId } = parent;
    if (guildId === undefined || parent.thread) throw refuse.wrongChannelType();
    if (message && this.#world.findChannel(message.wire.id)) throw refuse.threadExists();
    const now = this.#world.clock.now();
    const thread: Channel = {
      id: message?.wire.id ?? this.#world.nextId(),
      name,
      guildId,
      recipientId: undefined,
      thread: {
        parentId: parent.id,
        ownerId: owner.id,
        autoArchiveMinutes: minutes,
        startedAt: now,
        isArchived: false,
        archiveChangedAt: now,
      },
    };
    this.#world.addChannel(thread);
    this.#byGuild.set(guildId, [...this.ofGuild(guildId), thread]);
    this.#wake(thread.id);
    this.#tell({ kind: 'started', thread });
    const { messages } = this.#world;
    if (message) {
      messages.attachThread(message, thread);
      const body = { message_reference: { message_id: message.wire.id } };
      messages.create({ channel: thread, author: owner, type: MessageType.ThreadStarterMessage, body });
    } else {
      messages.create({ channel: parent, author: owner, thread, body: { content: name } });
    }
    return thread;
  }

  /** Someone wrote in it: it is back in the list, and its time begins anew. */
  #wake(channelId: string): void {
    const channel = this.#world.findChannel(channelId);
    if (!channel?.thread) return;
    this.#setArchived(channel, false);
    this.#waits.get(channelId)?.();
    const archive = (): void => this.#setArchived(channel, true);
    this.#waits.set(channelId, this.#world.clock.after(channel.thread.autoArchiveMinutes * 60_000, archive));
  }

  #setArchived(channel: Channel, isArchived: boolean): void {
    const { thread } = channel;
    if (!thread || thread.isArchived === isArchived) return;
    thread.isArchived = isArchived;
    thread.archiveChangedAt = this.#world.clock.now();
    this.#tell({ kind: 'changed', thread: channel });
  }

  #tell(event: ThreadEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** Throws, as a client would not send it, unless someone may start such a thread. */
export function assertStartable(permissions: bigint, name: string, autoArchiveMinutes: number = 1440): void {
  if (!permits(permissions, PermissionFlagsBits.CreatePublicThreads))
    throw new Error('You do not have permission to start threads here.');
  if (name.trim() === '' || name.length > 100)
    throw new Error('The name of a thread has 1 to 100 characters.');
  if (!archivingMinutes.has(autoArchiveMinutes))
    throw new Error(`A thread is put away after ${[...archivingMinutes].join(', ')} minutes.`);
}
