/**
 * The table a person brought, what it is held against, and what the analysis says of both. Every intent writes, asks the analysis anew, and keeps
 * what is there in this browser; nothing is sent anywhere.
 */
import { createContext } from 'svelte';
import { applyEdits, type SenderRecord, type SetFault } from '#esa';
import { Analysis } from '../analysis/analysis.ts';
import type { SetAnswer } from '../analysis/ask.ts';
import type { Checked, FindingOrder, Found, FoundFix } from '../analysis/check.ts';
import type { Compared } from '../analysis/compare.ts';
import type { Judged } from '../analysis/judge.ts';
import type { DrawnMap, MapQuestion } from '../analysis/map.ts';
import type { QuestionFault } from '../analysis/read-question.ts';
import type { ListenerType, TableSource } from '../analysis/table-source.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import { readGiven, type Given, type GivenTable } from './given-file.ts';
import { readKept, type OtherTable, type OwnTable } from './kept-tables.ts';

const KEPT_NAME = 'tables';
/** What was pasted and not yet read. */
const PASTED_NAME = 'tables-pasted';
/** Characters of a file that is read at all: some 400,000 lines. */
const LARGEST = 16_000_000;
/** How much is told at first, and by how much it grows. */
const SHOWN = 100;
const ROWS = 40;
const TRACED = 200;
const ANSWERED = 20;
const UNDONE = 50;
/** Typing rests this long before the table is read again, in milliseconds. */
const REST = 250;

export type Slot = 'own' | 'other';

/** A file that cannot be taken yet: there is nothing in it, or there are several tables to choose from. */
export type Pending =
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly why: Extract<Given, { kind: 'refused' }>['why'] | 'too-large' | 'other-kind';
    }
  | { readonly kind: 'several'; readonly name: string; readonly slot: Slot; readonly tables: readonly GivenTable[] };

/** Who is tried: a sender at a HAT, an address at a RAT. */
export type Tried = SenderRecord | string;

