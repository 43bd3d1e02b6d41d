/** A long ladder is drawn in pages, so that typing stays quick. Which page is turned to, and what is on it. */
import type { Rung } from './rung.ts';

/** Above this many rungs there are pages, and how many rungs one has. */
const LONGEST = 300;
const PAGE = 150;

export class LadderPages {
  readonly #rungs: () => readonly Rung[];
  #page = $state(0);

  /** The index of the first rung that is drawn, and the rungs from there on. */
  readonly first: number = $derived.by(() => (this.isPaged ? Math.min(this.#page, Math.ceil(this.#rungs().length / PAGE) - 1) * PAGE : 0));
  readonly shown: readonly Rung[] = $derived.by(() => (this.isPaged ? this.#rungs().slice(this.first, this.first + PAGE) : this.#rungs()));

  constructor(rungs: () => readonly Rung[]) {
    this.#rungs = rungs;
  }

  get isPaged(): boolean {
    return this.#rungs().length > LONGEST;
  }

  get hasEarlier(): boolean {
    return this.first > 0;
  }

  get hasLater(): boolean {
    return this.first + this.shown.length < this.#rungs().length;
  }

  /** Turns to the page of a rung. */
  bring(index: number): void {
    this.#page = Math.floor(Math.max(0, Math.min(this.#rungs().length - 1, index)) / PAGE);
  }

  /** Turns so many pages, as far as there are some. */
  turn(pages: number): void {
    this.bring(this.first + pages * PAGE);
  }
}
