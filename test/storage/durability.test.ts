import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Acknowledged, findLost, killWhileSaving } from './kill-loop.ts';
import { temporaryFolder } from './temporary-folder.ts';

it('has every save that was acknowledged after kill -9 in the middle of others', async () => {
  const path = join(temporaryFolder(), 'footnote.db');
  const acknowledged: Acknowledged[] = [];
  for (const saves of [1, 2, 30, 7, 60]) {
    const before = acknowledged.length;
    acknowledged.push(...(await killWhileSaving(path, saves)));
    expect(acknowledged.length).toBeGreaterThanOrEqual(before + saves);
    // The log that the killed process left is still there: opening takes it up.
    expect(await findLost(path, acknowledged)).toEqual([]);
  }
});
