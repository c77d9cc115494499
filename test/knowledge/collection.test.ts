import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Point } from '../../src/knowledge/answer.ts';
import { Collection } from '../../src/knowledge/collection.ts';
import { exampleBrief, otherBrief } from './example-brief.ts';

const bridge = exampleBrief();
const tea = otherBrief();
const both = new Collection({ briefs: [bridge, tea] });

/** Where the points of an answer stand, best first; undefined where it is none. */
function places(answer: Answer): string[] | undefined {
  if (answer.kind === 'unanswered') return undefined;
  return answer.points.map(({ brief, themeIndex, claimIndex }) => `${brief.id} ${themeIndex},${claimIndex}`);
}

const ask = async (question: string, options = {}) => places(await both.answer(question, options));

describe('an answer', () => {
  test.each([
    ['in the words of the claim', 'Who designed the cable-stayed span?', 'bridge 1,0'],
    ['by keywords', 'toll lorries', 'bridge 0,1'],
    ['in capitals', 'HOW MUCH DO PICKERS EARN A DAY', 'tea 0,0'],
    ['with full-width letters', 'ｔｏｌｌ ｆｏｒ ｌｏｒｒｉｅｓ', 'bridge 0,1'],
    ['in chat', 'heyy quick one lol, who designed the span?? thx', 'bridge 1,0'],
    ['with synonyms', 'where does construction of the segments start', 'bridge 1,1'],
  ])('is found %s', async (_, question, place) => {
    expect((await ask(question))?.[0]).toBe(place);
  });

  test('is found in spite of misspellings, which it names', async () => {
    const answer = await both.answer('what compensashion does the ferri oparator recieve');
    expect(places(answer)?.[0]).toBe('bridge 0,2');
    expect(answer.mendings).toContainEqual({ from: 'oparator', to: 'operator' });
  });

  test('names a mended word as the brief writes it, and the other as it was typed', async () => {
    const { mendings } = await both.answer('who picks tea near Guwahatti');
    expect(mendings).toEqual([{ from: 'Guwahatti', to: 'Guwahati' }]);
  });

  test('mends nothing where the question is meant as typed', async () => {
    const answer = await both.answer('what does the oparator receive', { isLiteral: true });
    expect(answer.mendings).toEqual([]);
  });

  test('says where the words of the question stand, mended ones and other forms too', async () => {
    const answer = await both.answer('who designs the spann');
    if (answer.kind !== 'answered') throw new Error('not answered');
    const [{ claim, matches = [] }] = answer.points as [Point];
    expect(matches.map(({ start, end }) => claim.text.slice(start, end))).toEqual(['designed', 'span']);
  });

  test('is the same in whatever order briefs were put in, also where claims are alike', async () => {
    const twin = { ...bridge, id: 'a twin' };
    const question = 'Who designed the cable-stayed span?';
    const [one, other] = [
      new Collection({ briefs: [bridge, twin] }),
      new Collection({ briefs: [twin, bridge] }),
    ];
    expect(await one.answer(question)).toEqual(await other.answer(question));
    expect(places(await one.answer(question))?.slice(0, 2)).toEqual(['a twin 1,0', 'bridge 1,0']);
  });

  test('has its best point first and no more than asked for', async () => {
    const answer = await both.answer('bridge toll euros lorries cyclists', { limit: 2 });
    if (answer.kind !== 'answered') throw new Error('not answered');
    const scores = answer.points.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.length).toBeLessThanOrEqual(2);
  });

  test('leaves out claims that only share a word with the best one', async () => {
    expect(await ask('Which architect designed the bridge without a pier in the river?')).toEqual([
      'bridge 1,0',
    ]);
  });

  test('comes from the named brief alone', async () => {
    expect(await ask('who designed the span', { briefId: 'tea' })).toBeUndefined();
    expect((await ask('who designed the span', { briefId: 'bridge' }))?.[0]).toBe('bridge 1,0');
  });

  test('prefers claims with numbers to a question for a number', async () => {
    const claims = ['The toll for lorries is disputed.', 'The toll for lorries is 14 euros.'];
    const collection = new Collection({
      briefs: [
        exampleBrief({
          coreViewpoint: [],
          themes: [
            {
              title: 'X',
              kind: 'theme',
              claims: claims.map((text) => ({ text, citations: [], isChallenge: false })),
            },
          ],
        }),
      ],
    });
    expect(places(await collection.answer('how much is the toll for lorries'))?.[0]).toBe('bridge 0,1');
    expect(places(await collection.answer('is the toll for lorries disputed'))?.[0]).toBe('bridge 0,0');
  });

  test('to a question that names a theme is the whole theme', async () => {
    const expected = ['bridge 1,0', 'bridge 1,1', 'bridge 1,2'];
    expect(new Set(await ask('Tell me about the design and construction'))).toEqual(new Set(expected));
  });

  test('to a question for the challenges is every challenge, those of their own theme first', async () => {
    const found = await ask('What challenges does the bridge face?');
    expect(new Set(found?.slice(0, 2))).toEqual(new Set(['bridge 2,0', 'bridge 2,1']));
    expect(found?.slice(2)).toEqual(['bridge 1,2']);
  });

  test('to a question for the challenges without a subject is given where there is one brief only', async () => {
    expect(places(await new Collection({ briefs: [bridge] }).answer('What are the risks?'))).toHaveLength(3);
    expect(await ask('What are the risks?')).toBeUndefined();
  });
});

