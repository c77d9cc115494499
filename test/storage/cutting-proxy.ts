import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut at a chosen moment. */
export interface CuttingProxy {
  readonly port: number;
  /**
   * For the next message of a client that has `text` in it, or the next few: the server gets it, and the client's
   * connection ends without an answer.
   */
  cutAnswerTo(text: string, times?: number): void;
  /** From now on nothing comes through, though nothing ends: as over a network that loses everything. */
  freeze(): void;
  /** Ends that, with all connections that there were. */
  thaw(): void;
  /** From now on new connections are refused; those that there are go on. */
  refuse(): void;
  close(): Promise<void>;
}

/** A proxy on a free port of 127.0.0.1 to another port there. */
export async function cuttingProxy(target: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let wanted = { text: '', times: 0 };
  let isFrozen = false;
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
      if (isFrozen) return;
      if (wanted.times > 0 && message.includes(wanted.text)) {
        wanted.times -= 1;
        isCut = true;
      }
      upstream.write(message);
    });
    upstream.on('data', (answer) => {
      if (isFrozen) return;
      if (isCut) client.destroy();
      else client.write(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cutAnswerTo: (text, times = 1) => void (wanted = { text, times }),
    freeze: () => void (isFrozen = true),
    thaw() {
      isFrozen = false;
      for (const socket of sockets) socket.destroy();
    },
    refuse: () => void server.close(),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
