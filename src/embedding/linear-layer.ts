import type { KernelMemory } from './kernel-memory.ts';
import type { Kernels } from './kernels.ts';
import { PANEL_CONSTANTS_BYTES, TILE_COLUMNS, TILE_ROWS } from './linear-kernel.ts';
import type { Tensor } from './tensor.ts';
import { decodeTensor } from './tensor.ts';

/** Codes are kept as signed bytes, which is what the kernel multiplies. */
const ZERO_CODE = 128;

/**
 * A matrix as the kernel wants it: rows of 16-bit numbers, each row with its own scale. Made anew for each
 * layer's inputs in the same place.
 *
 * Sixteen bits keep the error of a sentence vector near 1e-4; eight would put it near 1e-2.
 */
export class QuantizedRows {
  readonly address: number;
  readonly scalesAddress: number;
  readonly sumsAddress: number;
  /** How many rows were taken over last. */
  rows = 0;

  /** Reserves room for so many rows of so many numbers. */
  constructor(memory: KernelMemory, maxRows: number, maxWidth: number) {
    this.address = memory.allocate(maxRows * maxWidth * Int16Array.BYTES_PER_ELEMENT);
    this.scalesAddress = memory.allocate(maxRows * Float32Array.BYTES_PER_ELEMENT);
    this.sumsAddress = memory.allocate(maxRows * Float32Array.BYTES_PER_ELEMENT);
  }

  /** Takes over the first `rows` rows of a matrix of `width` columns. */
  fill(kernels: Kernels, address: number, rows: number, width: number): void {
    this.rows = rows;
    // So that a sum of products with signed bytes stays within 32 bits.
    const largestCode = Math.min(32_767, Math.floor((2 ** 31 - 1) / (ZERO_CODE * width)));
    kernels.quantize(
      address,
      width * Float32Array.BYTES_PER_ELEMENT,
      this.address,
      this.scalesAddress,
      this.sumsAddress,
      rows,
      largestCode,
    );
  }
}

/** `outputs = inputs × weights + bias`, with the weights kept as bytes in the kernel's own order. */
export class LinearLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly #weightsAddress: number;

  /** `weights` has a row an input and a column an output, multiples of TILE_COLUMNS of both. */
  constructor(memory: KernelMemory, weights: Tensor, bias: Tensor) {
    const [inputs = 0, outputs = 0] = weights.shape;
    if (inputs % TILE_COLUMNS !== 0 || outputs % TILE_COLUMNS !== 0) {
      throw new Error(`a layer of ${inputs} × ${outputs}: both must be multiples of ${TILE_COLUMNS}`);
    }
    this.inputs = inputs;
    this.outputs = outputs;
    const weightBytes = inputs * TILE_COLUMNS;
    const panelBytes = weightBytes + PANEL_CONSTANTS_BYTES;
    const biases = decodeTensor(bias);
    const codes = weights.codes();
    this.#weightsAddress = memory.allocate((outputs / TILE_COLUMNS) * panelBytes);
    for (let first = 0; first < outputs; first += TILE_COLUMNS) {
      const panel = this.#weightsAddress + (first / TILE_COLUMNS) * panelBytes;
      packPanel(memory.int8(panel, weightBytes), codes, { inputs, outputs, first });
      const constants = memory.float32(panel + weightBytes, 3 * TILE_COLUMNS);
      constants.fill(weights.scale, 0, TILE_COLUMNS);
      constants.fill(weights.offset + ZERO_CODE * weights.scale, TILE_COLUMNS, 2 * TILE_COLUMNS);
      constants.set(biases.subarray(first, first + TILE_COLUMNS), 2 * TILE_COLUMNS);
    }
  }

  /** Writes one row of outputs for each row of inputs, and rows of no meaning up to a multiple of TILE_ROWS. */
  apply(kernels: Kernels, inputs: QuantizedRows, outputsAddress: number): void {
    const outputStride = this.outputs * Float32Array.BYTES_PER_ELEMENT;
    kernels.linear(
      inputs.address,
      this.inputs * Int16Array.BYTES_PER_ELEMENT,
      this.#weightsAddress,
      inputs.scalesAddress,
      inputs.sumsAddress,
      outputsAddress,
      outputStride,
      outputsAddress + padRows(inputs.rows) * outputStride,
    );
  }
}

/** The number of rows, rounded up to full tiles: what buffers must have room for. */
export function padRows(rows: number): number {
  return Math.ceil(rows / TILE_ROWS) * TILE_ROWS;
}

/** Lays out the weights of TILE_COLUMNS outputs from `first` on, two inputs beside each other (see linear-kernel.ts). */
function packPanel(
  panel: Int8Array,
  codes: Uint8Array,
  { inputs, outputs, first }: { inputs: number; outputs: number; first: number },
): void {
  let at = 0;
  for (let input = 0; input < inputs; input += 2) {
    const from = input * outputs + first;
    for (let column = from; column < from + TILE_COLUMNS; column++) {
      panel[at++] = codes[column]! - ZERO_CODE;
      panel[at++] = codes[column + outputs]! - ZERO_CODE;
    }
  }
}
