/** Files on their way in: what is in them, and which of it is wanted. What can be taken is handed on; what cannot be taken yet waits here. */
import type { TableKind } from '../analysis/table-source.ts';
import { readGiven, type Given, type GivenTable } from './given-file.ts';

/** Characters of a file that is read at all: some 400,000 lines. */
const LARGEST = 16_000_000;

/** Where a table goes: in place of the one shown, or beside it to be compared. */
export type Slot = 'own' | 'other';

/** A file that cannot be taken yet: there is nothing in it, or there are several tables to choose from. */
export type Pending =
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly why: Extract<Given, { kind: 'refused' }>['why'] | 'too-large' | 'other-kind';
    }
  | { readonly kind: 'several'; readonly name: string; readonly slot: Slot; readonly tables: readonly GivenTable[] };

/** Takes a table up. `sure`: the text tells of which kind it is. */
type Put = (name: string, table: GivenTable, slot: Slot, sure: boolean) => void;

export class FileIntake {
  readonly #kind: () => TableKind | null;
  readonly #put: Put;
  #pending: Pending | null = $state.raw(null);

  /** `kind` tells of what kind the table shown is, null where there is none. */
  constructor(kind: () => TableKind | null, put: Put) {
    this.#kind = kind;
    this.#put = put;
  }

  get pending(): Pending | null {
    return this.#pending;
  }

  /** Takes up files: the first in a slot, a second beside it. */
  async takeFiles(files: readonly File[], slot: Slot): Promise<void> {
    const [first, second] = files;
    if (first !== undefined) await this.#takeFile(first, slot);
    if (second !== undefined && slot === 'own' && this.#kind() !== null && this.#pending === null) await this.#takeFile(second, 'other');
  }

  async #takeFile(file: File, slot: Slot): Promise<void> {
    if (file.size > LARGEST) this.#refuse(file.name, 'too-large');
    else this.take(file.name, await file.text(), slot);
  }

  /** Takes up a text; what it is is read from it. */
  take(name: string, text: string, slot: Slot = 'own'): void {
    const given = readGiven(text);
    if (given.kind === 'refused') this.#refuse(name, given.why);
    else if (given.kind === 'several') this.#offer(name, given.tables, slot);
    else this.#hand(name, given.table, slot, given.sure);
  }

  /** Takes one of the tables that a configuration holds. */
  choose(table: GivenTable): void {
    if (this.#pending?.kind === 'several') this.#hand(this.#pending.name, table, this.#pending.slot, true);
  }

  dismiss(): void {
    this.#pending = null;
  }

  #refuse(name: string, why: Extract<Pending, { kind: 'refused' }>['why']): void {
    this.#pending = { kind: 'refused', name, why };
  }

  /** Of the tables of a configuration a second one can only be of the kind of the first. */
  #offer(name: string, tables: readonly GivenTable[], slot: Slot): void {
    const fitting = slot === 'own' ? tables : tables.filter(({ kind }) => kind === this.#kind());
    const [only] = fitting;
    if (only === undefined) this.#refuse(name, 'other-kind');
    else if (fitting.length === 1) this.#hand(name, only, slot, true);
    else this.#pending = { kind: 'several', name, slot, tables: fitting };
  }

  #hand(name: string, table: GivenTable, slot: Slot, sure: boolean): void {
    if (slot === 'other' && sure && table.kind !== this.#kind()) return this.#refuse(name, 'other-kind');
    this.#pending = null;
    this.#put(table.of === null ? name : `${name}, ${table.of}`, table, slot, sure);
  }
}
