import { describe, expect, test } from 'vitest';
import { isGlossaryInstalled, lazyGlossary } from '../../src/glossary/open-glossary.ts';

describe.skipIf(!isGlossaryInstalled())('the dictionary that npm carries', () => {
  const load = lazyGlossary();

  test('is opened once', async () => {
    expect(load()).toBe(load());
    expect(await load()).toBeDefined();
  });

  test('glosses the words of a question', async () => {
    const words = (await load())?.gloss('储备基金投资股票') ?? [];
    expect(words.map(({ text }) => text)).toEqual(['储备', '基金', '投资', '股票']);
    expect(words.map(({ glosses }) => glosses[0]?.word)).toEqual(['store', 'fund', 'investment', 'stock']);
  });

  test('finds Chinese for English', async () => {
    const words = (await load())?.inChinese('investors') ?? [];
    expect(words.map(({ word }) => word)).toContain('投资者');
  });
});
