import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { createSignatureCheck, type Verdict } from './signature.ts';

/** Takes an interaction to be answered; see {@link InteractionsOptions}. */
export type Receive = (interaction: object) => void;

/** What the endpoint stands on. */
export interface InteractionsOptions {
  /** The application's public key, in 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Who answers, once there is someone; the answer goes to Discord over REST. */
  readonly receiver: () => Receive | undefined;
  /** Told of each request whose signature is not good. */
  readonly onRefusal?: (verdict: Exclude<Verdict, 'good'>) => void;
  /** The clock, in ms since 1970; the system's by default. */
  readonly now?: () => number;
}

/**
 * Discord's interactions are some kilobytes; the largest, a form with five full inputs on a message of its own,
 * stays below 300 kB.
 */
const MAX_BODY_BYTES = 1_000_000;
const PING = 1;
const PONG = { type: 1 };

/** Of the rest, Discord has signed for it. */
const interactionSchema = z.looseObject({ type: z.int() });

/**
 * `POST /interactions`, where Discord sends interactions that no gateway connection is to take. Discord also
 * sends wrong signatures on purpose, and takes the address away where they are not answered with 401.
 * Source: https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint
 */
export function interactionRoutes(options: InteractionsOptions): Hono {
  const { publicKey, receiver, onRefusal, now } = options;
  const judge = createSignatureCheck(publicKey, now);
  const app = new Hono();
  app.post('/interactions', limitBody, async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer());
    const verdict = judge({
      signature: c.req.header('x-signature-ed25519'),
      timestamp: c.req.header('x-signature-timestamp'),
      body,
    });
    if (verdict !== 'good') {
      onRefusal?.(verdict);
      return c.text(REFUSALS[verdict], 401);
    }
    const interaction = parse(body);
    if (!interaction) return c.text('this is no interaction', 400);
    if (interaction.type === PING) return c.json(PONG);
    const receive = receiver();
    if (!receive) return c.text('not ready yet', 503);
    receive(interaction);
    // Discord's way to say that the answer comes over REST.
    return c.body(null, 202);
  });
  return app;
}

const measureBody = bodyLimit({ maxSize: MAX_BODY_BYTES });

/**
 * Keeps bodies within {@link MAX_BODY_BYTES}. Hono's own limit turns each body into a web stream before it looks at
 * the length, which doubles the work of a request: one that tells its length, as Discord's do, is spared that.
 */
const limitBody: MiddlewareHandler = (c, next) => {
  const isWithinLimit = Number(c.req.header('content-length') ?? Infinity) <= MAX_BODY_BYTES;
  return isWithinLimit && c.req.header('transfer-encoding') === undefined ? next() : measureBody(c, next);
};

const REFUSALS: Readonly<Record<Exclude<Verdict, 'good'>, string>> = {
  missing: 'the signature or its timestamp is missing',
  forged: 'the signature is not good',
  stale: 'the timestamp is more than 5 minutes from the time here',
};

function parse(body: Buffer): z.infer<typeof interactionSchema> | undefined {
  try {
    return interactionSchema.safeParse(JSON.parse(body.toString())).data;
  } catch {
    return undefined;
  }
}
