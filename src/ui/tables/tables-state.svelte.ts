/**
 * The table a person brought and what it is held against. Every intent writes, has the analysis asked anew, and keeps what is there in this
 * browser; nothing is sent anywhere.
 */
import { createContext } from 'svelte';
import { applyEdits } from '#esa';
import type { Found, FoundFix } from '../analysis/check.ts';
import type { ListenerType, TableSource } from '../analysis/table-source.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import { FileIntake, type Slot } from './file-intake.svelte.ts';
import type { GivenTable } from './given-file.ts';
import { readKept, type OtherTable, type OwnTable } from './kept-tables.ts';
import { TableAnswers } from './table-answers.svelte.ts';
import { TableVersions } from './table-versions.svelte.ts';

const KEPT_NAME = 'tables';
/** What was pasted and not yet read. */
const PASTED_NAME = 'tables-pasted';
/** Typing rests this long before the table is read again, in milliseconds. */
const REST = 250;

export class TablesState {
  readonly #progress: Progress;
  readonly #versions = new TableVersions();
  #other: OtherTable | null = $state.raw(null);
  #forgotten: { readonly table: OwnTable; readonly other: OtherTable | null } | null = $state.raw(null);
  #unsure = $state(false);
  #editing = $state(false);
  #line: { readonly line: number; readonly also: readonly number[] } | null = $state.raw(null);
  #said = $state('');
  #typing: ReturnType<typeof setTimeout> | undefined;

  /** Files on their way in. */
  readonly intake = new FileIntake(
    () => this.table?.kind ?? null,
    (name, table, slot, sure) => this.#put(name, table, slot, sure),
  );
  /** What the analysis says. */
  readonly answers = new TableAnswers(() => ({ own: this.source, other: this.otherSource }));

  constructor(progress: Progress) {
    this.#progress = progress;
    const kept = readKept(progress.pageOf(KEPT_NAME));
    if (kept === null) return;
    this.#versions.become(kept.table);
    this.#other = kept.other;
    this.answers.askAgain();
  }

  /** What was pasted and not yet read, as it is kept. */
  get pasted(): string {
    const kept = this.#progress.pageOf(PASTED_NAME);
    return typeof kept === 'string' ? kept : '';
  }

  keepPasted(text: string): void {
    this.#progress.keepPage(PASTED_NAME, text === '' ? null : text);
  }

  get table(): OwnTable | null {
    return this.#versions.current;
  }
  get other(): OtherTable | null {
    return this.#other;
  }
  /** Nothing in the text tells whether it is a HAT or a RAT. */
  get unsure(): boolean {
    return this.#unsure;
  }
  get editing(): boolean {
    return this.#editing;
  }
  /** The line that is lit, and those that stand in its way. */
  get line(): { readonly line: number; readonly also: readonly number[] } | null {
    return this.#line;
  }
  get canUndo(): boolean {
    return this.#versions.canUndo;
  }
  get canRedo(): boolean {
    return this.#versions.canRedo;
  }
  get wasForgotten(): boolean {
    return this.#forgotten !== null;
  }
  /** What was last done, in words for who does not see it. */
  get said(): string {
    return this.#said;
  }

  get source(): TableSource | null {
    return this.table === null ? null : sourceOf(this.table);
  }

  get otherSource(): TableSource | null {
    return this.table === null || this.#other === null ? null : sourceOf({ ...this.table, text: this.#other.text });
  }

  #put(name: string, { kind, text }: GivenTable, slot: Slot, sure: boolean): void {
    if (slot === 'other') {
      this.#other = { name, text };
      return this.#changed();
    }
    if (this.table?.kind !== kind) this.#other = null;
    this.#unsure = !sure;
    this.keepPasted('');
    this.#editing = false;
    this.answers.startOver();
    this.#become({ name, kind, text, listener: this.table?.listener ?? 'public' });
  }

  /** The other kind of table, or the other listener: read anew, the text stays. */
  setKind(kind: OwnTable['kind']): void {
    this.#unsure = false;
    this.answers.clear();
    this.#versions.readAs({ kind });
    this.#changed();
  }

  setListener(listener: ListenerType): void {
    this.#versions.readAs({ listener });
    this.#changed();
  }

  startEditing(): void {
    if (this.table === null) return;
    this.#versions.mark();
    this.#editing = true;
  }

  stopEditing(): void {
    this.#editing = false;
    this.#versions.dropIdleMark();
  }

  /** Takes over what is typed; the table is read again when typing rests. */
  type(text: string): void {
    if (this.table === null || text === this.table.text) return;
    this.#versions.retype(text);
    this.#line = null;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#changed(), REST);
  }

  /** Makes a repair, if the text is still the one it was found for. */
  mend({ label, edits }: FoundFix): void {
    const { table } = this;
    if (table === null || this.answers.checkedText !== table.text) return;
    this.#become({ ...table, text: applyEdits(table.text, edits) });
    this.#said = label;
  }

  undo(): void {
    if (this.#versions.undo()) this.#returned();
  }

  redo(): void {
    if (this.#versions.redo()) this.#returned();
  }

  /** Throws everything away, here and in storage. As long as the page stays open it can be taken back. */
  forget(): void {
    if (this.table === null) return;
    this.#forgotten = { table: this.table, other: this.#other };
    this.#versions.clear();
    this.#other = null;
    this.answers.forget();
    this.#line = null;
    this.#editing = false;
    clearTimeout(this.#typing);
    this.#progress.keepPage(KEPT_NAME, null);
  }

  takeBack(): void {
    if (this.#forgotten === null) return;
    this.#other = this.#forgotten.other;
    this.#versions.become(this.#forgotten.table);
    this.#forgotten = null;
    this.#changed();
  }

  swap(): void {
    if (this.table === null || this.#other === null) return;
    const { name, text } = this.table;
    const next = { ...this.table, ...this.#other };
    this.#other = { name, text };
    this.#become(next);
  }

  closeOther(): void {
    this.#other = null;
    this.#changed();
  }

  /** Lights a line and brings it on screen. */
  show(line: number, also: readonly number[] = []): void {
    this.#line = { line, also };
  }

  /** Lights the line of a finding, with those that stand in its way, and shows on the map whom it is about. */
  showFinding({ line, blockedBy, witness }: Found): void {
    this.show(line, blockedBy);
    this.answers.point(witness);
  }

  close(): void {
    clearTimeout(this.#typing);
    this.#keep();
    this.answers.close();
  }

  /** The table becomes another one, and undo leads back. */
  #become(table: OwnTable): void {
    this.#versions.become(table);
    this.#line = null;
    this.#changed();
  }

  /** Undo or redo has led to another version. */
  #returned(): void {
    this.#editing = false;
    this.#line = null;
    this.#changed();
  }

  #changed(): void {
    clearTimeout(this.#typing);
    this.#said = '';
    this.#keep();
    this.answers.askAgain();
  }

  #keep(): void {
    if (this.table !== null) this.#progress.keepPage(KEPT_NAME, { table: this.table, other: this.#other });
  }
}

const sourceOf = ({ kind, text, listener }: Pick<OwnTable, 'kind' | 'text' | 'listener'>): TableSource => ({ kind, text, listener });

export const [getTables, setTables] = createContext<TablesState>();
