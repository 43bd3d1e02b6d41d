/** Places in order, each with a reach: finds those below a limit that reach beyond a threshold, in time that grows with what is found. */

interface Reaching {
  readonly place: number;
  readonly reach: number;
}

/** Built once over places in rising order; a heap of greatest reaches. */
export class ThresholdTree {
  readonly #items: readonly Reaching[];
  readonly #size: number;
  readonly #most: Float64Array;

  constructor(items: readonly Reaching[]) {
    this.#items = items;
    this.#size = 2 ** Math.ceil(Math.log2(Math.max(1, items.length)));
    this.#most = new Float64Array(2 * this.#size).fill(-1);
    items.forEach(({ reach }, index) => (this.#most[this.#size + index] = reach));
    for (let node = this.#size - 1; node > 0; node--) this.#most[node] = Math.max(this.#at(2 * node), this.#at(2 * node + 1));
  }

  /** The places below `limit` whose reach is beyond `threshold`, in order. */
  find(limit: number, threshold: number): readonly number[] {
    const found: number[] = [];
    this.#collect(1, 0, this.#size, limit, threshold, found);
    return found;
  }

  #collect(node: number, from: number, size: number, limit: number, threshold: number, found: number[]): void {
    const first = this.#items[from];
    if (first === undefined || first.place >= limit || this.#at(node) <= threshold) return;
    if (size === 1) {
      found.push(first.place);
      return;
    }
    this.#collect(2 * node, from, size / 2, limit, threshold, found);
    this.#collect(2 * node + 1, from + size / 2, size / 2, limit, threshold, found);
  }

  #at(node: number): number {
    return this.#most[node] ?? -1;
  }
}
