/** The ladder apart from its picture: the rungs of the shown table, which of them decided, the one picked up, the open form, what is announced. */
import type { Note } from '#esa';
import { ladderWords as words } from '../../words/ladder.ts';
import type { PolicyState } from '../policy-state.svelte.ts';
import { spanOfLine } from '../text-lines.ts';
import { foresee, type Foreseen } from './foreseen.ts';
import { allowedIndex, neighbourAt, placeAt, sortRemarks, type Box } from './ladder-order.ts';
import { LadderPages } from './ladder-pages.svelte.ts';
import { hatLadder } from './ladder-rungs.ts';
import { LadderWeight } from './ladder-weight.svelte.ts';
import { Lift } from './lift.svelte.ts';
import { ratLadder } from './recipient-rungs.ts';
import type { LadderTable, Rung } from './rung.ts';

/** A form for a new rung: above which one it goes, by its label; null leaves it above ALL. */
export interface Addition {
  readonly above: string | null;
}

export class LadderState {
  readonly #policy: PolicyState;
  #lift: Lift | null = $state.raw(null);
  #said = $state('');
  #open: string | null = $state(null);
  #addition: Addition | null = $state.raw(null);
  #current: string | null = $state(null);
  readonly table: LadderTable = $derived.by(() => (this.#policy.tab === 'rat' ? ratLadder : hatLadder));
  readonly rungs: readonly Rung[] = $derived.by(() => this.table.rungs(this.#policy.text));
  /** Which of them are drawn. */
  readonly pages = new LadderPages(() => this.rungs);
  /** What the analysis knows of them. */
  readonly weight: LadderWeight;
  /** The index of the rung that decided the selected reply; -1 where none did. */
  readonly stop: number = $derived.by(() => this.#rungAt(this.#policy.lights.lit, this.#policy.rule?.label ?? null));
  /** The index of the rung the cursor stands in; -1 where it stands in none. */
  readonly here: number = $derived.by(() => (this.#policy.editor === null ? -1 : this.#rungAt(this.#policy.cursorLine, null)));
  /** The remarks of each rung, and those of no rung. */
  readonly #remarks: ReadonlyMap<string | null, readonly Note[]> = $derived.by(() => sortRemarks(this.rungs, this.#policy.notes));

  constructor(policy: PolicyState) {
    this.#policy = policy;
    this.weight = new LadderWeight(policy, this);
  }

  /** Turns so many pages, and says what is shown then. */
  turn(count: number): void {
    this.pages.turn(count);
    const { first, shown } = this.pages;
    this.#said = words.page(first + 1, first + shown.length, this.rungs.length);
  }

  /** What the rung has decided in the steps so far, in words; null where that is not asked for, or the rung can decide nobody. */
  countOf({ span }: Rung): string | null {
    return this.#policy.coverage?.rungs.get(span.start) ?? null;
  }

  /** How much of the table the steps have hit, in a sentence; null where that is not asked for. */
  get covered(): string | null {
    return this.#policy.coverage?.sum ?? null;
  }

  get readOnly(): boolean {
    return this.#policy.readOnly;
  }

  get text(): string {
    return this.#policy.text;
  }

  get lift(): Lift | null {
    return this.#lift;
  }

  /** What was done last, for those who hear it. */
  get said(): string {
    return this.#said;
  }

  /** The key of the rung whose form is open. */
  get open(): string | null {
    return this.#open;
  }

  get addition(): Addition | null {
    return this.#addition;
  }

  /** The key of the rung that Tab comes to: of those that are drawn the one last visited, else the one that decided, else the first. */
  get current(): string | null {
    const { first, shown } = this.pages;
    const known = shown.find(({ key }) => key === this.#current) ?? shown[this.stop - first] ?? shown[0];
    return known?.key ?? null;
  }

  /** The index of the rung of a key; -1 for none. */
  indexOf(key: string): number {
    return this.rungs.findIndex((rung) => rung.key === key);
  }

  visit(key: string): void {
    this.#current = key;
  }

  remarksOf(key: string | null): readonly Note[] {
    return this.#remarks.get(key) ?? [];
  }

  toggle(key: string): void {
    this.#addition = null;
    this.#open = this.#open === key ? null : key;
  }

  close(): void {
    this.#open = null;
    this.#addition = null;
  }

  startAddition(above: string | null): void {
    this.#open = null;
    this.#addition = { above };
  }

  /** Shows a rung's lines in the text. */
  reveal({ span }: Rung): void {
    this.#policy.editor?.goTo(this.#policy.text, span);
  }

  /** Picks a rung up; `boxes` are the places of the cards that are drawn. */
  pick(index: number, boxes: readonly Box[], aloud = true): void {
    const rung = this.rungs[index];
    const hindrance = this.#hindrance(rung);
    if (rung === undefined || hindrance !== null) {
      this.#said = hindrance ?? '';
      return;
    }
    this.close();
    this.#lift = new Lift(this.rungs, index, boxes, this.pages.first);
    if (aloud) this.#said = words.picked(rung.label, index + 1, this.rungs.length);
  }

  #hindrance(rung: Rung | undefined): string | null {
    if (this.readOnly) return words.readOnly;
    if (rung?.isAll === true) return words.refusals['all-stays-last'];
    return rung?.isDouble === true ? words.double(rung.label) : null;
  }

  /** Moves the rung that is picked up, before it is dropped. */
  carry(places: number): void {
    const lift = this.#lift;
    const rung = lift?.rungs[lift.from];
    if (lift === null || rung === undefined) return;
    const moved = lift.by(places);
    this.#said = moved
      ? this.#where(words.moved, lift.from, lift.to)
      : lift.endsPage(places)
        ? words.pageEnds(rung.label)
        : words.furthest(rung.label, places < 0);
  }

  #where(say: typeof words.moved, from: number, to: number): string {
    return say(this.rungs[from]?.label ?? '', to + 1, this.rungs.length, neighbourAt(this.rungs, from, to));
  }

  /** Drops the rung where it is carried. */
  drop(): void {
    const lift = this.#lift;
    if (lift === null) return;
    this.#lift = null;
    if (lift.rungs !== this.rungs || !lift.isMoved) this.#sayBack(lift);
    else this.#move(lift.from, lift.to);
  }

  /** Takes the rung back to where it stood. */
  takeBack(): void {
    const lift = this.#lift;
    this.#lift = null;
    if (lift !== null) this.#sayBack(lift);
  }

  #sayBack({ rungs, from }: Lift): void {
    this.#said = words.back(rungs[from]?.label ?? '', from + 1, rungs.length);
  }

  /** Moves a rung at once by so many places. */
  shift(index: number, places: number): void {
    const rung = this.rungs[index];
    const hindrance = this.#hindrance(rung);
    if (rung === undefined || hindrance !== null) {
      this.#said = hindrance ?? '';
      return;
    }
    const to = allowedIndex(this.rungs, index, index + places);
    if (to === index) this.#said = words.furthest(rung.label, places < 0);
    else this.#move(index, to);
  }

  #move(from: number, to: number): void {
    const rung = this.rungs[from];
    const place = placeAt(this.rungs, from, to);
    if (rung === undefined) return;
    if (place === null) this.#said = words.double(rung.label);
    else if (this.act(this.foresee(this.table.move(this.text, rung.label, place)), this.#where(words.dropped, from, to)))
      this.pages.bring(to);
  }

  foresee(edited: Parameters<typeof foresee>[2]): Foreseen {
    return foresee(this.table, this.text, edited);
  }

  /** Makes a change that nothing hinders and says so; else says what hinders it. Moving and deleting are made whatever the parser remarks. */
  act({ edits, errors }: Foreseen, done: string): boolean {
    if (edits.length === 0) {
      this.#said = errors.join(' ');
      return errors.length === 0;
    }
    this.#policy.applyEdits(edits);
    this.#said = done;
    return true;
  }

  undo(): void {
    this.#policy.undo();
  }

  redo(): void {
    this.#policy.editor?.redo();
  }

  /** The rung on a line of the text; of several on it the one that is called so, else the first. */
  #rungAt(line: number | null, label: string | null): number {
    if (line === null) return -1;
    const { start, end } = spanOfLine(this.text, line);
    return this.#rungIn(start, end, label);
  }

  #rungIn(start: number, end: number, label: string | null): number {
    const on = this.rungs.flatMap(({ span }, index) => (span.start <= end && span.end >= start ? [index] : []));
    return on.find((index) => this.rungs[index]?.label === label) ?? on[0] ?? -1;
  }
}
