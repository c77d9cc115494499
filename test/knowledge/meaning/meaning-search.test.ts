import { afterAll, describe, expect, test } from 'vitest';
import { openEmbedder } from '../../../src/embedding/open-embedder.ts';
import { Collection } from '../../../src/knowledge/collection.ts';
import { Meanings } from '../../../src/knowledge/meaning/meanings.ts';
import { CountingEmbedder } from './counting-embedder.ts';
import { exampleBrief, otherBrief } from '../example-brief.ts';

const bridge = exampleBrief();
const tea = otherBrief();

/** The places of the claims of an answer, best first; undefined where it is none. */
async function ask(
  collection: Collection,
  question: string,
  briefId?: string,
): Promise<string[] | undefined> {
  const answer = await collection.answer(question, { briefId });
  if (answer.kind === 'unanswered') return undefined;
  return answer.points.map(({ brief, themeIndex, claimIndex }) => `${brief.id} ${themeIndex},${claimIndex}`);
}

const opened = await openEmbedder('built-in');

describe.skipIf(opened.kind === 'unavailable')('by words and meaning', async () => {
  const meanings = new Meanings({
    embedder: Promise.resolve(opened.kind === 'ready' ? opened.embedder : undefined),
  });
  afterAll(() => meanings.close());
  const both = new Collection({ briefs: [bridge, tea], meanings });
  await both.settled();

  test.each([
    ['How expensive is the crossing to build?', 'bridge 0,0'],
    ['Are people living nearby suing because it is loud?', 'bridge 2,1'],
    ['What do trucks have to pay?', 'bridge 0,1'],
    ['are harvest workers paid badly', 'tea 0,0'],
  ])('a claim is found in other words: %s', async (question, place) => {
    const found = await ask(both, question, place.split(' ')[0]);
    expect(found?.slice(0, 3)).toContain(place);
  });

  test('a real word that no claim has is not mended', async () => {
    const { mendings } = await both.answer('is there a fridge on the ferry to Koblens');
    expect(mendings).toEqual([{ from: 'Koblens', to: 'Koblenz' }]);
  });

  test.each([
    'who won the world cup in 2022?',
    'what is your favourite colour',
    'set an alarm for six tomorrow',
    'how do I bake sourdough bread',
  ])('another subject is not answered, and nothing is near: %s', async (question) => {
    expect(await both.answer(question)).toMatchObject({ kind: 'unanswered', isNear: false });
  });

  test.each([
    ['a country that the brief lacks', 'How much did Norway pay for the bridge over the Rhine?'],
    ['a country that another claim has', 'How many cars did the ferry in India carry a day?'],
    ['a year that no claim has', 'What did the bridge over the Rhine cost in 1987?'],
  ])('a near miss is not answered, and what is near is offered: %s', async (_, question) => {
    const answer = await both.answer(question);
    expect(answer).toMatchObject({ kind: 'unanswered', isNear: true });
    expect(answer.kind === 'unanswered' && answer.nearest[0]?.brief.id).toBe('bridge');
  });

  test('names and numbers still come first', async () => {
    expect((await ask(both, 'Ida Holm'))?.[0]).toBe('bridge 1,0');
    expect((await ask(both, '250 rupees'))?.[0]).toBe('tea 0,0');
  });

  test('a Chinese brief beside English ones is searched by words', async () => {
    const text = '新桥造价四亿一千二百万欧元。';
    const chinese = exampleBrief({
      id: 'zh',
      slug: 'zh',
      title: '莱茵河大桥',
      language: 'zh',
      coreViewpoint: [{ text, citations: [1], isChallenge: false }],
      themes: [],
    });
    const mixed = new Collection({ briefs: [bridge, tea, chinese], meanings });
    await mixed.settled();
    expect((await ask(mixed, '新桥造价多少欧元？'))?.[0]).toBe('zh -1,0');
    expect((await ask(mixed, 'Who designed the cable-stayed span?'))?.[0]).toBe('bridge 1,0');
  });
});

test('a question asked before the vectors are there is answered by words alone', async () => {
  const loading = Promise.withResolvers<CountingEmbedder>();
  const collection = new Collection({
    briefs: [bridge, tea],
    meanings: new Meanings({ embedder: loading.promise }),
  });
  const embedder = new CountingEmbedder();
  expect((await ask(collection, 'who designed the span'))?.[0]).toBe('bridge 1,0');
  loading.resolve(embedder);
  await collection.settled();
  await collection.answer('who designed the span');
  expect(embedder.embedded.query).toEqual(['who designed the span']);
});

test('without a model the answer is that of words alone', async () => {
  const off = new Collection({
    briefs: [bridge, tea],
    meanings: new Meanings({ embedder: Promise.resolve(undefined) }),
  });
  await off.settled();
  const question = 'how much toll do lorries pay';
  expect(await off.answer(question)).toEqual(
    await new Collection({ briefs: [bridge, tea] }).answer(question),
  );
});

test('vectors of an older version are not taken up after a change', async () => {
  const meanings = new Meanings({ embedder: Promise.resolve(new CountingEmbedder()) });
  const collection = new Collection({ briefs: [bridge], meanings });
  const shorter = exampleBrief({ version: 2, themes: bridge.themes.slice(0, 1) });
  collection.put(shorter);
  await collection.settled();
  const { found } = (await collection.explain('toll for lorries')) ?? { found: [] };
  expect(found.every(({ brief }) => brief === shorter)).toBe(true);
  expect(found.some(({ signals }) => signals?.nearness !== undefined)).toBe(true);
});
