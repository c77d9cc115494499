import type { Code } from './wasm-module.ts';
import { f32x4, get, i32, increase, repeatWhile, set, v128, wasmFunction } from './wasm-module.ts';

/** Columns are computed eight at a time, as two vectors. */
const HALVES = [0, 16] as const;
export const COLUMN_BYTES = 32;

/**
 * `multiply(a, aStride, aLength, b, bStride, outputs, outputStride, outputLength, rows)`
 *
 * The matrix product a × b in f32, where `aLength` bytes of each row of a are used, and `outputLength` bytes of
 * each row of b: a multiple of COLUMN_BYTES. `rows` is a number.
 */
export const multiply = wasmFunction((declare) => {
  const a = declare.parameter();
  const aStride = declare.parameter();
  const aLength = declare.parameter();
  const b = declare.parameter();
  const bStride = declare.parameter();
  const outputs = declare.parameter();
  const outputStride = declare.parameter();
  const outputLength = declare.parameter();
  const rows = declare.parameter();

  const left = declare.i32();
  const leftEnd = declare.i32();
  const right = declare.i32();
  const column = declare.i32();
  const input = declare.v128();
  const sums = HALVES.map((offset) => ({ offset, sum: declare.v128() }));

  const computeColumns: Code[] = [
    set(left, get(a)),
    set(right, i32.add(get(b), get(column))),
    ...sums.map(({ sum }) => set(sum, v128.zero())),
    repeatWhile(
      i32.lessThan(get(left), get(leftEnd)),
      set(input, v128.loadSplat(get(left), 0)),
      ...sums.map(({ sum, offset }) =>
        set(sum, f32x4.add(get(sum), f32x4.multiply(get(input), v128.load(get(right), offset)))),
      ),
      increase(left, i32.constant(4)),
      increase(right, get(bStride)),
    ),
    ...sums.map(({ sum, offset }) => v128.store(i32.add(get(outputs), get(column)), offset, get(sum))),
    increase(column, i32.constant(COLUMN_BYTES)),
  ];

  return [
    repeatWhile(
      get(rows),
      set(leftEnd, i32.add(get(a), get(aLength))),
      set(column, i32.constant(0)),
      repeatWhile(i32.lessThan(get(column), get(outputLength)), ...computeColumns),
      increase(a, get(aStride)),
      increase(outputs, get(outputStride)),
      increase(rows, i32.constant(-1)),
    ),
  ];
});
