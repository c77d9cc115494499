import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LibraryStats } from '../knowledge/guild-library.ts';
import type { ConnectionCounts } from '../knowledge/stores/store.ts';

/** What is asked for, rather than counted, each time that metrics are read. */
export interface MetricsSources {
  readonly version: string;
  /** Whether the process can answer now. */
  readonly isReady: () => Promise<boolean>;
  /** What the library holds and has done; undefined until there is one. */
  readonly library: () => LibraryStats | undefined;
  /** Round trip of the gateway's heartbeat; undefined without a gateway, and before the first. */
  readonly gatewayLatencyMs: () => number | undefined;
  /** Connections to the database; undefined where there is no pool. */
  readonly connections: () => ConnectionCounts | undefined;
}

/** An interaction that is over, as far as it is counted. */
export interface CountedInteraction {
  /** `ask`, `brief add`; `unknown` for one that no longer exists. */
  readonly command: string;
  /** How it was used, such as `command` or `component`. */
  readonly kind: string;
  /** How it ended: answered, refused with what to do, by a dependency or a bug, or too late for Discord. */
  readonly outcome: (typeof OUTCOMES)[number];
  /** From its arrival to the first response that Discord took; undefined where there was none. */
  readonly firstResponseMs: number | undefined;
}

const OUTCOMES = ['answered', 'refused', 'unavailable', 'failed', 'late'] as const;
/** In seconds: a person notices from 0.1 on, the alert speaks at 1, and Discord gives up at 3. */
const RESPONSE_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const SEARCH_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5];

/**
 * What Prometheus reads. No label holds a person's or a guild's id: labels are few, and known beforehand.
 * Beside what is named here there are prom-client's own of the process, such as its memory
 * (`process_resident_memory_bytes`) and the delay of its event loop (`nodejs_eventloop_lag_p99_seconds`).
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #interactions: Counter<'command' | 'kind' | 'outcome'>;
  readonly #firstResponse: Histogram<'command' | 'kind'>;
  readonly #search: Histogram;
  readonly #discordResponses: Counter<'status'>;
  readonly #refusedRequests: Counter<'reason'>;

  constructor(sources: MetricsSources) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#interactions = new Counter({
      name: 'footnote_interactions_total',
      help: 'Interactions that are over, by command, by how it was used and by how it ended',
      labelNames: ['command', 'kind', 'outcome'],
      registers,
    });
    // So that the first of a kind is a rise, from nothing to one, which alerts can see.
    for (const outcome of OUTCOMES) {
      this.#interactions.inc({ command: 'unknown', kind: 'command', outcome }, 0);
    }
    this.#firstResponse = new Histogram({
      name: 'footnote_first_response_seconds',
      help: 'From the arrival of an interaction to the first response that Discord took',
      labelNames: ['command', 'kind'],
      buckets: RESPONSE_BUCKETS,
      registers,
    });
    this.#search = new Histogram({
      name: 'footnote_search_seconds',
      help: 'Time to answer a question from the briefs, the sentence model included',
      buckets: SEARCH_BUCKETS,
      registers,
    });
    this.#discordResponses = new Counter({
      name: 'footnote_discord_responses_total',
      help: 'Responses of Discord’s REST API, by HTTP status',
      labelNames: ['status'],
      registers,
    });
    this.#refusedRequests = new Counter({
      name: 'footnote_refused_requests_total',
      help: 'Requests to the interactions endpoint whose signature was missing, forged or stale',
      labelNames: ['reason'],
      registers,
    });
    this.#gauges(sources);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All of them, in Prometheus’s text format. */
  async text(): Promise<string> {
    return await this.#registry.metrics();
  }

  /** Counts an interaction that is over. */
  countInteraction({ command, kind, outcome, firstResponseMs }: CountedInteraction): void {
    this.#interactions.inc({ command, kind, outcome });
    if (firstResponseMs !== undefined)
      this.#firstResponse.observe({ command, kind }, firstResponseMs / 1_000);
  }

  /** Begins to time a search; the result ends it. */
  timeSearch(): () => void {
    const end = this.#search.startTimer();
    return () => void end();
  }

  /** Counts a response of Discord's REST API. */
  countDiscordResponse(status: number): void {
    this.#discordResponses.inc({ status });
  }

  /** Counts a request that was refused for its signature. */
  countRefusedRequest(reason: string): void {
    this.#refusedRequests.inc({ reason });
  }

  #gauges({ version, isReady, library, gatewayLatencyMs, connections }: MetricsSources): void {
    this.#gauge('footnote_build_info', 'Always 1; says which version runs', ['version', 'node'], (gauge) =>
      gauge.set({ version, node: process.versions.node }, 1),
    );
    this.#gauge(
      'footnote_ready',
      '1 when the process can answer, as /readyz says; else 0',
      [],
      async (gauge) => gauge.set((await isReady()) ? 1 : 0),
    );
    this.#gauge('footnote_guilds_in_memory', 'Guilds whose briefs are in memory', [], (gauge) =>
      gauge.set(library()?.guilds ?? 0),
    );
    this.#gauge('footnote_index_bytes', 'Memory of their indexes, estimated', [], (gauge) =>
      gauge.set(library()?.bytes ?? 0),
    );
    // Counted by the library since the start, so they are taken over and not added up.
    const lookups: Counter<'result'> = new Counter({
      name: 'footnote_index_lookups_total',
      help: 'Uses of a guild’s briefs: hit (they were in memory), built (they had to be indexed)',
      labelNames: ['result'],
      registers: [this.#registry],
      collect: () => {
        lookups.reset();
        lookups.inc({ result: 'hit' }, library()?.hits ?? 0);
        lookups.inc({ result: 'built' }, library()?.rebuilds ?? 0);
      },
    });
    this.#gauge('footnote_gateway_latency_seconds', 'Round trip of the gateway’s heartbeat', [], (gauge) => {
      const latencyMs = gatewayLatencyMs();
      if (latencyMs === undefined) gauge.remove();
      else gauge.set(latencyMs / 1_000);
    });
    this.#gauge('footnote_database_connections', 'Pooled connections by state', ['state'], (gauge) => {
      const counts = connections();
      if (!counts) return;
      gauge.set({ state: 'in_use' }, counts.inUse);
      gauge.set({ state: 'idle' }, counts.idle);
      gauge.set({ state: 'waiting' }, counts.waiting);
    });
  }

  #gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (gauge: Gauge<Label>) => void | Promise<void>,
  ): void {
    // It registers itself, and calls `collect` as a method each time that it is read.
    void new Gauge<Label>({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.#registry],
      collect() {
        return collect(this);
      },
    });
  }
}
