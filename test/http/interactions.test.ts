import { describe, expect, it } from 'vitest';
import { interactionRoutes, type Receive } from '../../src/http/interactions.ts';
import { createSigner } from './signer.ts';

const NOW_MS = Date.UTC(2030, 0, 1);
const NOW = String(NOW_MS / 1_000);
const signer = createSigner();

/** An endpoint, what it was given, and what it refused. */
function endpoint({ isReady = true } = {}) {
  const received: object[] = [];
  const refused: string[] = [];
  const receive: Receive = (interaction) => void received.push(interaction);
  const app = interactionRoutes({
    publicKey: signer.publicKey,
    receiver: () => (isReady ? receive : undefined),
    onRefusal: (verdict) => refused.push(verdict),
    now: () => NOW_MS,
  });
  const post = async (body: string, headers: Record<string, string> = signed(body)) =>
    app.request('/interactions', { method: 'POST', body, headers });
  return { app, post, received, refused };
}

function signed(body: string, timestamp = NOW): Record<string, string> {
  return { 'x-signature-ed25519': signer.sign(body, timestamp), 'x-signature-timestamp': timestamp };
}

describe('the interactions endpoint', () => {
  it('answers a PING with a PONG, whoever else is there', async () => {
    const { post, received } = endpoint({ isReady: false });
    const response = await post('{"type":1}');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual({ type: 1 });
    expect(received).toEqual([]);
  });

  it('passes an interaction on whole, and says with 202 and no body that the answer comes over REST', async () => {
    const { post, received } = endpoint();
    const response = await post('{"type":2,"id":"7","data":{"name":"ask"}}');
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 202, body: '' });
    expect(received).toEqual([{ type: 2, id: '7', data: { name: 'ask' } }]);
  });

  it('answers 401 to what Discord has not signed, and says why', async () => {
    const { post, received, refused } = endpoint();
    const body = '{"type":1}';
    const responses = [
      await post(body, {}),
      await post(body, { ...signed(body), 'x-signature-ed25519': '0'.repeat(128) }),
      await post(body, signed(body, String(NOW_MS / 1_000 - 301))),
    ];
    expect(responses.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(await responses[2]?.text()).toContain('5 minutes');
    expect(refused).toEqual(['missing', 'forged', 'stale']);
    expect(received).toEqual([]);
  });

  it('answers 400 to what is no interaction, though it is signed', async () => {
    const { post } = endpoint();
    for (const body of ['', 'x', '[]', 'null', '{}', '{"type":"2"}']) {
      expect((await post(body)).status).toBe(400);
    }
  });

  it('answers 413 to more than a megabyte, without reading it through', async () => {
    const { post } = endpoint();
    expect((await post(' '.repeat(1_000_001), {})).status).toBe(413);
  });

  it('keeps to that, too, where a body tells its length, or comes in chunks', async () => {
    const { app, received } = endpoint();
    const post = async (body: string, headers: Record<string, string>) =>
      (await app.request('/interactions', { method: 'POST', body, headers: { ...signed(body), ...headers } }))
        .status;
    const chunked = { 'content-length': '9', 'transfer-encoding': 'chunked' };
    expect(await post('{"type":2}', { 'content-length': '10' })).toBe(202);
    expect(await post('{"type":2}', { 'content-length': '1000001' })).toBe(413);
    expect(await post('{"type":2}', chunked)).toBe(202);
    expect(await post(JSON.stringify({ type: 2, text: ' '.repeat(1_000_000) }), chunked)).toBe(413);
    expect(received).toHaveLength(2);
  });

  it('answers 503 while nobody is there to answer', async () => {
    expect((await endpoint({ isReady: false }).post('{"type":2}')).status).toBe(503);
  });
});
