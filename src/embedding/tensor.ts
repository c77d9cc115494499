/** A matrix or vector kept as one byte a number: each code stands for `code · scale + offset`. */
export interface Tensor {
  /** Rows lie one after another; a vector has one length only. */
  readonly shape: readonly number[];
  readonly codes: Uint8Array;
  readonly scale: number;
  readonly offset: number;
}

/** Gives the tensor of a name that the model's file has; throws where it has none. */
export type FindTensor = (name: string) => Tensor;

/** All numbers of a tensor. */
export function decodeTensor({ codes, scale, offset }: Tensor): Float32Array {
  const numbers = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) numbers[i] = codes[i]! * scale + offset;
  return numbers;
}

/** The tensor whose every number is `factor` times as large. */
export function scaleTensor(tensor: Tensor, factor: number): Tensor {
  return { ...tensor, scale: tensor.scale * factor, offset: tensor.offset * factor };
}
