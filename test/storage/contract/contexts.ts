import { expect, it } from 'vitest';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS } from './publish.ts';

const KEY = { userId: ANNA, channelId: '100' };
const CONTEXT = { briefId: 'b', themeIndex: -1, question: 'Why did Aktau dredge?', claims: 'abc~000001' };

/** Contexts: each person's and channel's own, replaced by the next answer, and gone after a quarter of an hour. */
export function contextContract(open: Open): void {
  it('knows what a person was last answered in a channel', async () => {
    const { contexts } = await open();
    expect(await contexts.get(KEY)).toBeUndefined();
    await contexts.put(KEY, CONTEXT);
    expect(await contexts.get(KEY)).toEqual({ ...CONTEXT, answeredAt: '2030-01-01T00:00:01.000Z' });

    const next = { briefId: null, themeIndex: null, question: 'And when?', claims: '' };
    await contexts.put(KEY, next);
    expect(await contexts.get(KEY)).toMatchObject(next);
  });

  it('crosses neither people nor channels', async () => {
    const { contexts } = await open();
    await contexts.put(KEY, CONTEXT);
    expect(await contexts.get({ ...KEY, userId: BORIS })).toBeUndefined();
    expect(await contexts.get({ ...KEY, channelId: '101' })).toBeUndefined();

    await contexts.drop({ ...KEY, channelId: '101' });
    expect(await contexts.get(KEY)).toBeDefined();
    await contexts.drop(KEY);
    expect(await contexts.get(KEY)).toBeUndefined();
  });

  it('ends a context after fifteen minutes, and throws it away when the next one is kept', async () => {
    let minutes = 0;
    const now = () => new Date(Date.UTC(2030, 0, 1, 0, minutes));
    const { contexts } = await open({ now });
    await contexts.put(KEY, CONTEXT);
    minutes = 14;
    expect(await contexts.get(KEY)).toBeDefined();
    minutes = 15;
    expect(await contexts.get(KEY)).toBeUndefined();

    await contexts.put({ ...KEY, channelId: '101' }, CONTEXT);
    minutes = 1;
    expect(await contexts.get(KEY)).toBeUndefined();
  });
}
