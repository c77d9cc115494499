import { expect, it } from 'vitest';
import { MinuteQuota } from '../../src/commands/minute-quota.ts';

it('has room again a minute after the oldest of those that fill it', () => {
  const quota = new MinuteQuota(2);
  quota.count('a', 0);
  expect(quota.waitMs('a', 10_000)).toBe(0);
  quota.count('a', 10_000);
  expect(quota.waitMs('a', 15_000)).toBe(45_000);
  expect(quota.waitMs('a', 60_000)).toBe(0);
  quota.count('a', 60_000);
  expect(quota.waitMs('a', 60_000)).toBe(10_000);
});

it('counts each key apart, also once others are forgotten', () => {
  const quota = new MinuteQuota(1);
  quota.count('a', 60_000);
  expect(quota.waitMs('b', 60_000)).toBe(0);
  quota.count('b', 120_000);
  expect(quota.waitMs('a', 120_000)).toBe(0);
  expect(quota.waitMs('b', 120_000)).toBe(60_000);
});
