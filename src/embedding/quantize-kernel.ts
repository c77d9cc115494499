import { greatestOfLanes } from './vector-math.ts';
import type { Code } from './wasm-module.ts';
import {
  f32,
  f32x4,
  get,
  i16x8,
  i32,
  i32x4,
  increase,
  repeatWhile,
  set,
  v128,
  wasmFunction,
} from './wasm-module.ts';

/** Keeps the division by the largest number of a row of zeros finite. */
const LEAST = 1e-30;

const LANES = [0, 1, 2, 3];

/**
 * `quantize(numbers, numbersStride, codes, rowScales, rowSums, rows, largestCode)`
 *
 *     rowScales[r] = max |numbers[r]| / largestCode
 *     codes[r][i]  = numbers[r][i] / rowScales[r], rounded
 *     rowSums[r]   = rowScales[r] · Σ codes[r][i]
 *
 * Numbers, scales and sums are f32, codes i16; a row has a multiple of eight of them. `rows` and `largestCode`
 * are numbers, and a sum of codes must stay within 32 bits.
 */
export const quantize = wasmFunction((declare) => {
  const numbers = declare.parameter();
  const numbersStride = declare.parameter();
  const codes = declare.parameter();
  const rowScales = declare.parameter();
  const rowSums = declare.parameter();
  const rows = declare.parameter();
  const largestCode = declare.parameter();

  const next = declare.i32();
  const end = declare.i32();
  const largest = declare.v128();
  const codesPerUnit = declare.v128();
  const sums = declare.v128();
  const low = declare.v128();
  const high = declare.v128();

  const read = (offset: number): Code => v128.load(get(next), offset);
  const encode = (offset: number): Code =>
    i32x4.fromF32x4(f32x4.nearest(f32x4.multiply(read(offset), get(codesPerUnit))));
  const sumOfLanes = LANES.map((lane) => i32x4.lane(get(sums), lane)).reduce(i32.add);
  const scale = f32.divide(f32x4.lane(get(largest), 0), f32.fromI32(get(largestCode)));

  const findLargest: Code[] = [
    set(largest, f32x4.splat(f32.constant(LEAST))),
    repeatWhile(
      i32.lessThan(get(next), get(end)),
      set(largest, f32x4.max(get(largest), f32x4.max(f32x4.abs(read(0)), f32x4.abs(read(16))))),
      increase(next, i32.constant(32)),
    ),
    set(largest, greatestOfLanes(get(largest))),
    set(codesPerUnit, f32x4.divide(f32x4.splat(f32.fromI32(get(largestCode))), get(largest))),
  ];

  const encodeRow: Code[] = [
    set(sums, v128.zero()),
    repeatWhile(
      i32.lessThan(get(next), get(end)),
      set(low, encode(0)),
      set(high, encode(16)),
      set(sums, i32x4.add(get(sums), i32x4.add(get(low), get(high)))),
      v128.store(get(codes), 0, i16x8.narrow(get(low), get(high))),
      increase(codes, i32.constant(16)),
      increase(next, i32.constant(32)),
    ),
  ];

  return [
    repeatWhile(
      get(rows),
      set(next, get(numbers)),
      set(end, i32.add(get(numbers), get(numbersStride))),
      ...findLargest,
      set(next, get(numbers)),
      ...encodeRow,
      f32.store(get(rowScales), scale),
      f32.store(get(rowSums), f32.multiply(scale, f32.fromI32(sumOfLanes))),
      increase(rowScales, i32.constant(4)),
      increase(rowSums, i32.constant(4)),
      set(numbers, get(end)),
      increase(rows, i32.constant(-1)),
    ),
  ];
});
