import { describe, expect, test } from 'vitest';
import type { Brief, Claim } from '../../../src/knowledge/brief.ts';
import { Collection } from '../../../src/knowledge/collection.ts';
import { bestReading, understand } from '../../../src/knowledge/questions/follow-up.ts';
import { loadBundledBriefs } from '../../../src/storage/bundled-briefs.ts';
import { exampleBrief, otherBrief } from '../example-brief.ts';

const c5 = (await loadBundledBriefs('data/briefs')).briefs.find(({ slug }) => slug === 'c5plus1')!;

const claim = (text: string, isChallenge = false): Claim => ({ text, citations: [1], isChallenge });

/** A brief that says the same of several countries, so that one can be asked after the other. */
const rail: Brief = exampleBrief({
  id: 'rail',
  slug: 'rail',
  code: 'RAIL',
  title: 'Steppe railways',
  coreViewpoint: [claim('Five states agreed in 2024 to build the Steppe railway together.')],
  themes: [
    {
      title: 'Who pays',
      kind: 'theme',
      claims: [
        claim('Kazakhstan pays 640 million dollars for its stretch of the railway.'),
        claim('Uzbekistan pays 410 million dollars for its stretch of the railway.'),
        claim('Turkmenistan lends its stations for free, because it has no money left.'),
        claim('Minister Aigerim Bekova signed the contract for the locomotives in Almaty.'),
        claim('Engineer Timur Saliev designed the tunnels below the Alai pass.'),
      ],
    },
    {
      title: 'Dangers',
      kind: 'challenges',
      claims: [claim('Sand drifts may close the line in Turkmenistan for weeks each spring.', true)],
    },
  ],
});

/** The same in Chinese, Japanese and Russian, in short. */
const inOther = (language: string, texts: readonly string[]): Brief =>
  exampleBrief({
    id: language,
    slug: language,
    code: language.toUpperCase(),
    title: language,
    language,
    coreViewpoint: [],
    themes: [{ title: '—', kind: 'theme', claims: texts.map((text) => claim(text)) }],
  });
const zh = inOther('zh', [
  '日本在哈萨克斯坦的能源领域投资了37亿美元。',
  '日本在乌兹别克斯坦的能源领域投资了12亿美元。',
  '地理距离遥远导致物流成本很高。',
]);
const ja = inOther('ja', [
  '日本はカザフスタンのエネルギー分野に37億ドルを投資した。',
  '日本はウズベキスタンのエネルギー分野に12億ドルを投資した。',
]);
const ru = inOther('ru', [
  'Япония вложила 3,7 миллиарда долларов в энергетику Казахстана.',
  'Япония вложила 1,2 миллиарда долларов в энергетику Узбекистана.',
]);

const english = new Collection({ briefs: [c5, rail, exampleBrief(), otherBrief()] });
const foreign = {
  zh: new Collection({ briefs: [zh] }),
  ja: new Collection({ briefs: [ja] }),
  ru: new Collection({ briefs: [ru] }),
};

/** What a question finds after another: its best two claims, or how else it is understood. */
async function after(last: string, question: string, collection = english): Promise<string> {
  const answer = await collection.answer(last);
  const briefs = new Set(answer.kind === 'answered' ? answer.points.map(({ brief }) => brief.id) : []);
  const [briefId = null] = briefs.size === 1 ? briefs : [];
  const understanding = understand(question, { question: last, briefId }, collection);
  if (understanding.kind === 'source') return `source ${understanding.claim}`;
  if (understanding.kind !== 'continued') return understanding.kind;
  const reading = await bestReading(question, understanding.readings, collection);
  if (!reading) return 'fresh';
  const found = await collection.answer(reading.question, { briefId: reading.briefId ?? undefined });
  const claims = found.kind === 'answered' ? found.points.map((point) => point.claim.text) : ['nothing'];
  return `${reading.question} → ${claims.slice(0, 2).join(' ')}`;
}

describe('a question about another of the same kind', () => {
  test.each([
    [
      'How much does Kazakhstan pay for the railway?',
      'what about Uzbekistan?',
      'How much does Uzbekistan pay for the railway?',
      'Uzbekistan pays 410',
    ],
    [
      'How much does Kazakhstan pay for the railway?',
      'and Uzbekistan',
      'How much does Uzbekistan pay for the railway?',
      'Uzbekistan pays 410',
    ],
    [
      'How much does Kazakhstan pay for the railway?',
      'Uzbekistan?',
      'How much does Uzbekistan pay for the railway?',
      'Uzbekistan pays 410',
    ],
    [
      'How much does Kazakhstan pay for the railway?',
      'How about Turkmenistan then?',
      'How much does Turkmenistan pay for the railway?',
      'Turkmenistan lends',
    ],
    [
      'How much does Kazakhstan pay for the railway?',
      'and Brazil?',
      'How much does Brazil pay for the railway?',
      'nothing',
    ],
    [
      'What did the minister Aigerim Bekova sign?',
      'what about Saliev?',
      'what about Saliev?',
      'Engineer Timur Saliev',
    ],
    [
      'Why does Turkmenistan lend its stations?',
      'how much in Kazakhstan?',
      'how much in Kazakhstan?',
      'Kazakhstan pays 640',
    ],
  ])('%s — %s', async (last, question, understood, found) => {
    expect(await after(last, question)).toMatch(`${understood} → ${found}`);
  });
});

