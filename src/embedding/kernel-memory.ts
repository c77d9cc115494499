const PAGE_BYTES = 65_536;
/** Vector loads are quickest at multiples of this. */
const ALIGNMENT = 16;

/** The memory that the kernels work on, given out piece by piece and never taken back. */
export class KernelMemory {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  #end = 0;

  /** The address of so many fresh bytes, all zero. Detaches every view that was taken before. */
  allocate(sizeBytes: number): number {
    const address = this.#end;
    this.#end = Math.ceil((address + sizeBytes) / ALIGNMENT) * ALIGNMENT;
    const missingBytes = this.#end - this.memory.buffer.byteLength;
    if (missingBytes > 0) this.memory.grow(Math.ceil(missingBytes / PAGE_BYTES));
    return address;
  }

  /** Views hold until the next allocation. */
  int8(address: number, length: number): Int8Array<ArrayBuffer> {
    return new Int8Array(this.memory.buffer, address, length);
  }

  int16(address: number, length: number): Int16Array<ArrayBuffer> {
    return new Int16Array(this.memory.buffer, address, length);
  }

  float32(address: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer, address, length);
  }
}
