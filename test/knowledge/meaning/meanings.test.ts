import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textsToEmbed } from '../../../src/knowledge/meaning/brief-vectors.ts';
import type { Glossary } from '../../../src/knowledge/meaning/glossary.ts';
import { Meanings } from '../../../src/knowledge/meaning/meanings.ts';
import { ERRANDS } from '../../../src/knowledge/search/errands.ts';
import type { Store } from '../../../src/knowledge/stores/store.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import { CountingEmbedder } from './counting-embedder.ts';
import { exampleBrief } from '../example-brief.ts';

const brief = exampleBrief();
const texts = [...new Set(textsToEmbed(brief).flatMap(({ alone, inTheme }) => [alone, inTheme]))];

/** A run of the bot on a database. */
async function running(
  path: string,
  embedder: CountingEmbedder,
): Promise<{ meanings: Meanings; store: Store }> {
  const store = await openSqliteStore({ path });
  return { meanings: new Meanings({ embedder: Promise.resolve(embedder), store: store.vectors }), store };
}

const newPath = async () => join(await mkdtemp(join(tmpdir(), 'footnote-')), 'footnote.db');

test('a brief’s vectors survive a restart and are not made again', async () => {
  const path = await newPath();
  const embedder = new CountingEmbedder();
  const first = await running(path, embedder);
  const made = await first.meanings.ofBrief(brief);
  await first.meanings.close();
  await first.store.close();
  expect(embedder.embedded.claim).toEqual(texts);

  const second = await running(path, embedder);
  expect(await second.meanings.ofBrief(exampleBrief())).toEqual(made);
  await second.meanings.close();
  await second.store.close();
  expect(embedder.embedded.claim).toHaveLength(texts.length);
});

test('a changed brief shares what it had, and only the new texts are made', async () => {
  const embedder = new CountingEmbedder();
  const { meanings, store } = await running(await newPath(), embedder);
  await meanings.ofBrief(brief);
  const changed = exampleBrief({
    version: 2,
    coreViewpoint: [{ text: 'It opens in 2032.', citations: [], isChallenge: false }],
  });
  await meanings.ofBrief(changed);
  expect(embedder.embedded.claim.slice(texts.length)).toEqual(['It opens in 2032.']);
  await meanings.close();
  await store.close();
});

test('the same brief in two collections is read once', async () => {
  const embedder = new CountingEmbedder();
  const meanings = new Meanings({ embedder: Promise.resolve(embedder) });
  const [a, b] = await Promise.all([meanings.ofBrief(brief), meanings.ofBrief(brief)]);
  expect(a).toBe(b);
  expect(embedder.embedded.claim).toHaveLength(texts.length);
});

test('vectors of another model are left alone', async () => {
  const path = await newPath();
  const old = await running(path, new CountingEmbedder('letters@1'));
  await old.meanings.ofBrief(brief);
  await old.meanings.close();
  await old.store.close();

  const embedder = new CountingEmbedder('letters@2');
  const { meanings, store } = await running(path, embedder);
  await meanings.ofBrief(brief);
  expect(embedder.embedded.claim).toHaveLength(texts.length);
  await meanings.close();
  await store.close();
});

test('a question does not wait for the model to load', async () => {
  const loading = Promise.withResolvers<CountingEmbedder>();
  const meanings = new Meanings({ embedder: loading.promise });
  const vectors = meanings.ofBrief(brief);
  expect(await meanings.ofQuestion('who designed the span')).toBeUndefined();
  loading.resolve(new CountingEmbedder());
  expect((await vectors)?.alone.lengths).toHaveLength(textsToEmbed(brief).length);
  expect(await meanings.ofQuestion('who designed the span')).toBeDefined();
});

test('a brief in a language that the model does not know gets no vectors', async () => {
  const embedder = new CountingEmbedder();
  const meanings = new Meanings({ embedder: Promise.resolve(embedder) });
  expect(await meanings.ofBrief(exampleBrief({ language: 'zh' }))).toBeUndefined();
  expect(embedder.embedded.claim).toEqual([]);
});

test('a question in a script that the model does not know has no vector', async () => {
  const embedder = new CountingEmbedder();
  const meanings = new Meanings({ embedder: Promise.resolve(embedder) });
  await meanings.ofBrief(brief);
  expect(await meanings.ofQuestion('谁设计了这座桥？')).toBeUndefined();
  expect(await meanings.ofQuestion('wer hat die Brücke entworfen')).toBeDefined();
});

