import type { Code, Declare } from './wasm-module.ts';
import { f32, f32x4, get, i32, i32x4, set } from './wasm-module.ts';

/** Taylor coefficients of 2^x, which on [-½, ½] errs by less than 3e-6. */
const POWER_OF_TWO = [0, 1, 2, 3, 4, 5].map((n) => Math.LN2 ** n / [1, 1, 2, 6, 24, 120][n]!);

const LEAST_EXPONENT = -126;
const EXPONENT_BIAS = 127;
const MANTISSA_BITS = 23;

/** Expressions over four floats that are written in several kernels. */
export class VectorMath {
  /** Sets every constant that was used: goes before the loop, where each would be made anew every time. */
  readonly setConstants: Code[] = [];
  readonly #declare: Declare;

  /** Declares variables: make it after the parameters. */
  constructor(declare: Declare) {
    this.#declare = declare;
  }

  /** A number in every lane. */
  constant(value: number): Code {
    const variable = this.#declare.v128();
    this.setConstants.push(set(variable, f32x4.splat(f32.constant(value))));
    return get(variable);
  }

  /** coefficients[0] + coefficients[1] · at + coefficients[2] · at² + … */
  polynomial(coefficients: readonly number[], at: Code): Code {
    return coefficients
      .map((coefficient) => this.constant(coefficient))
      .reduceRight((sum, coefficient) => f32x4.add(f32x4.multiply(sum, at), coefficient));
  }

  /**
   * Makes 2^exponent, for exponents up to 127: statements, and the expression of the result. The whole part
   * becomes the exponent bits of a float. Anything below 2^-126 becomes that.
   */
  powerOfTwo(exponent: Code): { readonly statements: Code[]; readonly result: Code } {
    const clamped = this.#declare.v128();
    const whole = this.#declare.v128();
    const bias = this.#declare.v128();
    this.setConstants.push(set(bias, i32x4.splat(i32.constant(EXPONENT_BIAS))));
    return {
      statements: [
        set(clamped, f32x4.max(exponent, this.constant(LEAST_EXPONENT))),
        set(whole, f32x4.nearest(get(clamped))),
      ],
      result: f32x4.multiply(
        this.polynomial(POWER_OF_TWO, f32x4.subtract(get(clamped), get(whole))),
        i32x4.shiftLeft(i32x4.add(i32x4.fromF32x4(get(whole)), get(bias)), MANTISSA_BITS),
      ),
    };
  }
}

const LANES = [0, 1, 2, 3];

/** The greatest of four floats, in every lane. */
export function greatestOfLanes(vector: Code): Code {
  return f32x4.splat(LANES.map((lane) => f32x4.lane(vector, lane)).reduce(f32.max));
}

/** The sum of four floats, in every lane. */
export function sumOfLanes(vector: Code): Code {
  return f32x4.splat(LANES.map((lane) => f32x4.lane(vector, lane)).reduce(f32.add));
}
