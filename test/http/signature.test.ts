import { describe, expect, it } from 'vitest';
import { createSignatureCheck, SIGNATURE_LIFE_MS } from '../../src/http/signature.ts';
import { createSigner } from './signer.ts';

const NOW_MS = Date.UTC(2030, 0, 1);
const NOW = String(NOW_MS / 1_000);
const signer = createSigner();
const check = createSignatureCheck(signer.publicKey, () => NOW_MS);

const judge = (body: string, { timestamp = NOW, signature = signer.sign(body, timestamp) } = {}) =>
  check({ signature, timestamp, body: Buffer.from(body) });

describe('a signature', () => {
  it('is good over just this body and time', () => {
    expect(judge('{"type":1}')).toBe('good');
    expect(judge('“日本”')).toBe('good');
  });

  it.each([
    ['another body', { signature: signer.sign('{"type":2}', NOW) }],
    ['another time', { signature: signer.sign('{"type":1}', '1') }],
    ['another key', { signature: createSigner().sign('{"type":1}', NOW) }],
    ['nothing', { signature: '0'.repeat(128) }],
    ['too few digits', { signature: 'ab' }],
    ['no digits', { signature: 'x'.repeat(128) }],
    ['a time that is no number', { timestamp: '1e9', signature: signer.sign('{"type":1}', '1e9') }],
  ])('is forged when it is over %s', (_, given) => {
    expect(judge('{"type":1}', given)).toBe('forged');
  });

  it('is missing when a header is', () => {
    const body = Buffer.from('{}');
    expect(check({ signature: undefined, timestamp: NOW, body })).toBe('missing');
    expect(check({ signature: signer.sign('{}', NOW), timestamp: undefined, body })).toBe('missing');
  });

  it('is stale five minutes before and after its time', () => {
    const at = (ms: number) => judge('{}', { timestamp: String((NOW_MS + ms) / 1_000) });
    expect(at(-SIGNATURE_LIFE_MS)).toBe('good');
    expect(at(SIGNATURE_LIFE_MS)).toBe('good');
    expect(at(-SIGNATURE_LIFE_MS - 1_000)).toBe('stale');
    expect(at(SIGNATURE_LIFE_MS + 1_000)).toBe('stale');
  });
});
