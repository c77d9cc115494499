import { describe, expect, it } from 'vitest';
import { KernelMemory } from '../../src/embedding/kernel-memory.ts';
import { compileKernels } from '../../src/embedding/kernels.ts';
import { LinearLayer, padRows, QuantizedRows } from '../../src/embedding/linear-layer.ts';
import type { Tensor } from '../../src/embedding/tensor.ts';
import { decodeTensor } from '../../src/embedding/tensor.ts';
import { naiveGelu } from './naive-bert.ts';
import { randomNumbers } from './small-model.ts';

const random = randomNumbers(7);
const randomFloats = (length: number, size = 1) =>
  Float32Array.from({ length }, () => (random() * 2 - 1) * size);
const randomTensor = (...shape: number[]): Tensor => {
  const codes = Uint8Array.from({ length: shape.reduce((a, b) => a * b) }, () => random() * 256);
  return { shape, codes: () => codes, scale: 0.01, offset: -1.1 };
};

function setUp() {
  const memory = new KernelMemory();
  const kernels = compileKernels(memory.memory);
  const place = (numbers: Float32Array) => {
    const address = memory.allocate(numbers.byteLength);
    memory.float32(address, numbers.length).set(numbers);
    return address;
  };
  return { memory, kernels, place };
}

describe('the linear kernel with the quantize kernel', () => {
  it.each([
    { rows: 1, inputs: 8, outputs: 8 },
    { rows: 5, inputs: 32, outputs: 24 },
    { rows: 8, inputs: 1536, outputs: 16 },
  ])('multiplies $rows rows of $inputs inputs into $outputs outputs', ({ rows, inputs, outputs }) => {
    const { memory, kernels, place } = setUp();
    const weights = randomTensor(inputs, outputs);
    const bias = randomTensor(outputs);
    const layer = new LinearLayer(memory, weights, bias);
    const quantized = new QuantizedRows(memory, padRows(rows), inputs);
    const numbers = randomFloats(rows * inputs, 3);
    const address = place(numbers);
    const output = memory.allocate(padRows(rows) * outputs * 4);

    quantized.fill(kernels, address, rows, inputs);
    layer.apply(kernels, quantized, output);

    const [decodedWeights, decodedBias] = [decodeTensor(weights), decodeTensor(bias)];
    const found = memory.float32(output, rows * outputs);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < outputs; column++) {
        let expected = decodedBias[column]!;
        for (let i = 0; i < inputs; i++)
          expected += numbers[row * inputs + i]! * decodedWeights[i * outputs + column]!;
        expect(Math.abs(found[row * outputs + column]! - expected)).toBeLessThan(1e-3 * Math.sqrt(inputs));
      }
    }
  });

  it('does not overflow when every product is as large as can be', () => {
    const { memory, kernels, place } = setUp();
    const inputs = 1536;
    const zeros = (length: number) => () => new Uint8Array(length);
    const weights: Tensor = { shape: [inputs, 8], codes: zeros(inputs * 8), scale: 1, offset: -128 };
    const zero: Tensor = { shape: [8], codes: zeros(8), scale: 0, offset: 0 };
    const layer = new LinearLayer(memory, weights, zero);
    const quantized = new QuantizedRows(memory, 4, inputs);
    const address = place(new Float32Array(inputs).fill(5));
    const output = memory.allocate(4 * 8 * 4);
    quantized.fill(kernels, address, 1, inputs);
    layer.apply(kernels, quantized, output);
    expect(memory.float32(output, 1)[0]! / (-128 * 5 * inputs)).toBeCloseTo(1, 5);
  });

  it('refuses weights that do not fill its tiles', () => {
    const { memory } = setUp();
    expect(() => new LinearLayer(memory, randomTensor(8, 12), randomTensor(12))).toThrow('8 × 12');
  });

  it('takes a row of zeros', () => {
    const { memory, kernels, place } = setUp();
    const quantized = new QuantizedRows(memory, 4, 8);
    quantized.fill(kernels, place(new Float32Array(8)), 1, 8);
    expect([...memory.int16(quantized.address, 8)]).toEqual(Array(8).fill(0));
    expect(memory.float32(quantized.sumsAddress, 1)[0]).toBe(0);
  });
});

describe('the multiply kernel', () => {
  it('multiplies parts of matrices in place', () => {
    const { memory, kernels, place } = setUp();
    // a is the middle 3 of 5 columns; b has 3 rows of 16 columns, of which 8 are used.
    const [a, b] = [randomFloats(2 * 5), randomFloats(3 * 16)];
    const [aAddress, bAddress, output] = [place(a), place(b), place(new Float32Array(2 * 8))];
    kernels.multiply(aAddress + 4, 20, 12, bAddress, 64, output, 32, 32, 2);
    const found = memory.float32(output, 16);
    for (let row = 0; row < 2; row++) {
      for (let column = 0; column < 8; column++) {
        const expected = [0, 1, 2].reduce((sum, i) => sum + a[row * 5 + 1 + i]! * b[i * 16 + column]!, 0);
        expect(found[row * 8 + column]).toBeCloseTo(expected, 5);
      }
    }
  });
});

describe('the gelu kernel', () => {
  it('equals x Φ(x) from end to end', () => {
    const { memory, kernels, place } = setUp();
    const numbers = Float32Array.from({ length: 4000 }, (_, i) => (i - 2000) / 100);
    const address = place(numbers);
    kernels.gelu(address, address + numbers.byteLength);
    const found = memory.float32(address, numbers.length);
    for (const [i, x] of numbers.entries()) expect(Math.abs(found[i]! - naiveGelu(x))).toBeLessThan(1e-5);
  });
});

describe('the softmax kernel', () => {
  it('weighs each row by powers of two, and infinitely bad scores not at all', () => {
    const { memory, kernels, place } = setUp();
    const rows = [
      [1, 2, 3, -Infinity],
      [-300, -301, -400, -Infinity],
      [90, 100, 95, 80],
    ];
    const address = place(Float32Array.from(rows.flat()));
    kernels.softmax(address, 16, rows.length);
    for (const [r, row] of rows.entries()) {
      const weights = row.map((score) => 2 ** (score - Math.max(...row)));
      const sum = weights.reduce((a, b) => a + b);
      const found = memory.float32(address + r * 16, 4);
      for (const [i, weight] of weights.entries()) expect(found[i]).toBeCloseTo(weight / sum, 5);
    }
  });
});
