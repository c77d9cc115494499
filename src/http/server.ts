import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that listens. */
export interface HttpServer {
  /** With the port that was found where none was named. */
  readonly url: string;
  /**
   * Takes no new connection, and resolves once the requests that are being answered are. What has not come in whole,
   * or is not answered, after three seconds is cut off: a client that stops half-way is not to hold up the end.
   */
  close(): Promise<void>;
}

const CLOSE_WITHIN_MS = 3_000;

/** Serves an app on an address; port 0 is any free one. Rejects with the system's error when it cannot listen. */
export async function listen(
  app: Hono,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HttpServer> {
  const listener = getRequestListener(app.fetch);
  let isClosing = false;
  const server = createServer((request, response) => {
    // A connection that a client keeps for its next request would hold up the end.
    response.once('close', () => {
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
    void listener(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { address, port: found } = server.address() as AddressInfo;
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${found}`,
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS).unref();
        server.close(() => resolve());
      }),
  };
}
