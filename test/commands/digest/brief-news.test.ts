import { expect, it } from 'vitest';
import { briefNews, type BriefNews } from '../../../src/commands/digest/brief-news.ts';
import { newsCard } from '../../../src/commands/digest/news-card.ts';
import type { Brief } from '../../../src/knowledge/brief.ts';
import { speaker } from '../../../src/messages/speak.ts';
import { changeOf, GUILD, publish } from '../../storage/contract/publish.ts';
import { claim, sampleBrief } from '../../storage/sample-brief.ts';
import { linesOf, servicesWith } from '../services.ts';

const { store } = await servicesWith();

/** The news of what is done after this moment. */
async function newsOf(work: () => Promise<unknown>): Promise<BriefNews[]> {
  const { revision } = await store.briefs.since(GUILD, 0);
  await work();
  const entries = await store.audit.list(GUILD, { limit: 99 });
  return briefNews(GUILD, entries.filter((entry) => entry.revision > revision).toReversed(), store.briefs);
}

async function change(brief: Brief, work: (base: ReturnType<typeof changeOf>) => Promise<{ kind: string }>) {
  const result = await work(changeOf(brief));
  if (!('brief' in result)) throw new Error(result.kind);
  return result.brief as Brief;
}

it('sums up several versions of a brief as one change', async () => {
  const brief = await publish(store, { slug: 'several' });
  const news = await newsOf(async () => {
    const more = sampleBrief({
      coreViewpoint: [...sampleBrief().coreViewpoint, claim('A second berth opened.')],
    });
    const second = await change(brief, (base) => store.briefs.save({ ...base, content: more }));
    const less = sampleBrief({ ...more, themes: more.themes.slice(1) });
    await change(second, (base) => store.briefs.save({ ...base, content: less }));
  });
  expect(news).toMatchObject([
    { kind: 'changed', counts: { added: 1, dropped: 1, changed: 0, formerTitle: undefined } },
  ]);
});

it('passes over a brief that came and went, and over one that went and came as it was', async () => {
  const kept = await publish(store, { slug: 'kept' });
  const news = await newsOf(async () => {
    const short = await publish(store, { slug: 'short' });
    await store.briefs.remove(changeOf(short));
    const removed = await change(kept, (base) => store.briefs.remove(base));
    await store.briefs.restore(changeOf(removed));
  });
  expect(news).toEqual([]);
});

it('tells of one that was brought back as new, and of one that was removed', async () => {
  const [gone, going] = [await publish(store, { slug: 'gone' }), await publish(store, { slug: 'going' })];
  const removed = await change(gone, (base) => store.briefs.remove(base));
  const news = await newsOf(async () => {
    await store.briefs.restore(changeOf(removed));
    await store.briefs.remove(changeOf(going));
  });
  expect(news).toMatchObject([
    { kind: 'new', claims: 3 },
    { kind: 'removed', title: 'Port of Aktau' },
  ]);
});

it('tells of other sources without counts', async () => {
  const brief = await publish(store, { slug: 'sources' });
  const news = await newsOf(() =>
    store.briefs.replacePassages({ ...changeOf(brief), passages: [{ number: 1, text: 'a', url: null }] }),
  );
  const card = newsCard(news, speaker('en-US'));
  expect(card && linesOf(card)).toContain('Port of Aktau: sources, themes or order changed ');
});

it('names ten briefs and counts the others', () => {
  const brief = { title: 'A brief', id: 'x' } as Brief;
  const card = newsCard(
    Array.from({ length: 12 }, () => ({ kind: 'new', brief, claims: 1 })),
    speaker('en-US'),
  );
  expect(card?.chapters?.[0]?.sections[0]?.bullets).toHaveLength(10);
  expect(card?.buttons).toHaveLength(5);
  expect(card?.notes?.[0]).toBe('And 2 more briefs.');
});
