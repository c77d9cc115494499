import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDownload } from '../../../src/discord/interactions/download.ts';
import { DependencyError, UserError } from '../../../src/errors.ts';

let server: Server;
let base: string;
/** What the server was asked for, and what it answers with. */
let asked: string[];
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  asked = [];
  answer = (response) => response.end('hello');
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function download({ url = `${base}/a.txt`, sizeBytes = 5, maxBytes = 10 } = {}): Promise<Uint8Array> {
  const upload = { name: 'a.txt', url, sizeBytes, contentType: 'text/plain' };
  return createDownload(`${base}/api`)(upload, maxBytes);
}

describe('a download', () => {
  it('fetches what lies with the API that was set', async () => {
    expect(new TextDecoder().decode(await download())).toBe('hello');
  });

  it('takes a file of just as many bytes as there may be', async () => {
    expect(await download({ maxBytes: 5 })).toHaveLength(5);
  });

  it('does not ask for a file whose size is too large', async () => {
    await expect(download({ sizeBytes: 11 })).rejects.toThrow('a file may have 10 bytes here');
    expect(asked).toEqual([]);
  });

  it.each(['http://127.0.0.1:1/a.txt', 'https://cdn.discordapp.com.example.org/a.txt', 'file:///etc/passwd'])(
    'does not ask anybody else: %s',
    async (url) => {
      await expect(download({ url })).rejects.toThrow('does not lie with Discord');
    },
  );

  it('stops when there is more than was said', async () => {
    answer = (response) => response.end('x'.repeat(100_000));
    await expect(download()).rejects.toThrow(UserError);
  });

  it('does not follow a redirect', async () => {
    answer = (response) => response.writeHead(302, { location: `${base}/other` }).end();
    await expect(download()).rejects.toBeInstanceOf(DependencyError);
    expect(asked).toEqual(['/a.txt']);
  });

  it('asks to upload again what has gone', async () => {
    answer = (response) => response.writeHead(404).end();
    await expect(download()).rejects.toThrow('Please upload it again.');
  });

  it('is no bug of the bot where it breaks off', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '5' });
      response.write('he', () => response.destroy());
    };
    await expect(download()).rejects.toBeInstanceOf(DependencyError);
  });
});
