/** What the analysis says of the table that was brought and of the one beside it. Each question is asked anew when a text changes; the newest counts. */
import type { SenderRecord, SetFault } from '#esa';
import { Analysis } from '../analysis/analysis.ts';
import type { SetAnswer } from '../analysis/ask.ts';
import type { Checked, FindingOrder, Found, FoundFix } from '../analysis/check.ts';
import type { Compared } from '../analysis/compare.ts';
import type { Judged } from '../analysis/judge.ts';
import type { DrawnMap, MapQuestion } from '../analysis/map.ts';
import type { QuestionFault } from '../analysis/read-question.ts';
import type { TableSource } from '../analysis/table-source.ts';

/** How much is told at first, and by how much it grows. */
const SHOWN = 100;
const ROWS = 40;
const GROWTH = 4;
const TRACED = 200;
const ANSWERED = 20;

/** Who is tried: a sender at a HAT, an address at a RAT. */
type Tried = SenderRecord | string;

/** The table shown and the one it is held against, as they stand now. */
interface Sources {
  readonly own: TableSource | null;
  readonly other: TableSource | null;
}

export class TableAnswers {
  readonly #sources: () => Sources;
  readonly #analysis = new Analysis();
  #checked: Checked | null = $state.raw(null);
  #checkedSource: TableSource | null = null;
  #compared: Compared | null = $state.raw(null);
  #tried: Tried | null = $state.raw(null);
  #shown: { readonly who: Tried } | null = $state.raw(null);
  #judged: Judged | { readonly fault: string } | null = $state.raw(null);
  #question = '';
  #answered: SetAnswer | QuestionFault | SetFault | null = $state.raw(null);
  #broken = $state(false);
  #order: FindingOrder = $state('line');
  #most = SHOWN;
  #groups = ROWS;

  constructor(sources: () => Sources) {
    this.#sources = sources;
  }

  get checked(): Checked | null {
    return this.#checked;
  }
  /** The text whose findings those are. */
  get checkedText(): string | null {
    return this.#checkedSource?.text ?? null;
  }
  get compared(): Compared | null {
    return this.#compared;
  }
  get tried(): Tried | null {
    return this.#tried;
  }
  /** Whoever was last tried or told of, to be shown on the map; another one each time, though it be of the same. */
  get shown(): { readonly who: Tried } | null {
    return this.#shown;
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
  /** The analysis itself has failed; the text stands all the same. */
  get broken(): boolean {
    return this.#broken;
  }
  get order(): FindingOrder {
    return this.#order;
  }

  /** A text has changed: everything is asked again. */
  askAgain(): void {
    this.#check();
    this.#compare();
    this.#judge();
    if (this.#question !== '') this.#answer();
  }

  /** Nobody is asked about any more. */
  clear(): void {
    this.#tried = null;
    this.#shown = null;
    this.#judged = null;
    this.#question = '';
    this.#answered = null;
  }

  /** Another table is shown: of its findings as many are told as at first. */
  startOver(): void {
    this.#most = SHOWN;
    this.clear();
  }

  /** There is no table any more. */
  forget(): void {
    this.#checked = null;
    this.#compared = null;
    this.clear();
  }

  setOrder(order: FindingOrder): void {
    this.#order = order;
    this.#check();
  }

  showMore(): void {
    this.#most *= GROWTH;
    this.#check();
  }

  showMoreChanges(): void {
    this.#groups *= GROWTH;
    this.#compare();
  }

  /** Shows on the map whom something is about; null for nobody. */
  point(who: Tried | null): void {
    this.#shown = who === null ? null : { who };
  }

  /** Asks what the table does with somebody. */
  try(tried: Tried): void {
    this.#tried = tried;
    this.point(tried);
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
    this.#analysis.close();
  }

  #check(): void {
    const { own: source } = this.#sources();
    if (source === null) return;
    this.#take(this.#analysis.ask('check', { source, order: this.#order, most: this.#most }), (checked) => {
      this.#checkedSource = source;
      this.#checked = checked;
    });
  }

  #compare(): void {
    const { own: before, other: after } = this.#sources();
    if (before === null || after === null) this.#compared = null;
    else {
      const most = { groups: this.#groups, rows: ROWS };
      this.#take(this.#analysis.ask('compare', { before, after, most }), (compared) => (this.#compared = compared));
    }
  }

  #answer(): void {
    const { own: source } = this.#sources();
    if (source === null) this.#answered = null;
    else {
      this.#take(this.#analysis.ask('ask', { source, text: this.#question, most: ANSWERED }), (answered) => (this.#answered = answered));
    }
  }

  #judge(): void {
    const { own: source } = this.#sources();
    if (source === null || this.#tried === null) this.#judged = null;
    else {
      this.#take(this.#analysis.ask('judge', { source, asked: this.#tried, most: TRACED }), (judged) => (this.#judged = judged));
    }
  }

  /** Hands on an answer that nothing newer has overtaken, as long as there is a table. */
  #take<T>(answer: Promise<T | null>, hand: (value: T) => void): void {
    answer.then(
      (value) => {
        if (value === null || this.#sources().own === null) return;
        this.#broken = false;
        hand(value);
      },
      () => (this.#broken = true),
    );
  }
}
