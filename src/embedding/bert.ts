import { Attention } from './attention.ts';
import { KernelMemory } from './kernel-memory.ts';
import type { Kernels } from './kernels.ts';
import { compileKernels } from './kernels.ts';
import { TILE_COLUMNS } from './linear-kernel.ts';
import { LinearLayer, padRows, QuantizedRows } from './linear-layer.ts';
import type { ModelDescription } from './model-description.ts';
import { Normalization } from './normalization.ts';
import type { FindTensor, Tensor } from './tensor.ts';
import { decodeTensor, scaleTensor } from './tensor.ts';

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** What Bert needs to know of a model beyond its tensors. */
type BertDescription = Pick<
  ModelDescription,
  'layers' | 'heads' | 'layerNormEpsilon' | 'maxTokens' | 'tensorPrefix' | 'embeddings'
>;

interface EncoderLayer {
  readonly query: LinearLayer;
  readonly key: LinearLayer;
  readonly value: LinearLayer;
  readonly attentionOutput: LinearLayer;
  readonly attentionNormalization: Normalization;
  readonly intermediate: LinearLayer;
  readonly output: LinearLayer;
  readonly outputNormalization: Normalization;
}

/**
 * A BERT encoder with mean pooling: token ids in, a sentence vector of length 1 out.
 *
 *     ids ─ embeddings ─┬─ attention ─ + ─ normalise ─┬─ feed forward ─ + ─ normalise ─┬─ mean ─ length 1
 *                       └───────────── ┘              └──────────────── ┘              └ next layer
 *
 * One text at a time: nothing is padded, so there is no mask. Devlin et al., BERT, 2018 (arXiv:1810.04805).
 */
export class Bert {
  /** Length of the vectors, and of every token's row within. */
  readonly dimensions: number;

  readonly #memory = new KernelMemory();
  readonly #kernels: Kernels = compileKernels(this.#memory.memory);
  /** Half of the model, of which a text needs a row a token: left in its file. */
  readonly #words: Tensor;
  /** Position and token type embeddings added up: every token is of type 0. */
  readonly #positions: Float32Array;
  readonly #embeddingNormalization: Normalization;
  readonly #layers: readonly EncoderLayer[];
  readonly #attention: Attention;

  readonly #quantized: QuantizedRows;
  readonly #hiddenAddress: number;
  readonly #changeAddress: number;
  readonly #intermediateAddress: number;

