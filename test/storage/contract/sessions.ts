import { expect, it } from 'vitest';
import { SESSION_MS } from '../../../src/knowledge/stores/session-store.ts';
import type { Open } from '../store-contract.ts';

const OLD = { bot: 'footnote', holder: 'old' };
const NEW = { bot: 'footnote', holder: 'new' };

/** What a process leaves of its connection to the one that follows it. */
export function sessionContract(open: Open): void {
  it('are given to the next holder of a shard, once', async () => {
    const { sessions } = await open();
    expect(await sessions.take(OLD, ['0/2', '1/2'])).toEqual([]);
    await sessions.leave(OLD, [{ shard: '1/2', state: 'one' }]);
    expect(await sessions.take(NEW, [])).toEqual([]);
    expect(await sessions.take({ ...NEW, bot: 'another' }, ['1/2'])).toEqual([]);
    expect(await sessions.take(NEW, ['0/2', '1/2'])).toEqual([{ shard: '1/2', state: 'one' }]);
    expect(await sessions.take(NEW, ['0/2', '1/2'])).toEqual([]);
  });

  it('are given to one of two that take them at once', async () => {
    const [one, two] = [await open(), await open()];
    await one.sessions.take(OLD, ['0/1']);
    await one.sessions.leave(OLD, [{ shard: '0/1', state: 'left' }]);
    const taken = await Promise.all([one.sessions.take(NEW, ['0/1']), two.sessions.take(OLD, ['0/1'])]);
    expect(taken.flat()).toEqual([{ shard: '0/1', state: 'left' }]);
  });

  it('are not left by a process whose shard another runs by now', async () => {
    const { sessions } = await open();
    await sessions.take(OLD, ['0/1']);
    await sessions.take(NEW, ['0/1']);
    await sessions.leave(OLD, [{ shard: '0/1', state: 'of the old one' }]);
    expect(await sessions.take(NEW, ['0/1'])).toEqual([]);
  });

  it('are forgotten once Discord has ended them', async () => {
    let now = Date.UTC(2030, 0, 1);
    const { sessions } = await open({ now: () => new Date(now) });
    await sessions.take(OLD, ['0/1']);
    await sessions.leave(OLD, [{ shard: '0/1', state: 'left' }]);
    now += SESSION_MS + 1;
    expect(await sessions.take(NEW, ['0/1'])).toEqual([]);
  });
}