describe('a question that only asks', () => {
  test.each([
    ['What did Japan invest in Kazakhstan?', 'how much?', '$3.7 billion'],
    ['What did Japan invest in Kazakhstan?', 'How much exactly?', '$3.7 billion'],
    ['Where was the first C5+1 summit held?', 'when?', 'December 19-20'],
    ['Why does Turkmenistan lend its stations?', 'who?', 'Turkmenistan lends'],
    ['What does Turkmenistan lend?', 'why?', 'because it has no money'],
    ['What does Turkmenistan lend?', 'and why', 'because it has no money'],
    ['Who signed the contract for the locomotives?', 'where?', 'in Almaty'],
    ['Who designed the cable-stayed span?', 'Where from?', 'Danish architect'],
  ])('%s — %s', async (last, question, found) => {
    expect(await after(last, question)).toContain(found);
  });
});

describe('a question that goes on', () => {
  test.each([
    ['What did Japan invest in Kazakhstan?', 'and the challenges?', 'Japan'],
    ['What is the railway?', 'and the risks?', 'Sand drifts'],
    ['What did Japan invest in Kazakhstan?', 'what about logistics?', 'logistical challenges'],
    ['What is Japan’s interest in Central Asia?', 'what did it invest?', '$3.7 billion'],
    ['What does Turkmenistan lend?', 'why did they do that?', 'because it has no money'],
    ['Who pays for the railway?', 'and the locomotives?', 'contract for the locomotives'],
    ['Who pays for the railway?', 'who designed its tunnels?', 'Timur Saliev'],
    ['How much does Kazakhstan pay for the railway?', 'and what about sand?', 'Sand drifts'],
    ['What is the toll for lorries?', 'and cyclists?', 'cyclists cross free'],
  ])('%s — %s', async (last, question, found) => {
    expect(await after(last, question)).toContain(found);
  });
});

describe('a question that stands alone', () => {
  test.each([
    ['What did Japan invest in Kazakhstan?', 'Who designed the cable-stayed span?'],
    ['What did Japan invest in Kazakhstan?', 'And who won the football world cup in 2022?'],
    ['What did Japan invest in Kazakhstan?', 'What is the toll for lorries on the bridge?'],
    ['What did Japan invest in Kazakhstan?', 'thanks!'],
    ['What did Japan invest in Kazakhstan?', 'hello there'],
    ['What did Japan invest in Kazakhstan?', 'ok'],
    ['What did Japan invest in Kazakhstan?', 'and penguins?'],
    ['What did Japan invest in Kazakhstan?', 'How do sources of energy reach Japan?'],
    ['and?', 'why?'],
  ])('%s — %s', async (last, question) => {
    expect(await after(last, question)).toBe('fresh');
  });
});

describe('a question about the answer itself', () => {
  test.each([
    ['source for the second one?', 'source 1'],
    ['What is the source?', 'source 0'],
    ['Sources please', 'source 0'],
    ['where is the citation for claim 3', 'source 2'],
    ['show me the passage of the last point', 'source -1'],
    ['第二条的来源是什么？', 'source 1'],
    ['三つ目の出典は？', 'source 2'],
    ['источник второго?', 'source 1'],
    ['more', 'more'],
    ['Tell me more about it.', 'more'],
    ['What else?', 'more'],
    ['还有吗？', 'more'],
    ['もっと教えてください', 'more'],
    ['а ещё?', 'more'],
  ])('%s', async (question, understood) => {
    expect(await after('What did Japan invest in Kazakhstan?', question)).toBe(understood);
  });
});

describe('in other languages', () => {
  test.each([
    ['zh', '日本在哈萨克斯坦投资了多少？', '那乌兹别克斯坦呢？', '12亿美元'],
    ['zh', '日本在哈萨克斯坦投资了多少？', '物流呢？', '物流成本'],
    ['zh', '日本在哈萨克斯坦做了什么？', '多少？', '37亿美元'],
    ['ja', '日本はカザフスタンに何を投資した？', 'ウズベキスタンは？', '12億ドル'],
    ['ja', '日本はカザフスタンに何を投資した？', 'いくら？', '37億ドル'],
    ['ru', 'Сколько Япония вложила в энергетику Казахстана?', 'а Узбекистана?', '1,2 миллиарда'],
    ['ru', 'Что Япония вложила в энергетику Казахстана?', 'сколько?', '3,7 миллиарда'],
  ] as const)('%s: %s — %s', async (language, last, question, found) => {
    expect(await after(last, question, foreign[language])).toContain(found);
  });
});

test('a question is put in full with what the last one was about, however long that was', () => {
  const last = `What does Kazakhstan pay for ${'the long and winding railway '.repeat(20)}?`;
  const understanding = understand('why?', { question: last, briefId: 'rail' }, english);
  if (understanding.kind !== 'continued') throw new Error(understanding.kind);
  expect(understanding.readings).toMatchObject([{ briefId: 'rail' }]);
  expect(understanding.readings[0]?.about?.length).toBeLessThanOrEqual(80);
});
