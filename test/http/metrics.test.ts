import { describe, expect, it } from 'vitest';
import { Metrics, type MetricsSources } from '../../src/http/metrics.ts';

/** Metrics over sources of which some say something else than nothing. */
function metricsOf(sources: Partial<MetricsSources> = {}): Metrics {
  return new Metrics({
    version: '0',
    isReady: async () => true,
    library: () => undefined,
    gatewayLatencyMs: () => undefined,
    connections: () => undefined,
    ...sources,
  });
}

/** The samples of one metric, as they stand in the text. */
async function samples(metrics: Metrics, name: string): Promise<string[]> {
  return (await metrics.text()).split('\n').filter((line) => line.startsWith(name));
}

describe('metrics', () => {
  it('count interactions by command, use and end', async () => {
    const metrics = metricsOf();
    const ask = { command: 'ask', kind: 'command', firstResponseMs: 20 };
    metrics.countInteraction({ ...ask, outcome: 'answered' });
    metrics.countInteraction({ ...ask, outcome: 'answered' });
    metrics.countInteraction({ ...ask, outcome: 'late', firstResponseMs: undefined });
    expect(await samples(metrics, 'footnote_interactions_total{command="ask"')).toEqual([
      'footnote_interactions_total{command="ask",kind="command",outcome="answered"} 2',
      'footnote_interactions_total{command="ask",kind="command",outcome="late"} 1',
    ]);
    expect(await samples(metrics, 'footnote_first_response_seconds_count')).toEqual([
      'footnote_first_response_seconds_count{command="ask",kind="command"} 2',
    ]);
    expect(await samples(metrics, 'footnote_first_response_seconds_bucket{le="0.025"')).toHaveLength(1);
  });

  it('have each end of an interaction from the start, at nothing', async () => {
    const ends = (await samples(metricsOf(), 'footnote_interactions_total')).map(
      (line) => /outcome="(\w+)"} 0$/.exec(line)?.[1],
    );
    expect(ends).toEqual(['answered', 'refused', 'unavailable', 'failed', 'late']);
  });

  it('time searches, and count Discord’s responses and refused requests', async () => {
    const metrics = metricsOf();
    metrics.timeSearch()();
    metrics.countDiscordResponse(429);
    metrics.countRefusedRequest('forged');
    expect(await samples(metrics, 'footnote_search_seconds_count')).toEqual([
      'footnote_search_seconds_count 1',
    ]);
    expect(await samples(metrics, 'footnote_discord_responses_total')).toEqual([
      'footnote_discord_responses_total{status="429"} 1',
    ]);
    expect(await samples(metrics, 'footnote_refused_requests_total')).toEqual([
      'footnote_refused_requests_total{reason="forged"} 1',
    ]);
  });

  it('ask their sources anew each time', async () => {
    let latencyMs: number | undefined;
    const metrics = metricsOf({
      isReady: async () => latencyMs !== undefined,
      gatewayLatencyMs: () => latencyMs,
      library: () => ({ guilds: 3, bytes: 4_096, hits: 9, rebuilds: 4 }),
      connections: () => ({ inUse: 1, idle: 2, waiting: 0 }),
    });
    expect(await samples(metrics, 'footnote_ready')).toEqual(['footnote_ready 0']);
    expect(await samples(metrics, 'footnote_gateway_latency_seconds')).toEqual([]);
    latencyMs = 50;
    expect(await samples(metrics, 'footnote_ready')).toEqual(['footnote_ready 1']);
    expect(await samples(metrics, 'footnote_gateway_latency_seconds')).toEqual([
      'footnote_gateway_latency_seconds 0.05',
    ]);
    expect(await samples(metrics, 'footnote_index_bytes')).toEqual(['footnote_index_bytes 4096']);
    for (let time = 0; time < 2; time += 1) {
      expect(await samples(metrics, 'footnote_index_lookups_total')).toEqual([
        'footnote_index_lookups_total{result="hit"} 9',
        'footnote_index_lookups_total{result="built"} 4',
      ]);
    }
    expect(await samples(metrics, 'footnote_database_connections')).toEqual([
      'footnote_database_connections{state="in_use"} 1',
      'footnote_database_connections{state="idle"} 2',
      'footnote_database_connections{state="waiting"} 0',
    ]);
  });
});
