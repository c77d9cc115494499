import { MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { refuse } from './api-error.ts';
import type { MessageRecord } from './messages.ts';
import { permits } from './permissions.ts';
import type { Account, Channel, World } from './world.ts';

/** After how many minutes without a message a thread leaves the list. Source: DOC resources/channel */
const archivingMinutes: ReadonlySet<number> = new Set([60, 1440, 4320, 10080]);

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

/**
 * The public threads of all channels, oldest first. They are channels; here they never leave the list.
 * Source: https://docs.discord.com/developers/topics/threads
 */
export class Threads {
  readonly #world: World;
  readonly #byGuild = new Map<string, Channel[]>();
  readonly #listeners = new Set<(thread: Channel) => void>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Calls `listener` with each thread that is started; the result stops it. */
  listen(listener: (thread: Channel) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The threads of a guild. */
  ofGuild(guildId: string): readonly Channel[] {
    return this.#byGuild.get(guildId) ?? [];
  }

  /** Starts one and tells of it; throws where Discord would refuse it. */
  start({ parent, name, owner, message, autoArchiveMinutes: minutes = 1440 }: NewThread): Channel {
    const { guildId } = parent;
    if (guildId === undefined || parent.thread) throw refuse.wrongChannelType();
    if (message && this.#world.findChannel(message.wire.id)) throw refuse.threadExists();
    const thread: Channel = {
      id: message?.wire.id ?? this.#world.nextId(),
      name,
      guildId,
      recipientId: undefined,
      thread: {
        parentId: parent.id,
        ownerId: owner.id,
        autoArchiveMinutes: minutes,
        startedAt: this.#world.clock.now(),
      },
    };
    this.#world.addChannel(thread);
    this.#byGuild.set(guildId, [...this.ofGuild(guildId), thread]);
    for (const listener of this.#listeners) listener(thread);
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
