import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut at a chosen moment. */
export interface CuttingProxy {
  readonly port: number;
  /** Once, for the next message of a client that has `text` in it: the server gets it, the client no answer. */
  cutAnswerTo(text: string): void;
  close(): Promise<void>;
}

/** A proxy on a free port of 127.0.0.1 to another port there. */
export async function cuttingProxy(target: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let wanted: string | undefined;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let isCut = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // What ends one end is shown at the other.
      socket.on('error', () => {});
      socket.on('close', () => [client, upstream].forEach((end) => end.destroy()));
    }
    client.on('data', (message) => {
      if (wanted !== undefined && message.includes(wanted)) {
        wanted = undefined;
        isCut = true;
      }
      upstream.write(message);
    });
    upstream.on('data', (answer) => {
      if (isCut) client.destroy();
      else client.write(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cutAnswerTo: (text) => void (wanted = text),
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
