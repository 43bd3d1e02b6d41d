/**
 * A rung that is picked up, by keys or by a pointer, until it is dropped or taken back. The list keeps its order meanwhile: the cards only show
 * where they would stand, so that focus and pointer stay on the card that moves.
 */
import { allowedIndex, gapTop, indexUnder, wayMade, type Box } from './ladder-order.ts';
import type { Rung } from './rung.ts';

export class Lift {
  readonly rungs: readonly Rung[];
  readonly from: number;
  readonly #boxes: readonly Box[];
  #to = $state(0);
  /** Pixels under the pointer; null where keys move it. */
  #dy: number | null = $state(null);

  constructor(rungs: readonly Rung[], from: number, boxes: readonly Box[]) {
    this.rungs = rungs;
    this.from = from;
    this.#boxes = boxes;
    this.#to = from;
  }

  get to(): number {
    return this.#to;
  }

  get isMoved(): boolean {
    return this.#to !== this.from;
  }

  /** Moves it by so many places, as far as it may go; false where it may go no further. */
  by(places: number): boolean {
    const before = this.#to;
    this.#dy = null;
    this.#to = allowedIndex(this.rungs, this.from, before + places);
    return this.#to !== before;
  }

  /** Follows a pointer that is `dy` pixels below where it took hold. */
  follow(dy: number): void {
    this.#dy = dy;
    this.#to = allowedIndex(this.rungs, this.from, indexUnder(this.#boxes, this.from, dy));
  }

  /** How far a card is drawn from its place. */
  offsetOf(index: number): number {
    if (index !== this.from) return wayMade(this.#boxes, this.from, this.#to, index);
    return this.#dy ?? gapTop(this.#boxes, this.from, this.#to) - (this.#boxes[this.from]?.top ?? 0);
  }

  /** The place it would take. */
  get gap(): Box {
    return { top: gapTop(this.#boxes, this.from, this.#to), height: this.#boxes[this.from]?.height ?? 0 };
  }
}
