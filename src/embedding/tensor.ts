/** A matrix or vector kept as one byte a number: each code stands for `code · scale + offset`. */
export interface Tensor {
  /** Rows lie one after another; a vector has one length only. */
  readonly shape: readonly number[];
  readonly scale: number;
  readonly offset: number;
  /** The codes from number `start` up to `end`, by default all: read anew each time, so that nothing is held. */
  readonly codes: (start?: number, end?: number) => Uint8Array;
}

/** Gives the tensor of a name that the model's file has; throws where it has none. */
export type FindTensor = (name: string) => Tensor;

/** All numbers of a tensor. */
export function decodeTensor({ codes, scale, offset }: Tensor): Float32Array {
  const bytes = codes();
  const numbers = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) numbers[i] = bytes[i]! * scale + offset;
  return numbers;
}

/** The tensor whose every number is `factor` times as large. */
export function scaleTensor(tensor: Tensor, factor: number): Tensor {
  return { ...tensor, scale: tensor.scale * factor, offset: tensor.offset * factor };
}
