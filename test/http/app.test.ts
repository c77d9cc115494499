import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describe, expect, it } from 'vitest';
import { httpApp } from '../../src/http/app.ts';
import { Metrics, type MetricsSources } from '../../src/http/metrics.ts';
import { Readiness, type Check } from '../../src/http/readiness.ts';

const sources: MetricsSources = {
  version: '1.2.3',
  isReady: async () => true,
  library: () => undefined,
  gatewayLatencyMs: () => undefined,
  connections: () => undefined,
};

function appWith(checks: Record<string, Check> = {}, interactions?: Hono) {
  const readiness = new Readiness(checks);
  const metrics = new Metrics(sources);
  const errors: Error[] = [];
  const onError = (error: Error) => void errors.push(error);
  return { app: httpApp({ readiness, metrics, interactions, onError }), readiness, metrics, errors };
}

describe('/healthz and /readyz', () => {
  it('say that the process is alive and can answer', async () => {
    const { app } = appWith({ database: async () => undefined, gateway: () => undefined });
    expect((await app.request('/healthz')).status).toBe(200);
    const response = await app.request('/readyz');
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 200,
      body: { ready: true },
    });
  });

  it('name what is missing', async () => {
    const { app } = appWith({
      database: async () => 'it does not answer',
      migrations: () => undefined,
      gateway: () => 'not connected yet',
    });
    const response = await app.request('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      ready: false,
      missing: { database: 'it does not answer', gateway: 'not connected yet' },
    });
    expect((await app.request('/healthz')).status).toBe(200);
  });

  it('send everyone elsewhere from the moment that the process is told to stop', async () => {
    const { app, readiness } = appWith();
    expect((await app.request('/readyz')).headers.get('connection')).toBeNull();
    readiness.stop();
    const response = await app.request('/readyz');
    expect(response.status).toBe(503);
    expect(response.headers.get('connection')).toBe('close');
    expect(await response.json()).toEqual({ ready: false, missing: { process: 'it is stopping' } });
    expect((await app.request('/healthz')).status).toBe(200);
  });
});

describe('a request that fails', () => {
  const bug = new Error('a bug');
  const broken = () => appWith({ broken: () => Promise.reject(bug) });

  it('is told of, and its answer says nothing of the reason', async () => {
    const { app, errors } = broken();
    const response = await app.request('/readyz');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('a bug');
    expect(errors).toEqual([bug]);
  });

  it('keeps the status of a refusal', async () => {
    const interactions = new Hono().post('/interactions', bodyLimit({ maxSize: 3 }), (c) => c.text('taken'));
    const { app, errors } = appWith({}, interactions);
    const response = await app.request('/interactions', { method: 'POST', body: 'long' });
    expect(response.status).toBe(413);
    expect(errors).toEqual([]);
  });

  it('is nobody’s fault when its client has hung up', async () => {
    const { app, errors } = broken();
    await app.request(new Request('http://here/readyz', { signal: AbortSignal.abort() }));
    expect(errors).toEqual([]);
  });
});

describe('/metrics', () => {
  it('is what Prometheus reads', async () => {
    const { app, metrics } = appWith();
    metrics.countInteraction({ command: 'ask', kind: 'command', outcome: 'answered', firstResponseMs: 30 });
    const response = await app.request('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    expect(text).toContain('footnote_interactions_total{command="ask",kind="command",outcome="answered"} 1');
    expect(text).toContain(`footnote_build_info{version="1.2.3",node="${process.versions.node}"} 1`);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });
});
