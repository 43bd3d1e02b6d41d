/**
 * How an ordered table is shown: ladder beside the text where there is room, else one of the two, with coverage or without; or, in the place of
 * both, as a map of senders. What a person chose of the first is remembered here.
 */
import { MediaQuery } from 'svelte/reactivity';
import type { Tab } from './tabs.ts';

export type TableView = 'ladder' | 'text' | 'map';

/** Pixels the pane must have for both, and the least window that gives it a column of its own (look: grid and sizes). */
const WIDE = 440;
const DESK = 'min-width: 1180px';
const BESIDE = 'postern.ladder-beside';
const ALONE = 'postern.ladder-alone';
const COVERAGE = 'postern.coverage';

export class TableViews {
  readonly #tab: () => Tab;
  readonly #desk = new MediaQuery(DESK);
  readonly #finger = new MediaQuery('pointer: coarse');
  #beside = $state(remembered(BESIDE) !== 'hidden');
  #coverage = $state(remembered(COVERAGE) === 'shown');
  #alone: Exclude<TableView, 'map'> | null = $state(viewOf(remembered(ALONE)));
  /** A line was asked for: its text is shown until a view is chosen. */
  #asked = $state(false);
  #hadText = $state(false);
  #mapped = $state(false);

  /** Width of the pane in pixels, 0 while it is not known. */
  width = $state(0);

  constructor(tab: () => Tab) {
    this.#tab = tab;
  }

  /** Only tables whose order decides have a ladder. */
  get hasLadder(): boolean {
    return this.#tab() === 'hat' || this.#tab() === 'rat';
  }

  /** Only who connects can be mapped. */
  get hasMap(): boolean {
    return this.#tab() === 'hat';
  }

  get showsMap(): boolean {
    return this.hasMap && this.#mapped;
  }

  /** The views that there are to choose from where only one is shown. */
  get views(): readonly TableView[] {
    return this.hasMap ? ['ladder', 'text', 'map'] : ['ladder', 'text'];
  }

  /** Whether there is room for both. */
  get isWide(): boolean {
    return this.#desk.current && (this.width === 0 || this.width >= WIDE);
  }

  /** Whether it stands beside each line what that has decided so far. */
  get coverage(): boolean {
    return this.#coverage;
  }

  toggleCoverage(): void {
    this.#coverage = !this.#coverage;
    remember(COVERAGE, this.#coverage ? 'shown' : 'hidden');
  }

  /** What is shown where only one can be. Under a finger that is the ladder, until another is chosen. */
  get alone(): TableView {
    if (this.showsMap) return 'map';
    if (this.#asked) return 'text';
    return this.#alone ?? (this.#finger.current ? 'ladder' : 'text');
  }

  get showsLadder(): boolean {
    return this.hasLadder && !this.showsMap && (this.isWide ? this.#beside : this.alone === 'ladder');
  }

  get showsText(): boolean {
    return !this.hasLadder || (!this.showsMap && (this.isWide || this.alone === 'text'));
  }

  /** Whether the editor is there, seen or not: once it has come it stays, since it keeps what can be undone. */
  get hasText(): boolean {
    return this.showsText || this.#hadText;
  }

  /** Notes that the editor has come. */
  keepText(): void {
    this.#hadText = true;
  }

  /** From the map it leads back to the text, with the ladder beside it. */
  toggleBeside(): void {
    this.#beside = this.showsMap || !this.#beside;
    this.#mapped = false;
    remember(BESIDE, this.#beside ? 'shown' : 'hidden');
  }

  toggleMap(): void {
    this.#mapped = !this.#mapped;
  }

  choose(view: TableView): void {
    this.#asked = false;
    this.#mapped = view === 'map';
    if (view === 'map') return;
    this.#alone = view;
    remember(ALONE, view);
  }

  /** A line is to be seen, so the text is. */
  askForText(): void {
    this.#asked = true;
    this.#mapped = false;
  }
}

const viewOf = (kept: string | null): Exclude<TableView, 'map'> | null => (kept === 'ladder' || kept === 'text' ? kept : null);

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off: nothing was chosen
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // storage is switched off: the choice holds for this visit
  }
}
