import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Clock } from './clock.ts';
import type { Interaction, InteractionEvent } from './interactions.ts';
import type { Refusal } from './rest/log.ts';
import { SeenMessage } from './seen-message.ts';

/** What came of something that a person did. Its messages are live views. */
export class Exchange {
  /** The interaction itself, as the playground keeps it. */
  readonly interaction: Interaction;
  readonly #clock: Clock;
  readonly #refusals: () => readonly Refusal[];
  #kind: 'message' | 'update' | 'modal' | 'failed' | undefined;
  #message: SeenMessage | undefined;
  #modal: APIModalInteractionResponseCallbackData | undefined;
  #deferred = false;
  #edited = false;
  #firstResponseMs = Number.NaN;
  #error: string | undefined;
  #waiting: { isOver: () => boolean; resume: () => void }[] = [];

  constructor(interaction: Interaction, clock: Clock, refusals: () => readonly Refusal[]) {
    this.interaction = interaction;
    this.#clock = clock;
    this.#refusals = refusals;
    interaction.listen((event) => this.#hear(event));
  }

  /**
   * How the bot answered: with a message, by updating the message that was acted on, with a modal,
   * or not in time (3 s, or 15 min after a deferral), or not acceptably.
   */
  get kind(): 'message' | 'update' | 'modal' | 'failed' {
    return this.#kind ?? 'failed';
  }

  /** The reply, or the message that was updated. */
  get message(): SeenMessage | undefined {
    return this.#message;
  }

  /** The modal that opened, as it lies on the wire. */
  get modal(): APIModalInteractionResponseCallbackData | undefined {
    return this.#modal;
  }

  /** Why it failed, in words; the bodies that were refused are in `playground.refusals`. */
  get error(): string | undefined {
    return this.#error;
  }

  /** Messages that the bot sent after its first response. */
  get followUps(): readonly SeenMessage[] {
    return this.interaction.followUps
      .filter(({ isDeleted }) => !isDeleted)
      .map((record) => new SeenMessage(record));
  }

  /** Whether the first response only promised one. */
  get deferred(): boolean {
    return this.#deferred;
  }

  /** How long the first response took, on the playground's clock; NaN when there was none. */
  get firstResponseMs(): number {
    return this.#firstResponseMs;
  }

  /**
   * Resolves at the first response; after a deferred reply, when that was filled in. A deferred
   * update counts as a response: a bot may leave it at that. See {@link edited}.
   */
  async answered(): Promise<this> {
    await this.#until(() => this.#kind !== undefined);
    return this;
  }

  /** Resolves when the bot has edited its response (or the updated message) through this interaction. */
  async edited(): Promise<this> {
    await this.#until(() => this.#edited || this.#kind === 'failed');
    return this;
  }

  /** Resolves when the bot has sent at least this many follow-ups. */
  async followedUp(count = 1): Promise<readonly SeenMessage[]> {
    await this.#until(() => this.interaction.followUps.length >= count || this.#kind === 'failed');
    return this.followUps;
  }

  #hear(event: InteractionEvent): void {
    switch (event.kind) {
      case 'message':
      case 'update':
        this.#respond();
        this.#message = new SeenMessage(event.record);
        this.#deferred = event.isDeferred;
        if (event.kind === 'update' || !event.isDeferred) this.#kind = event.kind;
        break;
      case 'modal':
        this.#respond();
        this.#modal = event.modal;
        this.#kind = 'modal';
        break;
      case 'completed':
        this.#edited = true;
        this.#kind ??= 'message';
        break;
      case 'expired':
        if (this.#kind !== undefined) break;
        this.#kind = 'failed';
        this.#error = [
          'The application did not respond.',
          ...(event.reason === undefined ? [] : [event.reason]),
          ...this.#refusals().map(inWords),
        ].join('\n');
        break;
      case 'choices':
      case 'followUp':
        break;
    }
    const resumed = this.#waiting.filter(({ isOver }) => isOver());
    this.#waiting = this.#waiting.filter((entry) => !resumed.includes(entry));
    for (const { resume } of resumed) resume();
  }

  #respond(): void {
    this.#firstResponseMs = this.#clock.now() - this.interaction.createdAt;
  }

  async #until(isOver: () => boolean): Promise<void> {
    if (isOver()) return;
    await new Promise<void>((resume) => this.#waiting.push({ isOver, resume }));
  }
}

function inWords({ method, path, status, code, message, errors }: Refusal): string {
  const details = errors ? ` ${JSON.stringify(errors)}` : '';
  return `${method} ${path.replace(/\/[\w-]{60,}/, '/…')} was refused: ${status}, code ${code}, ${message}${details}`;
}
