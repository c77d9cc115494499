/**
 * A WebAssembly assembler, as much of one as the kernels beside it need.
 *
 * An instruction is written as a call whose arguments are the instructions that make its operands, so a
 * kernel reads like the expression it computes, and TypeScript is its macro language: a `map` unrolls a
 * loop. Opcodes are those of the WebAssembly core specification 2.0, binary format, which has the vector
 * instructions (https://webassembly.github.io/spec/core/binary/instructions.html).
 */

/** Bytes of machine-independent code that leave one value on the stack, or none for a statement. */
export type Code = readonly number[];

/** A parameter or variable of a function. Its value type is settled where it is made. */
export interface Local {
  readonly index: number;
}

const I32 = 0x7f;
const V128 = 0x7b;
const END = 0x0b;
const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** LEB128, the variable-length integers of the format. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const isLast = value >= -0x40 && value < 0x40;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

/** A vector instruction: its prefix, its number and the operands before it. */
const vector = (opcode: number, ...operands: Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(opcode)];

/** A vector load or store; `alignment` is the power of two that the address keeps. */
const vectorMemory = (opcode: number, alignment: number, offset: number, ...operands: Code[]): Code => [
  ...vector(opcode, ...operands),
  alignment,
  ...unsigned(offset),
];

export const get = (local: Local): Code => [0x20, ...unsigned(local.index)];
export const set = (local: Local, value: Code): Code => [...value, 0x21, ...unsigned(local.index)];

export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  /** Of unsigned numbers, as addresses are. */
  lessThan: (a: Code, b: Code): Code => [...a, ...b, 0x49],
};

export const f32 = {
  constant: (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
  fromI32: (a: Code): Code => [...a, 0xb2],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x92],
  multiply: (a: Code, b: Code): Code => [...a, ...b, 0x94],
  divide: (a: Code, b: Code): Code => [...a, ...b, 0x95],
  max: (a: Code, b: Code): Code => [...a, ...b, 0x97],
  store: (address: Code, value: Code): Code => [...address, ...value, 0x38, 2, 0],
};

export const v128 = {
  zero: (): Code => [...vector(0x0c), ...Array<number>(16).fill(0)],
  load: (address: Code, offset: number): Code => vectorMemory(0x00, 2, offset, address),
  store: (address: Code, offset: number, value: Code): Code => vectorMemory(0x0b, 2, offset, address, value),
  /** Eight signed bytes, widened to i16x8. */
  load8x8: (address: Code, offset: number): Code => vectorMemory(0x01, 3, offset, address),
  /** One 32-bit value in all four lanes. */
  loadSplat: (address: Code, offset: number): Code => vectorMemory(0x09, 2, offset, address),
};

export const i16x8 = {
  /** The lanes of two i32x4, each held within 16 bits. */
  narrow: (a: Code, b: Code): Code => vector(0x85, a, b),
};

export const i32x4 = {
  splat: (a: Code): Code => vector(0x11, a),
  lane: (a: Code, lane: number): Code => [...vector(0x1b, a), lane],
  add: (a: Code, b: Code): Code => vector(0xae, a, b),
  shiftLeft: (a: Code, bits: number): Code => vector(0xab, a, i32.constant(bits)),
  /** Lane i is a[2i]·b[2i] + a[2i+1]·b[2i+1] of two i16x8. */
  dotI16x8: (a: Code, b: Code): Code => vector(0xba, a, b),
  fromF32x4: (a: Code): Code => vector(0xf8, a),
};

export const f32x4 = {
  splat: (a: Code): Code => vector(0x13, a),
  lane: (a: Code, lane: number): Code => [...vector(0x1f, a), lane],
  fromI32x4: (a: Code): Code => vector(0xfa, a),
  nearest: (a: Code): Code => vector(0x6a, a),
  abs: (a: Code): Code => vector(0xe0, a),
  add: (a: Code, b: Code): Code => vector(0xe4, a, b),
  subtract: (a: Code, b: Code): Code => vector(0xe5, a, b),
  multiply: (a: Code, b: Code): Code => vector(0xe6, a, b),
  divide: (a: Code, b: Code): Code => vector(0xe7, a, b),
  max: (a: Code, b: Code): Code => vector(0xe9, a, b),
};

/** Runs the body, and again while the condition holds after it: at least once. */
export const repeatWhile = (condition: Code, ...body: Code[]): Code =>
  [[0x03, 0x40], ...body, condition, [0x0d, 0x00, END]].flat();

/** Adds to an i32 variable. */
export const increase = (local: Local, by: Code): Code => set(local, i32.add(get(local), by));

/** A function of i32 parameters that returns nothing and works on the shared memory. */
export interface WasmFunction {
  readonly parameterCount: number;
  readonly code: Code;
}

/** Declares what a function works with. All parameters come before the first variable. */
export interface Declare {
  parameter(): Local;
  i32(): Local;
  v128(): Local;
}

/** Writes one function, whose body declares its parameters and variables and returns its statements. */
export function wasmFunction(body: (declare: Declare) => readonly Code[]): WasmFunction {
  let parameterCount = 0;
  const variableTypes: number[] = [];
  const variable = (type: number): Local => ({ index: parameterCount + variableTypes.push(type) - 1 });
  const statements = body({
    parameter: () => ({ index: parameterCount++ }),
    i32: () => variable(I32),
    v128: () => variable(V128),
  });
  const variables = list(variableTypes.map((type) => [1, type]));
  return { parameterCount, code: [...variables, ...statements.flat(), END] };
}

/** A list of the format: its length, then its items. */
const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
const bytes = (content: Code): number[] => [...unsigned(content.length), ...content];
const section = (id: number, content: Code): number[] => [id, ...bytes(content)];
const name = (text: string): number[] => bytes([...Buffer.from(text)]);

/**
 * The bytes of a module that imports `env.memory` and exports the functions by their names.
 *
 * @example new WebAssembly.Module(wasmModule({ linear: linearKernel }))
 */
export function wasmModule(functions: Readonly<Record<string, WasmFunction>>): Uint8Array<ArrayBuffer> {
  const all = Object.values(functions);
  const signature = ({ parameterCount }: WasmFunction): Code => [
    0x60,
    ...unsigned(parameterCount),
    ...Array.from({ length: parameterCount }, () => I32),
    0,
  ];
  const importedMemory = [...name('env'), ...name('memory'), 0x02, 0x00, 0x01];
  const exported = Object.keys(functions).map((key, index) => [...name(key), 0x00, ...unsigned(index)]);
  return new Uint8Array([
    ...MAGIC_AND_VERSION,
    ...section(1, list(all.map(signature))),
    ...section(2, list([importedMemory])),
    ...section(3, list(all.map((_, index) => unsigned(index)))),
    ...section(7, list(exported)),
    ...section(10, list(all.map(({ code }) => bytes(code)))),
  ]);
}
