import { dirname, join } from 'node:path';
import type { FindTensor, Tensor } from './tensor.ts';

/**
 * The part of a TensorFlow.js model.json that tells where each tensor lies. The weight files of a group are
 * one sequence of bytes in which the tensors follow one another.
 */
interface Manifest {
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly {
      readonly name: string;
      readonly shape: readonly number[];
      readonly dtype: 'float32' | 'int32' | 'bool';
      readonly quantization?: {
        readonly dtype: 'uint8' | 'uint16';
        readonly scale: number;
        readonly min: number;
      };
    }[];
  }[];
}

const NUMBER_BYTES = { uint8: 1, uint16: 2, float32: 4, int32: 4, bool: 1 } as const;

/** Reads the tensors of one byte a number from a model.json and its files; `read` gives the bytes of a file. */
export function readTfjsWeights(manifestPath: string, read: (path: string) => Buffer): FindTensor {
  // No schema: its SHA-256 says that it is the file that was looked at, and zod takes 60 ms to load in a thread.
  const { weightsManifest } = JSON.parse(read(manifestPath).toString()) as Manifest;
  const tensors = new Map<string, Tensor>();
  for (const { paths, weights } of weightsManifest) {
    const files = paths.map((path) => read(join(dirname(manifestPath), path)));
    const bytes = files.length === 1 ? files[0]! : Buffer.concat(files);
    let start = 0;
    for (const { name, shape, dtype, quantization } of weights) {
      const count = shape.reduce((product, length) => product * length, 1);
      const end = start + count * NUMBER_BYTES[quantization?.dtype ?? dtype];
      if (quantization?.dtype === 'uint8') {
        const { scale, min } = quantization;
        tensors.set(name, { shape, codes: bytes.subarray(start, end), scale, offset: min });
      }
      start = end;
    }
  }
  return (name) => {
    const tensor = tensors.get(name);
    if (!tensor) throw new Error(`${manifestPath} has no uint8 tensor ${name}`);
    return tensor;
  };
}
