import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ModelUnavailableError } from './unavailable.ts';

/** What is hashed at once: large enough to be quick, small enough not to be felt in memory. */
const PIECE_BYTES = 65_536;

/**
 * A file of a model, held open and read piece by piece: the system's cache of files has it in memory anyhow, once for
 * all processes. It stays what it was when it was opened, also when another one takes its name.
 */
export class ModelFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly #descriptor: number;

  /** Opens a file; throws a ModelUnavailableError where that cannot be done. */
  constructor(path: string) {
    this.path = path;
    try {
      this.#descriptor = openSync(path, 'r');
      this.sizeBytes = fstatSync(this.#descriptor).size;
    } catch (cause) {
      throw new ModelUnavailableError('missing', `cannot read ${path}`, { cause });
    }
  }

  /** The bytes from `start` up to `end`, by default all. From the system's cache, some 2 µs for a short piece. */
  read(start = 0, end = this.sizeBytes): Buffer {
    const bytes = Buffer.allocUnsafe(end - start);
    this.#fill(bytes, start);
    return bytes;
  }

  /** All of it as text, after which it is closed. */
  text(): string {
    const text = this.read().toString();
    this.close();
    return text;
  }

  /** The SHA-256 of all bytes, in hexadecimal. */
  sha256(): string {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    for (let start = 0; start < this.sizeBytes; start += PIECE_BYTES) {
      const bytes = piece.subarray(0, this.sizeBytes - start);
      this.#fill(bytes, start);
      hash.update(bytes);
    }
    return hash.digest('hex');
  }

  /** Frees it. One that is still open when its thread ends is closed by Node. */
  close(): void {
    closeSync(this.#descriptor);
  }

  #fill(bytes: Buffer, start: number): void {
    for (let at = 0; at < bytes.length;) {
      const count = readSync(this.#descriptor, bytes, at, bytes.length - at, start + at);
      if (count === 0) throw new RangeError(`${this.path} ends at byte ${start + at}`);
      at += count;
    }
  }
}
