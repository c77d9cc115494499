import type { ModelFile } from './model-file.ts';
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

/**
 * The tensors of one byte a number of a model.json, which lie in the files that `open` gives by their names there.
 * The files stay open, and each tensor is read when it is asked for its codes.
 */
export function readTfjsWeights(manifest: object, open: (name: string) => ModelFile): FindTensor {
  // No schema: its SHA-256 says that it is the file that was looked at, and zod takes 60 ms to load in a thread.
  const { weightsManifest } = manifest as Manifest;
  const tensors = new Map<string, Tensor>();
  for (const { paths, weights } of weightsManifest) {
    const files = paths.map(open);
    let first = 0;
    for (const { name, shape, dtype, quantization } of weights) {
      const at = first;
      const count = shape.reduce((product, length) => product * length, 1);
      first += count * NUMBER_BYTES[quantization?.dtype ?? dtype];
      if (quantization?.dtype === 'uint8') {
        const { scale, min } = quantization;
        const codes = (start = 0, end = count) => readAcross(files, at + start, at + end);
        tensors.set(name, { shape, scale, offset: min, codes });
      }
    }
  }
  return (name) => {
    const tensor = tensors.get(name);
    if (!tensor) throw new Error(`the model has no uint8 tensor ${name}`);
    return tensor;
  };
}

/** The bytes from `start` up to `end` of files that follow one another. */
function readAcross(files: readonly ModelFile[], start: number, end: number): Uint8Array {
  const pieces: Buffer[] = [];
  let fileStart = 0;
  for (const file of files) {
    const from = Math.max(start - fileStart, 0);
    const to = Math.min(end - fileStart, file.sizeBytes);
    if (from < to) pieces.push(file.read(from, to));
    fileStart += file.sizeBytes;
  }
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}
