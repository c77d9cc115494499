import { dirname, join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import type { EmbeddedKind } from '../knowledge/meaning/embedder.ts';
import { Bert } from './bert.ts';
import type { ModelDescription } from './model-description.ts';
import { ModelFile } from './model-file.ts';
import { readTfjsWeights } from './tfjs-weights.ts';
import { ModelUnavailableError } from './unavailable.ts';
import { wholeWords } from './whole-words.ts';

/** A sentence model in this thread's memory: texts in, vectors out, one after the other. */
export class SentenceModel {
  readonly dimensions: number;
  /** Those that it has a token for: see {@link wholeWords}. */
  readonly words: readonly string[];
  readonly #tokenizer: Tokenizer;
  readonly #encoder: Bert;
  readonly #maxTokens: number;
  readonly #prefixes: ModelDescription['prefixes'];

  /** Reads and checks the files of a folder. Throws a ModelUnavailableError where one is not as described. */
  constructor(folder: string, description: ModelDescription) {
    const { weights, sha256 } = description;
    const open = (path: string) => openVerified(join(folder, path), sha256[path]);
    const readJson = (path: string) => JSON.parse(open(path).text()) as object;
    const find = readTfjsWeights(readJson(weights), (name) => open(join(dirname(weights), name)));
    this.#encoder = new Bert(description, find);
    const tokenizer = readJson(description.tokenizer);
    this.#tokenizer = new Tokenizer(tokenizer, readJson(description.tokenizerConfig));
    this.words = wholeWords(tokenizer);
    this.#maxTokens = description.maxTokens;
    this.#prefixes = description.prefixes;
    this.dimensions = this.#encoder.dimensions;
  }

  /** The vector of a text, of length 1. */
  embed(text: string, kind: EmbeddedKind): Float32Array<ArrayBuffer> {
    return this.#encoder.embed(this.tokenize(text, kind));
  }

  /** The token ids of a text with the two at its ends, cut to what the model can take. */
  tokenize(text: string, kind: EmbeddedKind): number[] {
    const { ids } = this.#tokenizer.encode(this.#prefixes[kind] + text);
    return ids.length > this.#maxTokens ? [...ids.slice(0, this.#maxTokens - 1), ...ids.slice(-1)] : ids;
  }
}

function openVerified(path: string, expected: string | undefined): ModelFile {
  const file = new ModelFile(path);
  const found = file.sha256();
  if (found === expected) return file;
  file.close();
  const wanted = expected ?? 'not in the description';
  throw new ModelUnavailableError('differs', `${path} has SHA-256 ${found}, expected: ${wanted}`);
}
