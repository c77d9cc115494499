import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { InteractionType } from 'discord-api-types/v10';

/** Discord's clients are told that an application did not respond after this long. */
const answerWithinMs = 3_000;

/**
 * Where an application takes its interactions over HTTP instead of from the gateway, and the key that they are
 * signed with. Source: DOC interactions/overview#configuring-an-interactions-endpoint-url
 */
export class InteractionsEndpoint {
  /** In 64 hexadecimal digits, as the developer portal shows it. */
  readonly publicKey: string;
  readonly #keys = generateKeyPairSync('ed25519');
  #url: string | undefined;

  constructor() {
    const { x = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    this.publicKey = Buffer.from(x, 'base64url').toString('hex');
  }

  /** Undefined while interactions go over the gateway. */
  get url(): string | undefined {
    return this.#url;
  }

  /**
   * From now on interactions go to `url`; with undefined, over the gateway again. Rejects, and changes nothing,
   * when what is there does not answer a PING, or takes a request that is not signed well.
   */
  async use(url: string | undefined, applicationId: string): Promise<void> {
    if (url !== undefined) await this.#examine(url, applicationId);
    this.#url = url;
  }

  /** Sends an interaction, and resolves once it was accepted; rejects with the reason when it was not. */
  async deliver(interaction: { readonly id: string }): Promise<void> {
    if (this.#url === undefined) throw new Error('There is no interactions endpoint.');
    const { status } = await this.#post(this.#url, JSON.stringify(interaction));
    if (status !== 202) throw new Error(`the endpoint answered ${status} instead of 202`);
  }

  async #examine(url: string, applicationId: string): Promise<void> {
    const ping = JSON.stringify({
      id: '1',
      application_id: applicationId,
      type: InteractionType.Ping,
      token: randomBytes(16).toString('hex'),
      version: 1,
    });
    const forged = await this.#post(url, ping, { isForged: true });
    if (forged.status !== 401)
      throw new Error(`A request with a wrong signature was answered ${forged.status} instead of 401.`);
    const pong = await this.#post(url, ping);
    if (pong.status !== 200 || !isPong(pong.body))
      throw new Error(`PING was answered ${pong.status} "${pong.body}" instead of PONG.`);
  }

  async #post(
    url: string,
    body: string,
    { isForged = false } = {},
  ): Promise<{ readonly status: number; readonly body: string }> {
    // The machine's time, whatever the playground's clock says: the other side has no other.
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = sign(null, Buffer.from(timestamp + body), this.#keys.privateKey);
    if (isForged) signature[0]! ^= 1;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
        'x-signature-ed25519': signature.toString('hex'),
        'x-signature-timestamp': timestamp,
      },
      body,
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return { status: response.status, body: await response.text() };
  }
}

function isPong(body: string): boolean {
  try {
    return (JSON.parse(body) as { type?: unknown }).type === 1;
  } catch {
    return false;
  }
}