export class TablesState {
  readonly #progress: Progress;
  readonly #analysis = new Analysis();
  #table: OwnTable | null = $state.raw(null);
  #other: OtherTable | null = $state.raw(null);
  #past: readonly OwnTable[] = $state.raw([]);
  #future: readonly OwnTable[] = $state.raw([]);
  #forgotten: { readonly table: OwnTable; readonly other: OtherTable | null } | null = $state.raw(null);
  #checked: Checked | null = $state.raw(null);
  #checkedSource: TableSource | null = null;
  #compared: Compared | null = $state.raw(null);
  #tried: Tried | null = $state.raw(null);
  #shown: { readonly who: Tried } | null = $state.raw(null);
  #judged: Judged | { readonly fault: string } | null = $state.raw(null);
  #question = '';
  #answered: SetAnswer | QuestionFault | SetFault | null = $state.raw(null);
  #pending: Pending | null = $state.raw(null);
  #unsure = $state(false);
  #broken = $state(false);
  #editing = $state(false);
  #order: FindingOrder = $state('line');
  #most = $state(SHOWN);
  #groups = $state(ROWS);
  #line: { readonly line: number; readonly also: readonly number[] } | null = $state.raw(null);
  #said = $state('');
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(progress: Progress) {
    this.#progress = progress;
    const kept = readKept(progress.pageOf(KEPT_NAME));
    if (kept === null) return;
    this.#table = kept.table;
    this.#other = kept.other;
    this.#ask();
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
    return this.#table;
  }
  get other(): OtherTable | null {
    return this.#other;
  }
  get checked(): Checked | null {
    return this.#checked;
  }
  get compared(): Compared | null {
    return this.#compared;
  }
  get judged(): Judged | { readonly fault: string } | null {
    return this.#judged;
  }
  /** The question that was asked last; blank where none was. */
  get question(): string {
    return this.#question;
  }
  /** What came of the question that was asked last. */
  get answered(): SetAnswer | QuestionFault | SetFault | null {
    return this.#answered;
  }
  get tried(): Tried | null {
    return this.#tried;
  }
  /** Whoever was last tried or told of, to be shown on the map; another one each time, though it be of the same. */
  get shown(): { readonly who: Tried } | null {
    return this.#shown;
  }
  get pending(): Pending | null {
    return this.#pending;
  }
  /** Nothing in the text tells whether it is a HAT or a RAT. */
  get unsure(): boolean {
    return this.#unsure;
  }
  /** The analysis itself has failed; the text stands all the same. */
  get broken(): boolean {
    return this.#broken;
  }
  get editing(): boolean {
    return this.#editing;
  }
  get order(): FindingOrder {
    return this.#order;
  }
  /** The line that is lit, and those that stand in its way. */
  get line(): { readonly line: number; readonly also: readonly number[] } | null {
    return this.#line;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }
  get wasForgotten(): boolean {
    return this.#forgotten !== null;
  }
  /** What was last done, in words for who does not see it. */
  get said(): string {
    return this.#said;
  }

  get source(): TableSource | null {
    return this.#table === null ? null : sourceOf(this.#table);
  }

  get otherSource(): TableSource | null {
    return this.#table === null || this.#other === null ? null : sourceOf({ ...this.#table, text: this.#other.text });
  }

  /** Takes up files: the first in a slot, a second beside it. */
  async takeFiles(files: readonly File[], slot: Slot): Promise<void> {
    const [first, second] = files;
    if (first !== undefined) await this.#takeFile(first, slot);
    if (second !== undefined && slot === 'own' && this.#table !== null && this.#pending === null) await this.#takeFile(second, 'other');
  }

  async #takeFile(file: File, slot: Slot): Promise<void> {
    if (file.size > LARGEST) this.#pending = { kind: 'refused', name: file.name, why: 'too-large' };
    else this.take(file.name, await file.text(), slot);
  }

  /** Takes up a text; what it is is read from it. */
  take(name: string, text: string, slot: Slot = 'own'): void {
    const given = readGiven(text);
    if (given.kind === 'refused') this.#pending = { kind: 'refused', name, why: given.why };
    else if (given.kind === 'several') this.#choose(name, given.tables, slot);
    else this.#put(name, given.table, slot, given.sure);
  }

  /** Of the tables of a configuration a second one can only be of the kind of the first. */
  #choose(name: string, tables: readonly GivenTable[], slot: Slot): void {
    const fitting = slot === 'own' ? tables : tables.filter(({ kind }) => kind === this.#table?.kind);
    const [only] = fitting;
    if (only === undefined) this.#pending = { kind: 'refused', name, why: 'other-kind' };
    else if (fitting.length === 1) this.#put(name, only, slot, true);
    else this.#pending = { kind: 'several', name, slot, tables: fitting };
  }

  /** Takes one of the tables that a configuration holds. */
  choose(table: GivenTable): void {
    if (this.#pending?.kind === 'several') this.#put(this.#pending.name, table, this.#pending.slot, true);
  }

  dismiss(): void {
    this.#pending = null;
  }

  #put(name: string, table: GivenTable, slot: Slot, sure: boolean): void {
    this.#pending = null;
    const full = table.of === null ? name : `${name}, ${table.of}`;
    if (slot === 'own') return this.#putOwn(full, table, sure);
    if (sure && table.kind !== this.#table?.kind) {
      this.#pending = { kind: 'refused', name, why: 'other-kind' };
      return;
    }
    this.#other = { name: full, text: table.text };
    this.#changed();
  }

  #putOwn(name: string, { kind, text }: GivenTable, sure: boolean): void {
    if (this.#other !== null && this.#table?.kind !== kind) this.#other = null;
    this.#unsure = !sure;
    this.keepPasted('');
    this.#editing = false;
    this.#most = SHOWN;
    this.#clear();
    this.#become({ name, kind, text, listener: this.#table?.listener ?? 'public' });
  }

  /** The other kind of table, or the other listener: read anew, the text stays. */
  setKind(kind: OwnTable['kind']): void {
    if (this.#table === null) return;
    this.#unsure = false;
    this.#clear();
    this.#table = { ...this.#table, kind };
    this.#changed();
  }

  setListener(listener: ListenerType): void {
    if (this.#table === null) return;
    this.#table = { ...this.#table, listener };
    this.#changed();
  }

  startEditing(): void {
    if (this.#table === null) return;
    this.#past = [...this.#past, this.#table].slice(-UNDONE);
    this.#editing = true;
  }

  stopEditing(): void {
    this.#editing = false;
    if (this.#past.at(-1)?.text === this.#table?.text) this.#past = this.#past.slice(0, -1);
  }

  /** Takes over what is typed; the table is read again when typing rests. */
  type(text: string): void {
    if (this.#table === null || text === this.#table.text) return;
    this.#table = { ...this.#table, text };
    this.#future = [];
    this.#line = null;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#changed(), REST);
  }

  /** Makes a repair, if the text is still the one it was found for. */
  mend({ label, edits }: FoundFix): void {
    const table = this.#table;
    if (table === null || this.#checkedSource?.text !== table.text) return;
    this.#become({ ...table, text: applyEdits(table.text, edits) });
    this.#said = label;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined || this.#table === null) return;
    this.#future = [this.#table, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#editing = false;
    this.#table = before;
    this.#line = null;
    this.#changed();
  }

  redo(): void {
    const [next, ...rest] = this.#future;
    if (next === undefined || this.#table === null) return;
    this.#past = [...this.#past, this.#table];
    this.#future = rest;
    this.#editing = false;
    this.#table = next;
    this.#line = null;
    this.#changed();
  }

  /** Throws everything away, here and in storage. As long as the page stays open it can be taken back. */
  forget(): void {
    if (this.#table === null) return;
    this.#forgotten = { table: this.#table, other: this.#other };
    this.#table = null;
    this.#other = null;
    this.#past = [];
    this.#future = [];
    this.#checked = null;
    this.#compared = null;
    this.#clear();
    this.#line = null;
    this.#editing = false;
    clearTimeout(this.#typing);
    this.#progress.keepPage(KEPT_NAME, null);
  }

  takeBack(): void {
    if (this.#forgotten === null) return;
    this.#other = this.#forgotten.other;
    this.#table = this.#forgotten.table;
    this.#forgotten = null;
    this.#changed();
  }

  swap(): void {
    if (this.#table === null || this.#other === null) return;
    const { name, text } = this.#table;
    const next = { ...this.#table, ...this.#other };
    this.#other = { name, text };
    this.#become(next);
  }

  closeOther(): void {
    this.#other = null;
    this.#changed();
  }

  setOrder(order: FindingOrder): void {
    this.#order = order;
    this.#check();
  }

  showMore(): void {
    this.#most *= 4;
    this.#check();
  }

  showMoreChanges(): void {
    this.#groups *= 4;
    this.#compare();
  }

  /** Lights a line and brings it on screen. */
  show(line: number, also: readonly number[] = []): void {
    this.#line = { line, also };
  }

  /** Lights the line of a finding, with those that stand in its way, and shows on the map whom it is about. */
  showFinding({ line, blockedBy, witness }: Found): void {
    this.show(line, blockedBy);
    this.#shown = witness === null ? null : { who: witness };
  }

  /** Asks what the table does with somebody. */
  try(tried: Tried): void {
    this.#tried = tried;
    this.#shown = { who: tried };
    this.#judge();
  }

  /** Asks about many at once, in words; what cannot be understood is answered too. */
  ask(question: string): void {
    this.#question = question;
    this.#answer();
  }

  /** The repairs of a finding, in words and edits. */
  async fixesOf({ index }: Found): Promise<readonly FoundFix[]> {
    if (this.#checkedSource === null) return [];
    return (await this.#analysis.ask('fixes', { source: this.#checkedSource, index }).catch(() => null)) ?? [];
  }

  /** The map of a table; null if something newer was asked. */
  drawMap(source: TableSource, asked: MapQuestion): Promise<DrawnMap | null> {
    return this.#analysis.ask('map', { source, asked });
  }

  close(): void {
    clearTimeout(this.#typing);
    this.#keep();
    this.#analysis.close();
  }

  /** Nobody is asked about any more. */
  #clear(): void {
    this.#tried = null;
    this.#shown = null;
    this.#judged = null;
    this.#question = '';
    this.#answered = null;
  }

  /** The table becomes another one, and undo leads back. */
  #become(table: OwnTable): void {
    if (this.#table !== null) this.#past = [...this.#past, this.#table].slice(-UNDONE);
    this.#future = [];
    this.#line = null;
    this.#table = table;
    this.#changed();
  }

  #changed(): void {
    clearTimeout(this.#typing);
    this.#said = '';
    this.#keep();
    this.#ask();
  }

  #keep(): void {
    if (this.#table !== null) this.#progress.keepPage(KEPT_NAME, { table: this.#table, other: this.#other });
  }

  #ask(): void {
    this.#check();
    this.#compare();
    this.#judge();
    if (this.#question !== '') this.#answer();
  }

  #check(): void {
    const source = this.source;
    if (source === null) return;
    this.#take(this.#analysis.ask('check', { source, order: this.#order, most: this.#most }), (checked) => {
      this.#checkedSource = source;
      this.#checked = checked;
    });
  }

  #compare(): void {
    const [before, after] = [this.source, this.otherSource];
    if (before === null || after === null) this.#compared = null;
    else {
      const most = { groups: this.#groups, rows: ROWS };
      this.#take(this.#analysis.ask('compare', { before, after, most }), (compared) => (this.#compared = compared));
    }
  }

  #answer(): void {
    const source = this.source;
    if (source === null) this.#answered = null;
    else {
      this.#take(this.#analysis.ask('ask', { source, text: this.#question, most: ANSWERED }), (answered) => (this.#answered = answered));
    }
  }

  #judge(): void {
    const source = this.source;
    if (source === null || this.#tried === null) this.#judged = null;
    else {
      this.#take(this.#analysis.ask('judge', { source, asked: this.#tried, most: TRACED }), (judged) => (this.#judged = judged));
    }
  }

  /** Hands on an answer that nothing newer has overtaken. */
  #take<T>(answer: Promise<T | null>, hand: (value: T) => void): void {
    answer.then(
      (value) => {
        if (value === null || this.#table === null) return;
        this.#broken = false;
        hand(value);
      },
      () => (this.#broken = true),
    );
  }
}

const sourceOf = ({ kind, text, listener }: Pick<OwnTable, 'kind' | 'text' | 'listener'>): TableSource => ({ kind, text, listener });

export const [getTables, setTables] = createContext<TablesState>();
