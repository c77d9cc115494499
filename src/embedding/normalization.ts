import type { FindTensor } from './tensor.ts';
import { decodeTensor } from './tensor.ts';

/** Layer normalisation: brings each row to mean 0 and variance 1, then applies a gain and a bias a column. */
export class Normalization {
  readonly #gain: Float32Array;
  readonly #bias: Float32Array;
  /** Added to the variance. */
  readonly #epsilon: number;

  /** `name` is the path of the layer in the model's file. */
  constructor(find: FindTensor, name: string, epsilon: number) {
    this.#gain = decodeTensor(find(`${name}/batchnorm/mul/ReadVariableOp`));
    this.#bias = decodeTensor(find(`${name}/batchnorm/ReadVariableOp`));
    this.#epsilon = epsilon;
  }

  /** Normalises all rows of a matrix in place. */
  apply(matrix: Float32Array): void {
    const gain = this.#gain;
    const bias = this.#bias;
    const width = gain.length;
    for (let start = 0; start < matrix.length; start += width) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += matrix[start + i]!;
      const mean = sum / width;
      let squares = 0;
      for (let i = 0; i < width; i++) squares += (matrix[start + i]! - mean) ** 2;
      const factor = 1 / Math.sqrt(squares / width + this.#epsilon);
      for (let i = 0; i < width; i++) {
        matrix[start + i] = (matrix[start + i]! - mean) * factor * gain[i]! + bias[i]!;
      }
    }
  }
}
