import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { WorkerEmbedder } from '../../src/embedding/worker-embedder.ts';
import type { Restarting } from '../../src/embedding/worker-embedder.ts';

/** A thread whose vectors are the lengths of texts, and that dies of "die". */
const startThread = (): Worker =>
  new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.on('message', ({ text }) => {
       if (text === 'die') throw new Error('of this text');
       parentPort.postMessage(new Float32Array([text.length]));
     });`,
    { eval: true },
  );

describe('a model in a thread that dies', () => {
  const open: WorkerEmbedder[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((embedder) => embedder.close()));
  });

  function embedderWith(restarting: Partial<Restarting>): WorkerEmbedder {
    const model = { id: 'lengths@1', languages: undefined, dimensions: 1 };
    const embedder = new WorkerEmbedder(startThread(), model, {
      start: () => Promise.resolve(startThread()),
      pause: () => Promise.resolve(),
      ...restarting,
    });
    open.push(embedder);
    return embedder;
  }

  it('fails what it was at, and embeds the claims that wait in a new thread', async () => {
    const embedder = embedderWith({});
    const dying = embedder.embed(['a', 'die'], 'claim');
    const waiting = embedder.embed(['abc'], 'claim');
    await expect(dying).rejects.toThrow('failed');
    expect(await waiting).toEqual([new Float32Array([3])]);
    expect(await embedder.embed(['ab'])).toEqual([new Float32Array([2])]);
  });

  it('makes no question wait for a new thread', async () => {
    const paused = Promise.withResolvers<void>();
    const embedder = embedderWith({ pause: () => paused.promise });
    await expect(embedder.embed(['die'])).rejects.toThrow('failed');
    await expect(embedder.embed(['who'])).rejects.toThrow('failed');
    paused.resolve();
    expect(await embedder.embed(['claim'], 'claim')).toEqual([new Float32Array([5])]);
    expect(await embedder.embed(['who'])).toEqual([new Float32Array([3])]);
  });

  it('waits twice as long after each that does not start, and as at first once one has worked', async () => {
    const pauses: number[] = [];
    let starts = 0;
    const embedder = embedderWith({
      pause: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
      start: () => {
        starts += 1;
        return starts < 3 ? Promise.reject(new Error('no memory')) : Promise.resolve(startThread());
      },
    });
    await expect(embedder.embed(['die'])).rejects.toThrow('failed');
    await embedder.embed(['claim'], 'claim');
    await expect(embedder.embed(['die'])).rejects.toThrow('failed');
    await embedder.embed(['claim'], 'claim');
    expect(pauses).toEqual([1000, 2000, 4000, 1000]);
  });

  it('starts none once it is closed', async () => {
    let starts = 0;
    const embedder = embedderWith({
      pause: async (_, { signal }) => {
        await embedder.close();
        signal.throwIfAborted();
      },
      start: () => {
        starts += 1;
        return Promise.resolve(startThread());
      },
    });
    await expect(embedder.embed(['die'])).rejects.toThrow('failed');
    await expect(embedder.embed(['claim'], 'claim')).rejects.toThrow('closed');
    expect(starts).toBe(0);
  });
});
