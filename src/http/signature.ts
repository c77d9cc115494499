import { createPublicKey, verify } from 'node:crypto';

/** How far the time that a request was signed at may lie from ours, either way: five minutes. */
export const SIGNATURE_LIFE_MS = 5 * 60_000;

/**
 * What a request's signature is worth. `stale` is one that is Discord's, but of another time: an old request
 * that someone sends again, or this machine's clock is wrong.
 */
export type Verdict = 'good' | 'missing' | 'forged' | 'stale';

/** What came with a request. */
export interface Signed {
  /** The header X-Signature-Ed25519: 128 hexadecimal digits. */
  readonly signature: string | undefined;
  /** The header X-Signature-Timestamp: seconds since 1970. */
  readonly timestamp: string | undefined;
  /** The body, byte for byte. */
  readonly body: Uint8Array;
}

/**
 * Checks that requests come from Discord: each carries an Ed25519 signature over its timestamp and body, by the
 * key of the application. `publicKey` is that key in 64 hexadecimal digits. About 0.1 ms of CPU a request.
 * Source: https://docs.discord.com/developers/interactions/overview#validating-security-request-headers
 */
export function createSignatureCheck(
  publicKey: string,
  now: () => number = Date.now,
): (request: Signed) => Verdict {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });

  return ({ signature, timestamp, body }) => {
    if (signature === undefined || timestamp === undefined) return 'missing';
    if (!/^[\da-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return 'forged';
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    if (!verify(null, signed, key, Buffer.from(signature, 'hex'))) return 'forged';
    return Math.abs(now() - Number(timestamp) * 1_000) > SIGNATURE_LIFE_MS ? 'stale' : 'good';
  };
}
