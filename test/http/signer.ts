import { generateKeyPairSync, sign } from 'node:crypto';

/** Signs requests as Discord does, with a key pair of its own. */
export function createSigner() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return {
    /** In 64 hexadecimal digits. */
    publicKey: Buffer.from(x, 'base64url').toString('hex'),
    sign: (body: string, timestamp: string): string =>
      sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
  };
}
