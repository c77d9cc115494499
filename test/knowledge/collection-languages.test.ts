import { expect, test } from 'vitest';
import { Collection } from '../../src/knowledge/collection.ts';
import type { Glossary } from '../../src/knowledge/meaning/glossary.ts';
import { exampleBrief } from './example-brief.ts';

const glossary: Glossary = {
  gloss: (text) =>
    (text.match(/卡车|过路费|./gu) ?? []).map((word) => ({
      text: word,
      glosses:
        { 卡车: ['lorry'], 过路费: ['toll'] }[word]?.map((gloss) => ({ word: gloss, weight: 1 })) ?? [],
    })),
  inChinese: () => [],
};

const QUESTION = '卡车的过路费是多少';

const firstPlace = async (collection: Collection): Promise<string | undefined> => {
  const answer = await collection.answer(QUESTION);
  const [first] = answer.kind === 'answered' ? answer.points : [];
  return first && `${first.themeIndex},${first.claimIndex}`;
};

test('a Chinese question finds its claim in an English brief through a glossary', async () => {
  expect(
    await firstPlace(new Collection({ briefs: [exampleBrief()], loadGlossary: async () => glossary })),
  ).toBe('0,1');
});

test('without a glossary it is not answered, nor is it when the glossary is missing', async () => {
  expect(await firstPlace(new Collection({ briefs: [exampleBrief()] }))).toBeUndefined();
  expect(
    await firstPlace(new Collection({ briefs: [exampleBrief()], loadGlossary: async () => undefined })),
  ).toBeUndefined();
});

test('the glossary is opened only for a question that needs it', async () => {
  let opened = 0;
  const collection = new Collection({
    briefs: [exampleBrief()],
    loadGlossary: async () => {
      opened += 1;
      return glossary;
    },
  });
  await collection.answer('how much toll do lorries pay');
  expect(opened).toBe(0);
  await collection.answer(QUESTION);
  expect(opened).toBe(1);
});
