import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock.ts';

/** How long a signed address serves. Source: DOC reference#signed-attachment-cdn-urls; 24 hours were seen. */
const lifeMs = 24 * 60 * 60_000;
const address = /\/attachments\/(\d+\/\d+\/[^?"\s]+)\?ex=[0-9a-f]+&is=[0-9a-f]+&hm=[0-9a-f]+&/g;

/**
 * Signs the addresses of attachments, so that they serve for a time only, and whoever has one needs
 * no token. Source: DOC reference#signed-attachment-cdn-urls
 */
export class AttachmentUrls {
  readonly #clock: Clock;
  readonly #origin: () => string;
  readonly #secret = randomBytes(32);

  constructor(clock: Clock, origin: () => string) {
    this.#clock = clock;
    this.#origin = origin;
  }

  /** The address of a file from now on. */
  of(channelId: string, id: string, name: string): string {
    const path = `${channelId}/${id}/${encodeURIComponent(name)}`;
    return `${this.#origin()}/attachments/${path}?${this.#signed(path)}`;
  }

  /** Whether an address was given out and still serves. */
  serves(path: string, query: Readonly<Record<string, string>>): boolean {
    const { ex = '', is = '', hm = '' } = query;
    const wanted = Buffer.from(this.#signature(path, ex, is));
    const given = Buffer.from(hm);
    const isGenuine = wanted.byteLength === given.byteLength && timingSafeEqual(wanted, given);
    return isGenuine && this.#clock.now() < Number.parseInt(ex, 16) * 1000;
  }

  /** A copy in which every address serves from now on, as Discord gives with each reading of a message. */
  refreshed<Value>(value: Value): Value {
    const text = JSON.stringify(value);
    if (!text.includes('/attachments/')) return value;
    const fresh = text.replaceAll(
      address,
      (_all, path: string) => `/attachments/${path}?${this.#signed(path)}`,
    );
    return JSON.parse(fresh) as Value;
  }

  #signed(path: string): string {
    const now = this.#clock.now();
    const [ex, is] = [now + lifeMs, now].map((ms) => Math.trunc(ms / 1000).toString(16)) as [string, string];
    return `ex=${ex}&is=${is}&hm=${this.#signature(path, ex, is)}&`;
  }

  #signature(path: string, ex: string, is: string): string {
    return createHmac('sha256', this.#secret).update(`${path}:${ex}:${is}`).digest('hex');
  }
}
