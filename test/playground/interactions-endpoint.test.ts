import { createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPlayground } from '../../src/playground/playground.ts';

/** How an endpoint answers a request; `isSigned` says whether its signature is good. */
type Answer = (request: { type: number; isSigned: boolean }) => { status: number; body?: string };

const rightly: Answer = ({ type, isSigned }) =>
  isSigned ? (type === 1 ? { status: 200, body: '{"type":1}' } : { status: 202 }) : { status: 401 };

/** A playground with one command, and an endpoint beside it that keeps what it was sent. */
async function setUp(answer: Answer) {
  const playground = await startPlayground();
  const x = Buffer.from(playground.publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const sent: { type: number; id: string; token: string; isSigned: boolean }[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const signed = Buffer.from(String(request.headers['x-signature-timestamp']) + body);
    const signature = Buffer.from(String(request.headers['x-signature-ed25519']), 'hex');
    const isSigned = verify(null, signed, key, signature);
    const { type, id, token } = JSON.parse(body) as { type: number; id: string; token: string };
    sent.push({ type, id, token, isSigned });
    const { status, body: answered } = answer({ type, isSigned });
    response.writeHead(status, { 'content-type': 'application/json' }).end(answered);
  };
  const server = createServer((...exchange) => void respond(...exchange)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    await playground.close();
  });
  await fetch(`${playground.apiUrl}/v10/applications/${applicationIn(playground.token)}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${playground.token}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ name: 'ask', description: 'Asks' }]),
  });
  return { playground, sent, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/interactions` };
}

function applicationIn(token: string): string {
  return Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
}

describe('an interactions endpoint', () => {
  it('is examined with a wrong signature and a PING, and then sent interactions, signed', async () => {
    const { playground, sent, url } = await setUp(rightly);
    await playground.setInteractionsEndpoint(url);
    await playground.ready();
    const asking = playground.member().slash('ask');
    await expect.poll(() => sent).toHaveLength(3);
    expect(sent).toMatchObject([
      { type: 1, isSigned: false },
      { type: 1, isSigned: true },
      { type: 2, isSigned: true },
    ]);
    await fetch(`${playground.apiUrl}/v10/interactions/${sent[2]?.id}/${sent[2]?.token}/callback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 4, data: { content: 'hello' } }),
    });
    expect((await asking).message?.text).toBe('hello');
  });

  it('is told of by the application’s own description', async () => {
    const { playground, url } = await setUp(rightly);
    await playground.setInteractionsEndpoint(url);
    const response = await fetch(`${playground.apiUrl}/v10/applications/@me`, {
      headers: { authorization: `Bot ${playground.token}` },
    });
    expect(await response.json()).toMatchObject({
      verify_key: playground.publicKey,
      interactions_endpoint_url: url,
    });
  });

  it.each([
    ['that takes wrong signatures', () => ({ status: 200, body: '{"type":1}' }), 'instead of 401'],
    ['that does not know PING', ({ isSigned }) => ({ status: isSigned ? 204 : 401 }), 'instead of PONG'],
  ] satisfies [string, Answer, string][])('%s is not taken', async (_, answer, reason) => {
    const { playground, url } = await setUp(answer);
    await expect(playground.setInteractionsEndpoint(url)).rejects.toThrow(reason);
  });

  it('that refuses an interaction fails it at once, with the reason', async () => {
    const { playground, url } = await setUp((request) =>
      request.type === 2 ? { status: 503 } : rightly(request),
    );
    await playground.setInteractionsEndpoint(url);
    const exchange = await playground.member().slash('ask');
    expect(exchange).toMatchObject({ kind: 'failed' });
    expect(exchange.error).toContain('the endpoint answered 503 instead of 202');
  });
});
