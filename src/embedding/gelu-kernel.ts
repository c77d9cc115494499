import { VectorMath } from './vector-math.ts';
import { f32x4, get, i32, increase, repeatWhile, set, v128, wasmFunction } from './wasm-module.ts';

/** The error function's expansion 7.1.26 of Abramowitz and Stegun, which errs by less than 1.5e-7. */
const ERF_STEP = 0.3275911;
const ERFC = [0, 0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];

/**
 * `gelu(numbers, end)`: replaces each f32 by GELU of it, x · Φ(x) with the normal distribution's Φ.
 *
 *     x · Φ(x) = max(x, 0) - |x| · ½ erfc(|x| / √2)
 *     erfc(z)  = polynomial(1 / (1 + 0.3275911 z)) · e^(-z²)
 */
export const gelu = wasmFunction((declare) => {
  const numbers = declare.parameter();
  const end = declare.parameter();
  const x = declare.v128();
  const size = declare.v128();
  const step = declare.v128();
  const math = new VectorMath(declare);

  const halfErfc = math.polynomial(
    ERFC.map((coefficient) => coefficient / 2),
    get(step),
  );
  const exponent = f32x4.multiply(f32x4.multiply(get(x), get(x)), math.constant(-0.5 * Math.LOG2E));
  const power = math.powerOfTwo(exponent);
  const one = math.constant(1);
  const scaledSize = f32x4.multiply(get(size), math.constant(ERF_STEP * Math.SQRT1_2));
  const lost = f32x4.multiply(f32x4.multiply(get(size), halfErfc), power.result);
  const positivePart = f32x4.max(get(x), math.constant(0));

  return [
    ...math.setConstants,
    repeatWhile(
      i32.lessThan(get(numbers), get(end)),
      set(x, v128.load(get(numbers), 0)),
      set(size, f32x4.abs(get(x))),
      set(step, f32x4.divide(one, f32x4.add(one, scaledSize))),
      ...power.statements,
      v128.store(get(numbers), 0, f32x4.subtract(positivePart, lost)),
      increase(numbers, i32.constant(16)),
    ),
  ];
});
