import { expect, test } from 'vitest';
import { bySnowflake, snowflakeAt, snowflakeMaker, snowflakeMs } from '../../src/playground/snowflake.ts';

test("the example of Discord's documentation names the moment that it names there", () => {
  expect(snowflakeMs('175928847299117063')).toBe(1_462_015_105_796);
  expect(snowflakeMs(snowflakeAt(1_462_015_105_796))).toBe(1_462_015_105_796);
});

test('ids made within one millisecond differ and keep their order', () => {
  const next = snowflakeMaker(() => 1_700_000_000_000);
  const ids = Array.from({ length: 1_000 }, next);
  expect(new Set(ids).size).toBe(1_000);
  expect([...ids].sort(bySnowflake)).toEqual(ids);
});
