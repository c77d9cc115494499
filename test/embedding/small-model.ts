import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { ModelDescription } from '../../src/embedding/model-description.ts';
import { ModelFile } from '../../src/embedding/model-file.ts';
import { DESCRIPTION_FILE } from '../../src/embedding/open-embedder.ts';
import { readTfjsWeights } from '../../src/embedding/tfjs-weights.ts';
import type { FindTensor } from '../../src/embedding/tensor.ts';

const HIDDEN = 32;
const INTERMEDIATE = 64;
const LAYERS = 2;
const MAX_TOKENS = 16;
const WORDS = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  'the',
  'summit',
  'was',
  'held',
  'in',
  'tokyo',
  '##s',
  '?',
  ':',
  'ask',
];

/** A model of the built-in one's kind with random weights, small enough for quick tests. */
export interface SmallModel {
  /** A fresh folder, as an operator would bring one. */
  readonly folder: string;
  readonly description: ModelDescription;
  readonly find: FindTensor;
}

const root = mkdtempSync(join(tmpdir(), 'footnote-models-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** An empty folder, gone after the tests of the file. */
export function emptyFolder(): string {
  return mkdtempSync(join(root, 'model-'));
}

/** Random numbers from 0 to 1, the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes a model into a fresh folder. */
export function writeSmallModel(changes: Partial<ModelDescription> = {}): SmallModel {
  const folder = emptyFolder();
  const files: Record<string, string | Uint8Array> = {
    ...randomWeights(),
    'tokenizer.json': JSON.stringify(tokenizer),
    'tokenizer_config.json': JSON.stringify({ tokenizer_class: 'BertTokenizer', do_lower_case: true }),
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  const description: ModelDescription = {
    name: 'small',
    weights: 'model.json',
    tokenizer: 'tokenizer.json',
    tokenizerConfig: 'tokenizer_config.json',
    sha256: Object.fromEntries(Object.entries(files).map(([path, content]) => [path, hash(content)])),
    layers: LAYERS,
    heads: 2,
    layerNormEpsilon: 1e-12,
    maxTokens: MAX_TOKENS,
    tensorPrefix: 'bert/',
    embeddings: { words: 'words', positions: 'positions', types: 'types' },
    prefixes: { query: '', claim: '' },
    ...changes,
  };
  writeFileSync(join(folder, DESCRIPTION_FILE), JSON.stringify(description));
  return {
    folder,
    description,
    find: findTensors(folder, 'model.json'),
  };
}

/** The tensors of a model.json in a folder, as a SentenceModel reads them. */
export function findTensors(folder: string, weights: string): FindTensor {
  const path = join(folder, weights);
  const manifest = JSON.parse(new ModelFile(path).text()) as object;
  return readTfjsWeights(manifest, (name) => new ModelFile(join(dirname(path), name)));
}

function randomWeights(): Record<string, string | Uint8Array> {
  const linear = (name: string, inputs: number, outputs: number): [string, number[]][] => [
    [`${name}/Tensordot/ReadVariableOp`, [inputs, outputs]],
    [`${name}/BiasAdd/ReadVariableOp`, [outputs]],
  ];
  const normalization = (name: string): [string, number[]][] => [
    [`${name}/batchnorm/mul/ReadVariableOp`, [HIDDEN]],
    [`${name}/batchnorm/ReadVariableOp`, [HIDDEN]],
  ];
  const layer = (name: string) => [
    ...linear(`${name}/attention/self/query`, HIDDEN, HIDDEN),
    ...linear(`${name}/attention/self/key`, HIDDEN, HIDDEN),
    ...linear(`${name}/attention/self/value`, HIDDEN, HIDDEN),
    ...linear(`${name}/attention/output/dense`, HIDDEN, HIDDEN),
    ...normalization(`${name}/attention/output/LayerNorm`),
    ...linear(`${name}/intermediate/dense`, HIDDEN, INTERMEDIATE),
    ...linear(`${name}/output/dense`, INTERMEDIATE, HIDDEN),
    ...normalization(`${name}/output/LayerNorm`),
  ];
  const shapes: [string, number[]][] = [
    ['words', [WORDS.length, HIDDEN]],
    ['positions', [MAX_TOKENS, HIDDEN]],
    ['types', [2, HIDDEN]],
    ...normalization('bert/embeddings/LayerNorm'),
    ...Array.from({ length: LAYERS }, (_, i) => layer(`bert/encoder/layer_._${i}`)).flat(),
  ];
  const random = randomNumbers(1);
  const weights = shapes.map(([name, shape]) => ({
    name,
    shape,
    dtype: 'float32',
    quantization: {
      dtype: 'uint8',
      scale: 0.004 + random() * 0.004,
      min: name.includes('/mul/') ? 0.3 : -0.8,
    },
  }));
  const count = shapes.reduce((sum, [, shape]) => sum + shape.reduce((a, b) => a * b), 0);
  // Constants of the graph stand between the tensors.
  const constant = { name: 'constant', shape: [], dtype: 'int32' };
  const bytes = Uint8Array.from({ length: 4 + count }, () => random() * 256);
  return {
    'model.json': JSON.stringify({
      weightsManifest: [{ paths: ['a.bin', 'b.bin'], weights: [constant, ...weights] }],
    }),
    'a.bin': bytes.subarray(0, 5000),
    'b.bin': bytes.subarray(5000),
  };
}

const tokenizer = {
  version: '1.0',
  added_tokens: [],
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
    },
  },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(WORDS.map((word, id) => [word, id])),
  },
};
