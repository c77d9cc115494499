import { expect, it } from 'vitest';
import type { Open } from '../store-contract.ts';

const MODEL = 'small@1';

/** Vectors of texts. */
export function vectorContract(open: Open): void {
  it('gives back the vectors that it keeps, by text, after a restart too', async () => {
    const kept = new Map([
      ['a bridge', Int8Array.of(1, -127, 0)],
      ['一座桥', Int8Array.of(127, 2, -3)],
    ]);
    await (await open()).vectors.keep(MODEL, kept);
    const { vectors } = await open();
    expect(await vectors.find(MODEL, [...kept.keys(), 'a ferry'])).toEqual(kept);
  });

  it('keeps the vectors of each model apart', async () => {
    const { vectors } = await open();
    await vectors.keep(MODEL, new Map([['a bridge', Int8Array.of(1)]]));
    expect(await vectors.find('small@2', ['a bridge'])).toEqual(new Map());
  });

  it('leaves what it has when a text is kept again', async () => {
    const { vectors } = await open();
    await vectors.keep(MODEL, new Map([['a bridge', Int8Array.of(1)]]));
    await vectors.keep(MODEL, new Map([['a bridge', Int8Array.of(2)]]));
    expect((await vectors.find(MODEL, ['a bridge'])).get('a bridge')).toEqual(Int8Array.of(1));
  });

  it('takes thousands of texts at once', async () => {
    const { vectors } = await open();
    const many = new Map(Array.from({ length: 2_100 }, (_, n) => [`claim ${n}`, Int8Array.of(n % 100)]));
    await vectors.keep(MODEL, many);
    expect(await vectors.find(MODEL, [...many.keys()])).toEqual(many);
  });
}
