import { expect, test } from 'vitest';
import { manualClock } from '../../src/playground/clock.ts';

test('a manual clock runs what came due in order, at the moment it was due', () => {
  const clock = manualClock(1_000);
  const seen: string[] = [];
  clock.after(20, () => seen.push(`second at ${clock.now()}`));
  clock.after(10, () => seen.push(`first at ${clock.now()}`));
  clock.after(40, () => seen.push('too early'));
  clock.advance(30);
  expect(seen).toEqual(['first at 1010', 'second at 1020']);
  expect(clock.now()).toBe(1_030);
});

test('a cancelled wait does not come due', () => {
  const clock = manualClock();
  let ran = false;
  clock.after(10, () => (ran = true))();
  clock.advance(20);
  expect(ran).toBe(false);
});
