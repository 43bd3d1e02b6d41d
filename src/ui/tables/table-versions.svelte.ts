/** The table a person brought, and the ones it was before: undo and redo lead back and forth. */
import type { OwnTable } from './kept-tables.ts';

/** So many steps back are kept. */
const UNDONE = 50;

export class TableVersions {
  #current: OwnTable | null = $state.raw(null);
  #past: readonly OwnTable[] = $state.raw([]);
  #future: readonly OwnTable[] = $state.raw([]);

  get current(): OwnTable | null {
    return this.#current;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** The table becomes another one, and undo leads back. */
  become(table: OwnTable): void {
    this.mark();
    this.#future = [];
    this.#current = table;
  }

  /** Takes over what is typed, without a step of its own: undo leads back to the last mark. */
  retype(text: string): void {
    if (this.#current === null) return;
    this.#current = { ...this.#current, text };
    this.#future = [];
  }

  /** The same text read as another kind of table, or for another listener. */
  readAs(as: Partial<Pick<OwnTable, 'kind' | 'listener'>>): void {
    if (this.#current !== null) this.#current = { ...this.#current, ...as };
  }

  /** Undo shall lead back to here. */
  mark(): void {
    if (this.#current !== null) this.#past = [...this.#past, this.#current].slice(-UNDONE);
  }

  /** Forgets the last mark where nothing has changed since. */
  dropIdleMark(): void {
    if (this.#past.at(-1)?.text === this.#current?.text) this.#past = this.#past.slice(0, -1);
  }

  /** False where there is nothing to lead back to. */
  undo(): boolean {
    const before = this.#past.at(-1);
    if (before === undefined || this.#current === null) return false;
    this.#future = [this.#current, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#current = before;
    return true;
  }

  /** False where nothing was undone. */
  redo(): boolean {
    const [next, ...rest] = this.#future;
    if (next === undefined || this.#current === null) return false;
    this.#past = [...this.#past, this.#current];
    this.#future = rest;
    this.#current = next;
    return true;
  }

  clear(): void {
    this.#current = null;
    this.#past = [];
    this.#future = [];
  }
}
