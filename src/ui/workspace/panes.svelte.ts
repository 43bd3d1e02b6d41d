/** The panes on screen: those the lesson calls for, with what the person opened or closed since. On a phone, the one in front. */
import { createContext } from 'svelte';
import type { LessonRun } from '../lesson/lesson-run.svelte.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import { callingOf, PANES, type Calling, type ClosablePane } from './pane-calling.ts';

export type Tab = 'lesson' | 'terminal' | ClosablePane;

interface Wish {
  readonly open: boolean;
  /** The step at which it was made; what the lesson calls for later counts more. */
  readonly at: number;
}

export class Panes {
  readonly #run: LessonRun;
  readonly #progress: Progress;
  #wishes: Readonly<Partial<Record<ClosablePane, Wish>>> = $state.raw({});
  #tab: Tab = $state('lesson');
  /** The lesson's drawer, where there is no room for a column. */
  #drawer = $state(false);

  readonly #callings: Readonly<Record<ClosablePane, Calling>> = $derived.by(() => this.#read());

  constructor(run: LessonRun, progress: Progress) {
    this.#run = run;
    this.#progress = progress;
  }

  #read(): Readonly<Record<ClosablePane, Calling>> {
    const { lesson, stepIndex, progress } = this.#run;
    const predictions = lesson.steps.flatMap(({ questions }) => questions.filter(({ kind }) => kind === 'predict'));
    const predicted = predictions.some(({ id }) => progress.answers[id] !== undefined);
    const of = (pane: ClosablePane) => callingOf(lesson, pane, stepIndex, predicted);
    return { policy: of('policy'), why: of('why'), log: of('log') };
  }

  isOpen(pane: ClosablePane): boolean {
    const calling = this.#callings[pane];
    const wish = this.#wishes[pane];
    return wish !== undefined && wish.at >= calling.since ? wish.open : calling.open;
  }

  /** Whether the lesson keeps reasons back until the learner has predicted; opening *Why* by hand ends that. */
  get withholdsReasons(): boolean {
    return this.#callings.why.waits && !this.isOpen('why');
  }

  get open(): readonly ClosablePane[] {
    return PANES.filter((pane) => this.isOpen(pane));
  }

  get closed(): readonly ClosablePane[] {
    return PANES.filter((pane) => !this.isOpen(pane));
  }

  /** The pane in front on a phone. */
  get tab(): Tab {
    const tab = this.#tab;
    return tab === 'lesson' || tab === 'terminal' || this.isOpen(tab) ? tab : 'lesson';
  }

  get drawer(): boolean {
    return this.#drawer;
  }

  set drawer(open: boolean) {
    this.#drawer = open;
  }

  /** Opens a pane, and on a phone puts it in front. */
  show(pane: Tab): void {
    if (pane !== 'lesson' && pane !== 'terminal') this.#wish(pane, true);
    this.#tab = pane;
  }

  close(pane: ClosablePane): void {
    this.#wish(pane, false);
    if (this.#tab === pane) this.#tab = 'terminal';
  }

  #wish(pane: ClosablePane, open: boolean): void {
    this.#wishes = { ...this.#wishes, [pane]: { open, at: this.#run.stepIndex } };
  }

  /** The sentence that introduces a pane which arrived with the open step, until it was read. */
  introOf(pane: ClosablePane): string | null {
    const { step } = this.#run;
    const [first] = PANES.filter((name) => step?.panels?.open[name] !== undefined && this.isOpen(name));
    return step === null || step.panels === null || first !== pane || this.#progress.hasSeen(this.#introKey) ? null : step.panels.intro;
  }

  dismissIntro(): void {
    this.#progress.markSeen(this.#introKey);
  }

  get #introKey(): string {
    return `intro:${this.#run.lesson.summary.id}/${this.#run.step?.id ?? ''}`;
  }
}

export const [getPanes, setPanes] = createContext<Panes>();