  constructor(description: BertDescription, find: FindTensor) {
    const { layers, heads, layerNormEpsilon, maxTokens, tensorPrefix, embeddings } = description;
    const findInEncoder: FindTensor = (name) => find(tensorPrefix + name);
    const memory = this.#memory;
    this.#words = find(embeddings.words);
    this.dimensions = this.#words.shape[1] ?? 0;
    if (this.dimensions % (heads * TILE_COLUMNS) !== 0) {
      throw new Error(
        `heads must have a multiple of ${TILE_COLUMNS} of the ${this.dimensions} dimensions each`,
      );
    }
    const positions = find(embeddings.positions);
    if (maxTokens > (positions.shape[0] ?? 0)) {
      throw new Error(
        `maxTokens is ${maxTokens}, and there are embeddings of ${positions.shape[0]} positions`,
      );
    }
    const types = decodeTensor(find(embeddings.types));
    this.#positions = decodeTensor(positions).map((number, i) => number + types[i % this.dimensions]!);
    this.#embeddingNormalization = new Normalization(findInEncoder, 'embeddings/LayerNorm', layerNormEpsilon);
    this.#layers = Array.from({ length: layers }, (_, i) => {
      const name = `encoder/layer_._${i}`;
      const linear = (part: string, factor = 1) =>
        new LinearLayer(
          memory,
          scaleTensor(findInEncoder(`${name}/${part}/Tensordot/ReadVariableOp`), factor),
          scaleTensor(findInEncoder(`${name}/${part}/BiasAdd/ReadVariableOp`), factor),
        );
      const normalization = (part: string) =>
        new Normalization(findInEncoder, `${name}/${part}`, layerNormEpsilon);
      return {
        query: linear('attention/self/query', Attention.queryFactor(this.dimensions / heads)),
        key: linear('attention/self/key'),
        value: linear('attention/self/value'),
        attentionOutput: linear('attention/output/dense'),
        attentionNormalization: normalization('attention/output/LayerNorm'),
        intermediate: linear('intermediate/dense'),
        output: linear('output/dense'),
        outputNormalization: normalization('output/LayerNorm'),
      };
    });
    const intermediateWidth = Math.max(...this.#layers.map(({ intermediate }) => intermediate.outputs));
    const rows = padRows(maxTokens);
    this.#attention = new Attention(memory, this.#kernels, maxTokens, this.dimensions, heads);
    this.#quantized = new QuantizedRows(memory, rows, Math.max(this.dimensions, intermediateWidth));
    this.#hiddenAddress = memory.allocate(rows * this.dimensions * FLOAT_BYTES);
    this.#changeAddress = memory.allocate(rows * this.dimensions * FLOAT_BYTES);
    this.#intermediateAddress = memory.allocate(rows * intermediateWidth * FLOAT_BYTES);
  }

  /** The sentence vector of at least one and at most `maxTokens` token ids. Throws where the model has no such id. */
  embed(ids: readonly number[]): Float32Array<ArrayBuffer> {
    const hidden = this.#memory.float32(this.#hiddenAddress, ids.length * this.dimensions);
    this.#lookUp(ids, hidden);
    this.#embeddingNormalization.apply(hidden);
    for (const layer of this.#layers) {
      this.#attend(layer, hidden, ids.length);
      this.#feedForward(layer, hidden, ids.length);
    }
    return unitMean(hidden, this.dimensions);
  }

  #lookUp(ids: readonly number[], hidden: Float32Array): void {
    const { shape, codes, scale, offset } = this.#words;
    const [count = 0, width = 0] = shape;
    for (const [position, id] of ids.entries()) {
      if (id >= count) throw new RangeError(`the model has no token ${id}`);
      const word = codes(id * width, (id + 1) * width);
      const row = position * width;
      for (let i = 0; i < width; i++) {
        hidden[row + i] = word[i]! * scale + offset + this.#positions[row + i]!;
      }
    }
  }

  #attend(layer: EncoderLayer, hidden: Float32Array, tokens: number): void {
    const attention = this.#attention;
    this.#quantized.fill(this.#kernels, this.#hiddenAddress, tokens, this.dimensions);
    layer.query.apply(this.#kernels, this.#quantized, attention.queriesAddress);
    layer.key.apply(this.#kernels, this.#quantized, attention.keysAddress);
    layer.value.apply(this.#kernels, this.#quantized, attention.valuesAddress);
    attention.attend(tokens);
    this.#quantized.fill(this.#kernels, attention.contextAddress, tokens, this.dimensions);
    layer.attentionOutput.apply(this.#kernels, this.#quantized, this.#changeAddress);
    this.#addChange(hidden);
    layer.attentionNormalization.apply(hidden);
  }

  #feedForward(layer: EncoderLayer, hidden: Float32Array, tokens: number): void {
    const width = layer.intermediate.outputs;
    const intermediateEnd = this.#intermediateAddress + tokens * width * FLOAT_BYTES;
    this.#quantized.fill(this.#kernels, this.#hiddenAddress, tokens, this.dimensions);
    layer.intermediate.apply(this.#kernels, this.#quantized, this.#intermediateAddress);
    this.#kernels.gelu(this.#intermediateAddress, intermediateEnd);
    this.#quantized.fill(this.#kernels, this.#intermediateAddress, tokens, width);
    layer.output.apply(this.#kernels, this.#quantized, this.#changeAddress);
    this.#addChange(hidden);
    layer.outputNormalization.apply(hidden);
  }

  #addChange(hidden: Float32Array): void {
    const change = this.#memory.float32(this.#changeAddress, hidden.length);
    for (let i = 0; i < hidden.length; i++) hidden[i] = hidden[i]! + change[i]!;
  }
}

/** The mean of all rows, brought to length 1. */
function unitMean(matrix: Float32Array, width: number): Float32Array<ArrayBuffer> {
  const mean = new Float32Array(width);
  for (let i = 0; i < matrix.length; i++) mean[i % width] = mean[i % width]! + matrix[i]!;
  const length = Math.hypot(...mean);
  return mean.map((number) => number / length);
}
