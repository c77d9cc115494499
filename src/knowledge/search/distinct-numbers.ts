/** Numbers, each once: a set that costs one look into an array. */
export class DistinctNumbers {
  /** In the order that they came in. */
  readonly all: number[] = [];
  #isIn = new Uint8Array(1024);

  add(number: number): void {
    if (number >= this.#isIn.length) {
      const larger = new Uint8Array(2 * number);
      larger.set(this.#isIn);
      this.#isIn = larger;
    }
    if (this.#isIn[number] === 1) return;
    this.#isIn[number] = 1;
    this.all.push(number);
  }
}
