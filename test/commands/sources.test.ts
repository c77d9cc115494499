import { describe, expect, it } from 'vitest';
import { sources } from '../../src/commands/sources.ts';
import { cardOf, linesOf, servicesWith, someone } from './services.ts';

describe('/sources', () => {
  it('names the article and the passages that claims rest on', async () => {
    const card = cardOf(await sources.execute({ ...someone, options: {} }, await servicesWith()));
    expect(card.lead?.[1]).toBe('最近,日本又把手伸向了中亚…… · Xin Lang Cai Jing · Dec 21, 2025');
    expect(card.menu?.options[0]).toEqual({ label: '[1]', value: '1', description: '1 claim' });
    expect(card.menu?.options.find(({ value }) => value === '11')?.description).toBe('3 claims');
  });

  it('shows what rests on a chosen passage', async () => {
    const services = await servicesWith();
    const card = cardOf(await sources.execute({ ...someone, options: {} }, services));
    const args = card.menu?.action.args ?? [];
    const request = { ...someone, args, values: ['28'], quote: undefined, isPublic: false };
    const reply = await sources.actions?.['citing']?.(request, services);
    expect(reply && linesOf(cardOf(reply)).filter((line) => line.endsWith('[28]'))).toHaveLength(2);
  });
});