describe('where the briefs do not say', () => {
  test.each([
    ['another subject', 'who won the world cup in 2022?'],
    ['small talk', 'what is your favourite colour'],
    ['the asker’s own affairs', 'how much money is in my bank account'],
    ['a country that no brief has', 'What did Norway pay for the bridge?'],
    ['a country of another brief', 'How much toll will lorries from India pay?'],
    ['a year that no brief has', 'Which bridge opened in 1987?'],
    ['arithmetic', 'what is 15% of 412'],
    ['nothing', ''],
    ['punctuation', '?!…'],
    ['filler', 'hey could you please tell me'],
  ])('it says so: %s', async (_, question) => {
    expect(await ask(question)).toBeUndefined();
  });

  test('it offers the nearest themes and claims', async () => {
    const answer = await both.answer('Why did Norway give money for falcons in the Alps?');
    if (answer.kind !== 'unanswered') throw new Error('answered');
    expect(answer.nearest[0]?.claim.text).toContain('Falcons');
    expect(answer.themes[0]).toEqual({ brief: bridge, themeIndex: 1 });
  });

  test('an empty collection and an unknown brief have nothing to offer', async () => {
    const nothing = { kind: 'unanswered', isNear: false, nearest: [], themes: [], mendings: [] };
    expect(await new Collection().answer('who designed the span')).toEqual(nothing);
    expect(await both.answer('who designed the span', { briefId: 'none' })).toEqual(nothing);
  });

  test('no question makes it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (question) => {
        expect((await both.answer(question)).kind).toMatch(/answered/);
      }),
    );
  });
});

describe('a collection', () => {
  test('lists its briefs by title', () => {
    expect(both.briefs.map(({ id }) => id)).toEqual(['bridge', 'tea']);
  });

  test('answers from a changed brief at once, and no longer from the old text', async () => {
    const collection = new Collection({ briefs: [bridge, tea] });
    const themes = bridge.themes.slice(0, 1);
    collection.put(exampleBrief({ version: 2, themes }));
    expect(collection.brief('bridge')?.version).toBe(2);
    expect(places(await collection.answer('who designed the cable-stayed span'))).toBeUndefined();
    expect(places(await collection.answer('what toll do lorries pay'))?.[0]).toBe('bridge 0,1');
  });

  test('forgets a removed brief', async () => {
    const collection = new Collection({ briefs: [bridge, tea] });
    collection.remove('bridge');
    expect(collection.brief('bridge')).toBeUndefined();
    expect(collection.briefs).toEqual([tea]);
    expect(places(await collection.answer('who designed the cable-stayed span'))).toBeUndefined();
    expect(places(await collection.answer('how much do pickers earn'))?.[0]).toBe('tea 0,0');
  });

  test('answers about one brief the same whatever else it holds', async () => {
    const alone = new Collection({ briefs: [bridge] });
    const question = 'how much do lorries pay';
    expect(await both.answer(question, { briefId: 'bridge' })).toEqual(await alone.answer(question));
  });

  test('finds briefs by title and slug, all of them for an empty name', () => {
    expect(both.findBriefs('assm').map(({ id }) => id)).toEqual(['tea']);
    expect(both.findBriefs('bridge')[0]).toBe(bridge);
    expect(both.findBriefs('')).toEqual([bridge, tea]);
    expect(both.findBriefs('', 1)).toEqual([bridge]);
  });

  test('finds themes by title, all of them in order for an empty name', () => {
    expect(both.findThemes('fundng')[0]).toEqual({ brief: bridge, themeIndex: 0 });
    expect(both.findThemes('', { briefId: 'tea' })).toEqual([{ brief: tea, themeIndex: 0 }]);
    expect(both.findThemes('', { limit: 2 })).toHaveLength(2);
  });
});
