import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Metrics } from '../../src/http/metrics.ts';

const run = promisify(execFile);
const hasPromtool = await run('promtool', ['--version']).then(
  () => true,
  () => false,
);

interface Panel {
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly expr: string }[];
}

const alerts = readFileSync('deploy/alerts.yaml', 'utf8');
const dashboard = JSON.parse(readFileSync('deploy/grafana-dashboard.json', 'utf8')) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly query: string }[] };
};

/** The metrics that PromQL names, histograms without the ends of their series' names. */
function namesIn(text: string): Set<string> {
  const names = text.match(/\b(footnote|nodejs|process)_[a-z0-9_]+/g) ?? [];
  return new Set(names.map((name) => name.replace(/_seconds_(bucket|sum|count)$/, '_seconds')));
}

/** The metrics that there are. */
async function served(): Promise<Set<string>> {
  const metrics = new Metrics({
    version: '0',
    isReady: async () => true,
    library: () => undefined,
    gatewayLatencyMs: () => undefined,
    connections: () => undefined,
  });
  return new Set([...(await metrics.text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
}

describe('the Grafana dashboard', () => {
  const queries = [
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...dashboard.templating.list.map(({ query }) => query),
  ];

  it('asks for metrics that there are', async () => {
    const names = namesIn(queries.join('\n'));
    expect(names.size).toBeGreaterThan(10);
    expect([...names.difference(await served())]).toEqual([]);
  });

  it('shows each metric of ours somewhere', async () => {
    const ours = [...(await served())].filter((name) => name.startsWith('footnote_'));
    expect(ours.filter((name) => !namesIn(queries.join('\n')).has(name))).toEqual([]);
  });

  it('has panels that do not lie on one another', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});

describe('the alert rules', () => {
  it('ask for metrics that there are', async () => {
    expect([...namesIn(alerts).difference(await served())]).toEqual([]);
  });

  it.skipIf(!hasPromtool)('say what happens, and keep quiet when all is well', async () => {
    await run('promtool', ['check', 'rules', 'deploy/alerts.yaml']);
    const { stdout } = await run('promtool', ['test', 'rules', 'test/deploy/alerts.test.yaml']);
    expect(stdout).toContain('SUCCESS');
  });
});
