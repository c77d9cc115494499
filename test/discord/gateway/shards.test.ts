import { describe, expect, it } from 'vitest';
import { parseShards } from '../../../src/discord/gateway/shards.ts';

describe('parseShards', () => {
  it.each([
    ['auto', 'auto'],
    ['1', { ids: [0], count: 1 }],
    ['4', { ids: [0, 1, 2, 3], count: 4 }],
    ['2-3/4', { ids: [2, 3], count: 4 }],
    ['3/64', { ids: [3], count: 64 }],
    ['0-63/64', { ids: Array.from({ length: 64 }, (_, id) => id), count: 64 }],
  ])('reads %s', (text, plan) => {
    expect(parseShards(text)).toEqual(plan);
  });

  it.each(['', '0', '0-0/0', '4/4', '0-4/4', '3-1/4', '1-2', '-1/4', '1/', 'auto/4', '1.5', '0x4', '20000'])(
    'knows no shards in “%s”',
    (text) => {
      expect(parseShards(text)).toBeUndefined();
    },
  );
});
