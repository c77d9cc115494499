import { expect, it } from 'vitest';
import { sampleBrief } from '../sample-brief.ts';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, changeOf, GUILD, publish } from './publish.ts';

/** The audit log. */
export function auditContract(open: Open): void {
  it('has a line for each change, newest first, with the title of that time', async () => {
    const store = await open();
    const brief = await publish(store, { note: 'first' });
    const change = changeOf(brief, BORIS);
    await store.briefs.rename({ ...change, title: 'Aktau', slug: 'aktau' });
    await store.briefs.save({ ...change, content: sampleBrief({ title: 'stale' }) });
    await store.briefs.remove({ ...change, baseVersion: 2 });

    const subject = brief.id;
    const at = (second: number) => `2030-01-01T00:00:0${second}.000Z`;
    expect(await store.audit.list(GUILD, { limit: 9 })).toEqual([
      {
        revision: 3,
        at: at(3),
        by: BORIS,
        action: 'brief-removed',
        subject,
        title: 'Aktau',
        version: 3,
        note: null,
      },
      {
        revision: 2,
        at: at(1),
        by: BORIS,
        action: 'brief-renamed',
        subject,
        title: 'Aktau',
        version: 2,
        note: null,
      },
      {
        revision: 1,
        at: at(0),
        by: ANNA,
        action: 'brief-published',
        subject,
        title: 'Port of Aktau',
        version: 1,
        note: 'first',
      },
    ]);
  });

  it('is read page by page', async () => {
    const store = await open();
    for (const slug of ['a', 'b', 'c', 'd', 'e']) await publish(store, { slug });
    const seen: number[] = [];
    for (let page = await store.audit.list(GUILD, { limit: 2 }); page.length > 0;) {
      seen.push(...page.map((entry) => entry.revision));
      page = await store.audit.list(GUILD, { limit: 2, before: page.at(-1)?.revision });
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });
}
