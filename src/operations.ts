import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Connection } from './discord/connection.ts';
import { httpApp } from './http/app.ts';
import { interactionRoutes, type Receive } from './http/interactions.ts';
import { Metrics } from './http/metrics.ts';
import { Readiness } from './http/readiness.ts';
import type { GuildLibrary } from './knowledge/guild-library.ts';
import type { Store } from './knowledge/stores/store.ts';

/** What runs, as far as it has been built: it is filled in while the process starts. */
export interface Running {
  store?: Store;
  library?: GuildLibrary;
  connection?: Connection;
  /** Answers interactions that come over HTTP. */
  receive?: Receive;
}

/** What operators see of the process, from before anything else is there. */
export interface Operations {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** Everything that the bot serves over HTTP. */
  readonly app: Hono;
}

/** Builds health, metrics and, where there is a public key, the interactions endpoint over what runs. */
export function createOperations(
  { discordPublicKey }: Pick<Config, 'discordPublicKey'>,
  { version, running, log }: { readonly version: string; readonly running: Running; readonly log: Logger },
): Operations {
  const readiness = new Readiness({
    migrations: () => (running.store ? undefined : 'the database is not open yet'),
    database: () =>
      running.store?.ping().then(
        () => undefined,
        () => 'the database does not answer',
      ),
    discord: () => (running.connection ? running.connection.trouble() : 'not connected yet'),
  });
  const metrics = new Metrics({
    version,
    isReady: async () => Object.keys(await readiness.missing()).length === 0,
    library: () => running.library?.stats,
    gatewayLatencyMs: () => running.connection?.latencyMs(),
    connections: () => running.store?.connections(),
  });
  const interactions =
    discordPublicKey === undefined
      ? undefined
      : interactionRoutes({
          publicKey: discordPublicKey,
          receiver: () => running.receive,
          onRefusal(verdict) {
            metrics.countRefusedRequest(verdict);
            // Anyone can send the others; this one is Discord's, so either it is old or the clock is wrong.
            if (verdict === 'stale')
              log.warn('refused an interaction of another time: check this machine’s clock');
          },
        });
  const app = httpApp({
    readiness,
    metrics,
    interactions,
    onError: (error) => log.error({ err: error }, 'a request over HTTP failed'),
  });
  return { readiness, metrics, app };
}
