import { describe, expect, it } from 'vitest';
import { compare } from '../../src/commands/compare.ts';
import type { Services } from '../../src/commands/services.ts';
import { exampleBrief } from '../knowledge/example-brief.ts';
import { claim, sampleBrief } from '../storage/sample-brief.ts';
import { cardOf, linesOf, plain, press, servicesWith, someone } from './services.ts';

type Options = { first: string; second?: string; from?: string; to?: string };

async function open(options: Options, services: Services) {
  const { first, second, from, to } = options;
  return cardOf(await compare.execute({ ...someone, options: { first, second, from, to } }, services));
}

/** A bundled brief on a bridge, and one of the guild that shares some of its claims, in two versions. */
async function twoBriefs() {
  const bridge = exampleBrief();
  const services = await servicesWith([bridge]);
  const { guildId, userId: by } = someone;
  const [cost, toll] = bridge.themes[0]?.claims ?? [];
  if (!cost || !toll) throw new Error('the example has changed');
  const content = sampleBrief({
    title: 'Tolls on the Rhine',
    coreViewpoint: [],
    themes: [
      {
        title: 'Tolls',
        kind: 'theme',
        claims: [
          { ...cost, citations: [8] },
          claim(toll.text.replace('14', '15')),
          claim('Boats pay nothing.', [9]),
        ],
      },
    ],
  });
  const published = await services.store.briefs.publish({ guildId, by, slug: 'tolls', content });
  if (published.kind !== 'saved') throw new Error(published.kind);
  const change = { guildId, by, briefId: published.brief.id, baseVersion: 1 };
  const themes = content.themes.map((theme) => ({ ...theme, claims: theme.claims.slice(1) }));
  await services.store.briefs.save({ ...change, content: { ...content, themes } });
  return services;
}

describe('/compare', () => {
  it('shows what two briefs share, word otherwise and say alone, with ids, citations and sources', async () => {
    const card = await open({ first: 'bridge', second: 'tolls', to: '1' }, await twoBriefs());
    expect(card.lead?.map(plain)).toEqual([
      'Rhine bridge at Neuwied (BRI, version 1): A bridge too late · Rhine Courier · Mar 4, 2026',
      'Tolls on the Rhine (TOL, version 1): 阿克套港 · Caspian Review · May 2, 2025',
    ]);
    const lines = linesOf(card);
    expect(lines.slice(0, 8).map((line) => line.trim())).toEqual([
      '# The same in both',
      '## Money and Funding',
      'BRI-1.1 [1] = TOL-1.1 [8] The bridge costs 412 million euros, of which the European Union pays a third.',
      '# Worded differently',
      '## Money and Funding',
      'BRI-1.2: Lorries will pay a toll of 14 euros, while cyclists cross free of charge. [2]',
      'TOL-1.2: Lorries will pay a toll of 15 euros, while cyclists cross free of charge. [1]',
      '# Only in Rhine bridge at Neuwied',
    ]);
    expect(lines.slice(-3)).toEqual([
      '# Only in Tolls on the Rhine',
      '## Tolls',
      'TOL-1.3: Boats pay nothing. [9]',
    ]);
    const reworded = card.chapters?.[1]?.sections[0]?.bullets[1]?.text;
    expect(reworded).toContainEqual({ strong: '15' });
  });

  it('shows what changed between two versions, by default the last two, and what stayed', async () => {
    const card = await open({ first: 'tolls' }, await twoBriefs());
    expect(plain(card.lead?.[0] ?? '')).toBe('Tolls on the Rhine, from version 1 to version 2');
    const lines = linesOf(card).map((line) => line.trim());
    expect(lines.slice(0, 2)).toEqual(['# What changed', '## Dropped claims']);
    expect(lines.slice(lines.indexOf('# The same in both'))).toEqual([
      '# The same in both',
      '## Tolls',
      'TOL-1.2: Lorries will pay a toll of 15 euros, while cyclists cross free of charge. [1]',
      'TOL-1.3: Boats pay nothing. [9]',
    ]);
  });

  it('says what to do where there is nothing to compare', async () => {
    const services = await twoBriefs();
    await expect(open({ first: 'bridge' }, services)).rejects.toThrow('has only one version');
    await expect(open({ first: 'tolls', from: '2', to: '2' }, services)).rejects.toThrow(
      'same version twice',
    );
    await expect(open({ first: 'tolls', from: '7' }, services)).rejects.toThrow('Its latest is 2.');
    await expect(open({ first: 'bridge', second: 'teas' }, services)).rejects.toThrow('No brief is called');
    await expect(open({ first: 'tolls', from: 'x' }, services)).rejects.toThrow('is no version');
  });

  it('suggests briefs, and the versions of the one that is named', async () => {
    const services = await twoBriefs();
    const suggest = (options: Record<string, string>, name: string) =>
      compare.autocomplete?.(
        { ...someone, options, focused: { name, value: options[name] ?? '' } },
        services,
      );
    const [own] = await services.store.briefs.list(someone.guildId);
    expect(await suggest({ first: 'tol' }, 'first')).toEqual([
      { name: 'Tolls on the Rhine', value: own?.id },
    ]);
    expect((await suggest({ first: 'tolls' }, 'from'))?.map(({ value }) => value)).toEqual(['2', '1']);
    expect(await suggest({ first: 'bridge' }, 'to')).toEqual([]);
  });

  it('is shared with everyone', async () => {
    const services = await twoBriefs();
    const card = await open({ first: 'bridge', second: 'tolls' }, services);
    const reply = await press(compare, card, 'Share', services);
    expect(reply).toMatchObject({ kind: 'update', followUp: { visibility: 'public' } });
  });
});
