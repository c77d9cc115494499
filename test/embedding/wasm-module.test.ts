import { describe, expect, it } from 'vitest';
import { KernelMemory } from '../../src/embedding/kernel-memory.ts';
import type { Code, Declare } from '../../src/embedding/wasm-module.ts';
import {
  f32,
  get,
  i32,
  increase,
  repeatWhile,
  set,
  wasmFunction,
  wasmModule,
} from '../../src/embedding/wasm-module.ts';

/** Runs a function of one parameter, the address of a float that it writes, and gives the float. */
function run(body: (address: Code, declare: Declare) => readonly Code[]): number {
  const memory = new KernelMemory();
  const address = memory.allocate(4);
  const test = wasmFunction((declare) => body(get(declare.parameter()), declare));
  const module = new WebAssembly.Module(wasmModule({ test }));
  const instance = new WebAssembly.Instance(module, { env: { memory: memory.memory } });
  (instance.exports as { test: (address: number) => void }).test(address);
  return memory.float32(address, 1)[0]!;
}

describe('wasmModule', () => {
  it.each([0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, -8192, 8192, 1_000_000, -1_000_000, 2 ** 31 - 128])(
    'encodes the constant %d',
    (value) => {
      expect(run((address) => [f32.store(address, f32.fromI32(i32.constant(value)))])).toBe(value);
    },
  );

  it('encodes more variables than one byte can number', () => {
    const total = run((address, declare) => {
      const variables = Array.from({ length: 300 }, () => declare.i32());
      const sum = variables.map(get).reduce(i32.add);
      return [
        ...variables.map((variable, i) => set(variable, i32.constant(i))),
        f32.store(address, f32.fromI32(sum)),
      ];
    });
    expect(total).toBe((299 * 300) / 2);
  });

  it('repeats while a condition holds, at least once', () => {
    const rounds = (limit: number) =>
      run((address, declare) => {
        const count = declare.i32();
        return [
          repeatWhile(i32.lessThan(get(count), i32.constant(limit)), increase(count, i32.constant(1))),
          f32.store(address, f32.fromI32(get(count))),
        ];
      });
    expect([rounds(0), rounds(1), rounds(200)]).toEqual([1, 1, 200]);
  });

  it('exports functions by name, each with its own parameters', () => {
    const write = (value: number) =>
      wasmFunction((declare) => {
        const [address, factor] = [declare.parameter(), declare.parameter()];
        const product = f32.multiply(f32.constant(value), f32.fromI32(get(factor)));
        return [f32.store(get(address), product)];
      });
    const memory = new KernelMemory();
    const module = new WebAssembly.Module(wasmModule({ half: write(0.5), double: write(2) }));
    const { exports } = new WebAssembly.Instance(module, { env: { memory: memory.memory } });
    const address = memory.allocate(4);
    (exports['half'] as (...parameters: number[]) => void)(address, 5);
    expect(memory.float32(address, 1)[0]).toBe(2.5);
    (exports['double'] as (...parameters: number[]) => void)(address, 5);
    expect(memory.float32(address, 1)[0]).toBe(10);
  });
});