test('a question that was asked lately is not embedded again, but one that failed is', async () => {
  const embedder = new CountingEmbedder();
  const meanings = new Meanings({ embedder: Promise.resolve(embedder) });
  await meanings.ofErrands();
  embedder.failure = new Error('died');
  expect(await meanings.ofQuestion('who')).toBeUndefined();
  embedder.failure = undefined;
  const who = await meanings.ofQuestion('who');
  expect(who).toBeDefined();
  expect(await meanings.ofQuestion('who')).toBe(who);
  expect(embedder.embedded.query).toEqual(['who']);
  for (let n = 0; n < 1_000; n += 1) await meanings.ofQuestion(`when was ${n}`);
  expect(await meanings.ofQuestion('who')).toEqual(who);
  expect(embedder.embedded.query.filter((text) => text === 'who')).toHaveLength(2);
});

test('Chinese reaches a model that knows English in the glossary’s words', async () => {
  const embedder = new CountingEmbedder();
  const glosses: Record<string, string> = { 桥: 'bridge', 费用: 'cost' };
  const glossary: Glossary = {
    gloss: (text) =>
      (text.match(/费用|./gs) ?? []).map((word) => ({
        text: word,
        glosses: glosses[word] === undefined ? [] : [{ word: glosses[word], weight: 1 }],
      })),
    inChinese: () => [],
  };
  const meanings = new Meanings({
    embedder: Promise.resolve(embedder),
    loadGlossary: () => Promise.resolve(glossary),
  });
  const claim = { text: '桥的费用在德国。', citations: [], isChallenge: false };
  await meanings.ofBrief(exampleBrief({ language: 'zh', coreViewpoint: [claim], themes: [] }));
  expect(embedder.embedded.claim).toEqual(['bridge cost Germany']);
  expect(await meanings.ofQuestion('桥的费用')).toBeDefined();
  expect(embedder.embedded.query).toEqual(['bridge cost']);
});

test('a model that dies is told of once, and asked again', async () => {
  const embedder = new CountingEmbedder();
  const told: unknown[] = [];
  const meanings = new Meanings({
    embedder: Promise.resolve(embedder),
    onFailure: (error) => told.push(error),
  });
  await meanings.ofBrief(brief);
  embedder.failure = new Error('died');
  const questions = await Promise.all([meanings.ofQuestion('who'), meanings.ofQuestion('when')]);
  expect(questions).toEqual([undefined, undefined]);
  expect(told).toEqual([new Error('died')]);
  embedder.failure = undefined;
  expect(await meanings.ofQuestion('where')).toBeDefined();
});

test('a brief that the model fails on again and again is searched by words', async () => {
  const embedder = new CountingEmbedder();
  embedder.failure = new Error('died');
  const meanings = new Meanings({ embedder: Promise.resolve(embedder) });
  expect(await meanings.ofBrief(brief)).toBeUndefined();
});

test('a store that fails is told of, and the brief is searched by words', async () => {
  const told: unknown[] = [];
  const down = () => Promise.reject(new Error('down'));
  const meanings = new Meanings({
    embedder: Promise.resolve(new CountingEmbedder()),
    store: { find: down, keep: down },
    onFailure: (error) => told.push(error),
  });
  expect(await meanings.ofBrief(brief)).toBeUndefined();
  expect(told).toEqual([new Error('down')]);
});

test('the vectors of errands are made once, and kept', async () => {
  const path = await newPath();
  const embedder = new CountingEmbedder();
  const first = await running(path, embedder);
  const made = await first.meanings.ofErrands();
  expect(await first.meanings.ofErrands()).toBe(made);
  await first.meanings.close();
  await first.store.close();
  expect(made?.lengths).toHaveLength(ERRANDS.length);

  const second = await running(path, embedder);
  expect(await second.meanings.ofErrands()).toEqual(made);
  await second.meanings.close();
  await second.store.close();
  expect(embedder.embedded.claim).toEqual(ERRANDS);
});

test('errands are given to a model that failed on them again', async () => {
  const embedder = new CountingEmbedder();
  embedder.failure = new Error('died');
  const meanings = new Meanings({ embedder: Promise.resolve(embedder) });
  expect(await meanings.ofErrands()).toBeUndefined();
  embedder.failure = undefined;
  expect(await meanings.ofErrands()).toBeDefined();
});

test('closing frees the model', async () => {
  const embedder = new CountingEmbedder();
  const meanings = new Meanings({ embedder: Promise.resolve(embedder) });
  await meanings.close();
  expect(embedder.isClosed).toBe(true);
  expect(await meanings.ofQuestion('who')).toBeUndefined();
});

test('of many questions at once those that would wait long go without a vector', async () => {
  const embedder = new CountingEmbedder();
  const meanings = new Meanings({ embedder: Promise.resolve(embedder) });
  await meanings.ofErrands();
  const questions = Array.from({ length: 30 }, (_, n) => `when was ${n}`);
  const vectors = await Promise.all(questions.map((question) => meanings.ofQuestion(question)));
  expect(vectors.filter((vector) => vector !== undefined)).toHaveLength(10);
  expect(vectors[0]).toBeDefined();
  expect(await meanings.ofQuestion('when was 29')).toBeDefined();
});
