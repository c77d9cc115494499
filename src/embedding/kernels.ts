/**
 * The inner loops of the model as vector instructions, each described in its own file.
 *
 * All arguments are byte addresses in the shared memory, byte lengths, or numbers where it says so. The rows of
 * a matrix lie one after another; its stride is the length of a row.
 */
import { gelu } from './gelu-kernel.ts';
import { linear } from './linear-kernel.ts';
import { multiply } from './multiply-kernel.ts';
import { quantize } from './quantize-kernel.ts';
import { softmax } from './softmax-kernel.ts';
import { wasmModule } from './wasm-module.ts';

/** The kernels, bound to a memory. */
export interface Kernels {
  linear(
    inputs: number,
    inputStride: number,
    weights: number,
    rowScales: number,
    rowSums: number,
    outputs: number,
    outputStride: number,
    outputsEnd: number,
  ): void;
  multiply(
    a: number,
    aStride: number,
    aLength: number,
    b: number,
    bStride: number,
    outputs: number,
    outputStride: number,
    outputLength: number,
    rows: number,
  ): void;
  quantize(
    numbers: number,
    numbersStride: number,
    codes: number,
    rowScales: number,
    rowSums: number,
    rows: number,
    largestCode: number,
  ): void;
  gelu(numbers: number, end: number): void;
  softmax(scores: number, stride: number, rows: number): void;
}

/** Compiles the kernels for a memory: a few milliseconds. */
export function compileKernels(memory: WebAssembly.Memory): Kernels {
  const module = new WebAssembly.Module(wasmModule({ linear, multiply, quantize, gelu, softmax }));
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
