import type { Clock } from './clock.ts';
import type { Interaction } from './interactions.ts';
import { interactionIdIn } from './interaction-token.ts';

/** Stories that can be read again; older ones are forgotten first. */
const rememberedStories = 300;

/** One request of the bot, whole, with what it was told. */
export interface ToldRequest {
  readonly method: string;
  /** As Discord documents it, without /api/v10. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  /** The JSON that came back; undefined for an empty answer. */
  readonly response: unknown;
  /** Since the story began, in milliseconds on the playground's clock. */
  readonly afterMs: number;
}

/** What one interaction led to; or one request that no interaction asked for. */
export interface Story {
  /** INTERACTION_CREATE as the bot got it. */
  readonly interaction: { readonly id: string } | undefined;
  readonly startedAt: number;
  readonly requests: ToldRequest[];
  /** The messages that it made, changed or started from. */
  readonly messageIds: Set<string>;
}

/** Keeps what went over the wire for the latest interactions, so that a person can look behind a message. */
export class Journal {
  readonly #clock: Clock;
  readonly #stories: Story[] = [];
  readonly #byInteraction = new Map<string, Story>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Begins the story of an interaction with what the bot is sent. */
  began(interaction: Interaction, payload: { readonly id: string }): void {
    const story = this.#open(payload);
    if (interaction.source) story.messageIds.add(interaction.source.wire.id);
    this.#byInteraction.set(interaction.id, story);
    interaction.listen((event) => {
      if ('record' in event) story.messageIds.add(event.record.wire.id);
    });
  }

  /** Notes a request in the story that it belongs to; alone, it is noted only if it concerns a message. */
  note(request: Omit<ToldRequest, 'afterMs'>): void {
    const known = this.#byInteraction.get(interactionIdIn(request.path) ?? '');
    const messageId = known ? undefined : messageIdOf(request);
    if (!known && messageId === undefined) return;
    const story = known ?? this.#open(undefined);
    if (messageId !== undefined) story.messageIds.add(messageId);
    story.requests.push({ ...request, afterMs: this.#clock.now() - story.startedAt });
  }

  /** Everything that had to do with a message, oldest first. */
  ofMessage(id: string): Story[] {
    return this.#stories.filter(({ messageIds }) => messageIds.has(id));
  }

  /** The story of one interaction, if it is still known. */
  ofInteraction(id: string): Story | undefined {
    return this.#byInteraction.get(id);
  }

  #open(interaction: { readonly id: string } | undefined): Story {
    const story: Story = { interaction, startedAt: this.#clock.now(), requests: [], messageIds: new Set() };
    this.#stories.push(story);
    if (this.#stories.length > rememberedStories) {
      const oldest = this.#stories.shift();
      if (oldest?.interaction) this.#byInteraction.delete(oldest.interaction.id);
    }
    return story;
  }
}

/** The message that a request outside of interactions posted or changed. */
function messageIdOf({ path, response }: Omit<ToldRequest, 'afterMs'>): string | undefined {
  const [, named] = /^\/channels\/\d+\/messages(?:\/(\d+))?$/.exec(path) ?? [path, undefined];
  if (named) return named;
  if (!path.endsWith('/messages') || typeof response !== 'object' || response === null) return undefined;
  return 'id' in response ? String(response.id) : undefined;
}
