import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecentlyUsed } from '../../src/knowledge/recently-used.ts';

function filled(budget: number, costs: Readonly<Record<string, number>>): RecentlyUsed<string> {
  const values = new RecentlyUsed<string>(budget);
  for (const [key, cost] of Object.entries(costs)) {
    values.set(key, key.toUpperCase());
    values.weigh(key, cost);
  }
  return values;
}

describe('RecentlyUsed', () => {
  it('lets go what was used longest ago', () => {
    const values = filled(10, { a: 4, b: 4 });
    values.get('a');
    values.set('c', 'C');
    values.weigh('c', 4);
    expect(values.get('b')).toBeUndefined();
    expect([values.get('a'), values.get('c')]).toEqual(['A', 'C']);
    expect([values.size, values.cost]).toEqual([2, 8]);
  });

  it('keeps the one used last, whatever it costs', () => {
    const values = filled(10, { a: 4, b: 40 });
    expect([values.get('a'), values.get('b')]).toEqual([undefined, 'B']);
  });

  it('keeps what a key costs when its value is replaced', () => {
    const values = filled(10, { a: 4 });
    values.set('a', 'new');
    expect([values.get('a'), values.cost]).toEqual(['new', 4]);
  });

  it('takes no weight for what has gone', () => {
    const values = filled(10, { a: 8, b: 8 });
    values.weigh('a', 5);
    expect([values.size, values.cost]).toEqual([1, 8]);
  });

  it('does as a list in the order of use does', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      cost: fc.nat(6),
      isRead: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.nat(12), fc.array(step), (budget, steps) => {
        const values = new RecentlyUsed<number>(budget);
        let model: { key: string; value: number; cost: number }[] = [];
        const costOf = (entries: typeof model) => entries.reduce((sum, { cost }) => sum + cost, 0);
        for (const [value, { key, cost, isRead }] of steps.entries()) {
          const known = model.find((entry) => entry.key === key);
          const others = model.filter((entry) => entry.key !== key);
          expect(values.get(key)).toBe(known?.value);
          if (known) model = [...others, known];
          if (isRead) continue;
          values.set(key, value);
          values.weigh(key, cost);
          model = [...others, { key, value, cost }];
          while (model.length > 1 && costOf(model) > budget) model.shift();
        }
        expect([values.size, values.cost]).toEqual([model.length, costOf(model)]);
      }),
    );
  });
});
