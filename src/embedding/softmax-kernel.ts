import { greatestOfLanes, sumOfLanes, VectorMath } from './vector-math.ts';
import { f32x4, get, i32, increase, repeatWhile, set, v128, wasmFunction } from './wasm-module.ts';

/**
 * `softmax(scores, stride, rows)`: turns each row of f32 scores into weights that sum to 1, in place.
 *
 *     weight[i] = 2^(score[i] - max score) / Σ 2^(score[j] - max score)
 *
 * The base is 2, not e: whoever makes the scores multiplies them by log2(e). A score of -∞ gets weight 0. A row
 * has a multiple of four scores; `rows` is a number.
 */
export const softmax = wasmFunction((declare) => {
  const scores = declare.parameter();
  const stride = declare.parameter();
  const rows = declare.parameter();
  const next = declare.i32();
  const end = declare.i32();
  const greatest = declare.v128();
  const weight = declare.v128();
  const sum = declare.v128();
  const factor = declare.v128();
  const math = new VectorMath(declare);

  const score = v128.load(get(next), 0);
  const power = math.powerOfTwo(f32x4.subtract(score, get(greatest)));
  const one = math.constant(1);
  const forRow = (...body: (readonly number[])[]) => [
    set(next, get(scores)),
    repeatWhile(i32.lessThan(get(next), get(end)), ...body, increase(next, i32.constant(16))),
  ];

  return [
    ...math.setConstants,
    repeatWhile(
      get(rows),
      set(end, i32.add(get(scores), get(stride))),
      set(greatest, v128.load(get(scores), 0)),
      ...forRow(set(greatest, f32x4.max(get(greatest), score))),
      set(greatest, greatestOfLanes(get(greatest))),
      set(sum, v128.zero()),
      ...forRow(
        ...power.statements,
        set(weight, power.result),
        set(sum, f32x4.add(get(sum), get(weight))),
        v128.store(get(next), 0, get(weight)),
      ),
      set(factor, f32x4.divide(one, sumOfLanes(get(sum)))),
      ...forRow(v128.store(get(next), 0, f32x4.multiply(score, get(factor)))),
      set(scores, get(end)),
      increase(rows, i32.constant(-1)),
    ),
  ];
});
