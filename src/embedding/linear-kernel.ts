import type { Code, Local } from './wasm-module.ts';
import { f32x4, get, i32, i32x4, increase, repeatWhile, set, v128, wasmFunction } from './wasm-module.ts';

/**
 * Rows and columns of a linear layer's output that are computed at once. Four rows of eight columns make
 * eight vectors of sums; with two of weights and one of inputs they stay in the sixteen vector registers of
 * x86-64. Measured against 2, 3 and 6 rows and 4 and 16 columns: fastest.
 */
export const TILE_ROWS = 4;
export const TILE_COLUMNS = 8;

/** Byte offsets of the two vectors that hold eight 32-bit columns. */
const HALVES = [0, 16] as const;

/** After a panel's weights: scale, offset and bias of each of its columns, as f32. */
const PANEL_OFFSETS = 32;
const PANEL_BIASES = 64;
export const PANEL_CONSTANTS_BYTES = 96;

/**
 * `linear(inputs, inputStride, weights, rowScales, rowSums, outputs, outputStride, outputsEnd)`
 *
 *     outputs[r][c] = bias[c] + offset[c] · rowSums[r] + scale[c] · rowScales[r] · Σ inputs[r][i] · weights[i][c]
 *
 * A linear layer. Inputs are i16, weights i8, their sum of products i32, all else f32. Rows are a multiple of
 * TILE_ROWS, columns of TILE_COLUMNS. The weights lie in panels of TILE_COLUMNS columns, in the order in which
 * they are read:
 *
 *     panel:   pair 0, pair 1, … pair inputs/2 - 1, scale ×8, offset ×8, bias ×8
 *     pair p:  w[2p][c] w[2p+1][c]   w[2p][c+1] w[2p+1][c+1]   …   w[2p][c+7] w[2p+1][c+7]
 */
export const linear = wasmFunction((declare) => {
  const inputs = declare.parameter();
  const inputStride = declare.parameter();
  const weights = declare.parameter();
  const rowScales = declare.parameter();
  const rowSums = declare.parameter();
  const outputs = declare.parameter();
  const outputStride = declare.parameter();
  const outputsEnd = declare.parameter();

  const firstRowEnd = declare.i32();
  const rowScale = declare.i32();
  const rowSum = declare.i32();
  const inputEnd = declare.i32();
  const output = declare.i32();
  const weight = declare.i32();
  const input = declare.v128();
  const columns = HALVES.map(() => declare.v128());
  const rows = Array.from({ length: TILE_ROWS }, () => ({
    pointer: declare.i32(),
    sums: HALVES.map(() => declare.v128()),
  }));
  const pointers = rows.map(({ pointer }) => pointer);
  const [firstPointer, lastPointer] = [pointers[0]!, pointers[TILE_ROWS - 1]!];

  const addPair: Code[] = [
    ...columns.map((column, half) => set(column, v128.load8x8(get(weight), 8 * half))),
    ...rows.flatMap(({ pointer, sums }) => [
      set(input, v128.loadSplat(get(pointer), 0)),
      increase(pointer, i32.constant(4)),
      ...sums.map((sum, half) =>
        set(sum, i32x4.add(get(sum), i32x4.dotI16x8(get(input), get(columns[half]!)))),
      ),
    ]),
    increase(weight, i32.constant(2 * TILE_COLUMNS)),
  ];

  /** Scales a sum. `weight` has passed the panel's weights: it points to the panel's constants. */
  const scaled = (sum: Local, offset: number): Code =>
    f32x4.add(
      f32x4.add(
        v128.load(get(weight), PANEL_BIASES + offset),
        f32x4.multiply(v128.load(get(weight), PANEL_OFFSETS + offset), v128.loadSplat(get(rowSum), 0)),
      ),
      f32x4.multiply(
        f32x4.multiply(v128.load(get(weight), offset), v128.loadSplat(get(rowScale), 0)),
        f32x4.fromI32x4(get(sum)),
      ),
    );

  const storeRow = (sums: readonly Local[]): Code[] => [
    ...sums.map((sum, half) => v128.store(get(output), HALVES[half]!, scaled(sum, HALVES[half]!))),
    increase(output, get(outputStride)),
    increase(rowScale, i32.constant(4)),
    increase(rowSum, i32.constant(4)),
  ];

  const computeTile: Code[] = [
    set(inputEnd, i32.add(get(firstPointer), get(inputStride))),
    ...pointers.slice(1).map((pointer, row) => set(pointer, i32.add(get(pointers[row]!), get(inputStride)))),
    ...rows.flatMap(({ sums }) => sums.map((sum) => set(sum, v128.zero()))),
    set(weight, get(weights)),
    repeatWhile(i32.lessThan(get(firstPointer), get(inputEnd)), ...addPair),
    ...rows.flatMap(({ sums }) => storeRow(sums)),
    // The last row was read to its end, where the next tile's first row begins.
    set(firstPointer, get(lastPointer)),
  ];

  return [
    set(firstRowEnd, i32.add(get(outputs), get(outputStride))),
    repeatWhile(
      i32.lessThan(get(outputs), get(firstRowEnd)),
      set(output, get(outputs)),
      set(rowScale, get(rowScales)),
      set(rowSum, get(rowSums)),
      set(firstPointer, get(inputs)),
      repeatWhile(i32.lessThan(get(output), get(outputsEnd)), ...computeTile),
      set(weights, i32.add(get(weight), i32.constant(PANEL_CONSTANTS_BYTES))),
      increase(outputs, i32.constant(4 * TILE_COLUMNS)),
    ),
  ];
});
