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
  readonly #first: number;
  #to = $state(0);
  /** Pixels under the pointer; null where keys move it. */
  #dy: number | null = $state(null);

  /** `boxes` are the places of the cards that are drawn, from the rung `first` on. It is carried among these. */
  constructor(rungs: readonly Rung[], from: number, boxes: readonly Box[], first = 0) {
    this.rungs = rungs;
    this.from = from;
    this.#boxes = boxes;
    this.#first = first;
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
    this.#to = this.#allowed(before + places);
    return this.#to !== before;
  }

  /** Whether it could go on by so many places, had not the page its end here. */
  endsPage(places: number): boolean {
    return this.#allowed(this.#to + places) !== allowedIndex(this.rungs, this.from, this.#to + places);
  }

  #allowed(to: number): number {
    const onPage = Math.max(this.#first, Math.min(this.#first + this.#boxes.length - 1, to));
    return allowedIndex(this.rungs, this.from, onPage);
  }

  /** Follows a pointer that is `dy` pixels below where it took hold. */
  follow(dy: number): void {
    this.#dy = dy;
    this.#to = this.#allowed(this.#first + indexUnder(this.#boxes, this.#at(this.from), dy));
  }

  /** How far a card is drawn from its place. */
  offsetOf(index: number): number {
    const [from, to] = [this.#at(this.from), this.#at(this.#to)];
    if (index !== this.from) return wayMade(this.#boxes, from, to, this.#at(index));
    return this.#dy ?? gapTop(this.#boxes, from, to) - (this.#boxes[from]?.top ?? 0);
  }

  /** The place it would take. */
  get gap(): Box {
    const from = this.#at(this.from);
    return { top: gapTop(this.#boxes, from, this.#at(this.#to)), height: this.#boxes[from]?.height ?? 0 };
  }

  /** The place of a rung among the boxes. */
  #at(index: number): number {
    return index - this.#first;
  }
}
