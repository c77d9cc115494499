import type { KernelMemory } from './kernel-memory.ts';
import type { Kernels } from './kernels.ts';
import { padRows } from './linear-layer.ts';
import { COLUMN_BYTES } from './multiply-kernel.ts';

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Multi-head self-attention: each token's new value is a mean of all tokens' values, weighted by how well its
 * query matches their keys. Vaswani et al., Attention Is All You Need, 2017 (arXiv:1706.03762).
 *
 * Queries, keys, values and the context that comes out are matrices of a row a token, in the kernels' memory.
 */
export class Attention {
  /**
   * What queries are to be multiplied by: the scaling of scores by the root of a head's width, and log2(e), as
   * the softmax has base 2.
   */
  static queryFactor(headWidth: number): number {
    return Math.LOG2E / Math.sqrt(headWidth);
  }

  readonly queriesAddress: number;
  readonly keysAddress: number;
  readonly valuesAddress: number;
  readonly contextAddress: number;
  readonly #transposedKeysAddress: number;
  readonly #scoresAddress: number;

  readonly #memory: KernelMemory;
  readonly #kernels: Kernels;
  readonly #width: number;
  readonly #heads: number;

  constructor(memory: KernelMemory, kernels: Kernels, maxTokens: number, width: number, heads: number) {
    this.#memory = memory;
    this.#kernels = kernels;
    this.#width = width;
    this.#heads = heads;
    const matrix = () => memory.allocate(padRows(maxTokens) * width * FLOAT_BYTES);
    this.queriesAddress = matrix();
    this.keysAddress = matrix();
    this.valuesAddress = matrix();
    this.contextAddress = matrix();
    const columns = padColumns(maxTokens);
    this.#transposedKeysAddress = memory.allocate(width * columns * FLOAT_BYTES);
    this.#scoresAddress = memory.allocate(maxTokens * columns * FLOAT_BYTES);
  }

  /** Fills the context from queries, keys and values of so many tokens. */
  attend(tokens: number): void {
    const columns = padColumns(tokens);
    const headWidth = this.#width / this.#heads;
    const headBytes = headWidth * FLOAT_BYTES;
    const rowBytes = this.#width * FLOAT_BYTES;
    const scoreBytes = columns * FLOAT_BYTES;
    this.#transposeKeys(tokens, columns);
    for (let head = 0; head < this.#heads; head++) {
      const shift = head * headBytes;
      this.#kernels.multiply(
        this.queriesAddress + shift,
        rowBytes,
        headBytes,
        this.#transposedKeysAddress + head * headWidth * scoreBytes,
        scoreBytes,
        this.#scoresAddress,
        scoreBytes,
        scoreBytes,
        tokens,
      );
      this.#maskPadding(tokens, columns);
      this.#kernels.softmax(this.#scoresAddress, scoreBytes, tokens);
      this.#kernels.multiply(
        this.#scoresAddress,
        scoreBytes,
        tokens * FLOAT_BYTES,
        this.valuesAddress + shift,
        rowBytes,
        this.contextAddress + shift,
        rowBytes,
        headBytes,
        tokens,
      );
    }
  }

  /** Gives the columns that stand for no token the score -∞, so that the softmax leaves them out. */
  #maskPadding(tokens: number, columns: number): void {
    const scores = this.#memory.float32(this.#scoresAddress, tokens * columns);
    for (let row = 0; row < scores.length; row += columns) {
      scores.fill(-Infinity, row + tokens, row + columns);
    }
  }

  /** A column a token, so that the scores of a query are a matrix product. Columns beyond stay as they are. */
  #transposeKeys(tokens: number, columns: number): void {
    const width = this.#width;
    const keys = this.#memory.float32(this.keysAddress, tokens * width);
    const transposed = this.#memory.float32(this.#transposedKeysAddress, width * columns);
    for (let token = 0; token < tokens; token++) {
      for (let i = 0; i < width; i++) transposed[i * columns + token] = keys[token * width + i]!;
    }
  }
}

function padColumns(tokens: number): number {
  const columns = COLUMN_BYTES / FLOAT_BYTES;
  return Math.ceil(tokens / columns) * columns;
}
