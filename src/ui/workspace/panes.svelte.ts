/** The panes on screen: those that are called for, with what the person opened or closed since. On a phone, the one in front. */
import { createContext } from 'svelte';
import type { Progress } from '../progress/progress.svelte.ts';
import type { Lead } from './lead.ts';
import { PANES, type Calling, type ClosablePane } from './pane-calling.ts';

export type Tab = 'lesson' | 'terminal' | ClosablePane;

/** Panes that share the place under the terminal. */
export const UNDER = ['log', 'letter'] as const satisfies readonly ClosablePane[];
export type Under = (typeof UNDER)[number];

interface Wish {
  readonly open: boolean;
  /** The step at which it was made; what the lesson calls for later counts more. */
  readonly at: number;
}

export class Panes {
  readonly #lead: Lead;
  readonly #progress: Progress;
  #wishes: Readonly<Partial<Record<ClosablePane, Wish>>> = $state.raw({});
  #tab: Tab = $state('lesson');
  #front: { readonly pane: Under; readonly at: number } | null = $state.raw(null);
  /** The lesson's drawer, where there is no room for a column. */
  #drawer = $state(false);

  readonly #callings: Readonly<Record<ClosablePane, Calling>> = $derived.by(() => this.#read());

  constructor(lead: Lead, progress: Progress) {
    this.#lead = lead;
    this.#progress = progress;
    this.#tab = this.#first;
  }

  #read(): Readonly<Record<ClosablePane, Calling>> {
    const of = (pane: ClosablePane) => this.#lead.callingOf(pane);
    return { policy: of('policy'), why: of('why'), log: of('log'), letter: of('letter'), sender: of('sender') };
  }

  get #first(): 'lesson' | 'terminal' {
    return this.#lead.hasLesson ? 'lesson' : 'terminal';
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

  /** The panes that can be opened. A sender is run for days only where no lesson goes on meanwhile. */
  get closed(): readonly ClosablePane[] {
    return PANES.filter((pane) => !this.isOpen(pane) && !(pane === 'sender' && this.#lead.hasLesson));
  }

  /** The open panes under the terminal. */
  get under(): readonly Under[] {
    return UNDER.filter((pane) => this.isOpen(pane));
  }

  /** The one of them in front: the one a person chose, unless another was called for since. */
  get front(): Under | null {
    const [called] = this.under.toSorted((a, b) => this.#callings[b].since - this.#callings[a].since);
    const chosen = this.under.find((pane) => pane === this.#front?.pane);
    if (chosen === undefined || called === undefined) return called ?? null;
    return (this.#front?.at ?? 0) >= this.#callings[called].since ? chosen : called;
  }

  /** All panes that are open, as tabs of a phone. */
  get tabs(): readonly Tab[] {
    return [...(this.#lead.hasLesson ? (['lesson'] as const) : []), 'terminal', ...this.open];
  }

  /** The pane in front on a phone. */
  get tab(): Tab {
    return this.tabs.includes(this.#tab) ? this.#tab : this.#first;
  }

  get drawer(): boolean {
    return this.#drawer;
  }

  set drawer(open: boolean) {
    this.#drawer = open;
  }

  /** Opens a pane and puts it in front of those that share its place. */
  show(pane: Tab): void {
    if (pane !== 'lesson' && pane !== 'terminal') this.#wish(pane, true);
    if (pane === 'log' || pane === 'letter') this.#front = { pane, at: this.#lead.at };
    this.#tab = pane;
  }

  close(pane: ClosablePane): void {
    this.#wish(pane, false);
    if (this.#tab === pane) this.#tab = 'terminal';
  }

  #wish(pane: ClosablePane, open: boolean): void {
    this.#wishes = { ...this.#wishes, [pane]: { open, at: this.#lead.at } };
  }

  /** The sentence that introduces a pane which arrived with the open step, until it was read. */
  introOf(pane: ClosablePane): string | null {
    const { arrival } = this.#lead;
    const first = arrival?.panes.find((name) => this.isOpen(name));
    return arrival === null || first !== pane || this.#progress.hasSeen(arrival.key) ? null : arrival.intro;
  }

  dismissIntro(): void {
    const { arrival } = this.#lead;
    if (arrival !== null) this.#progress.markSeen(arrival.key);
  }
}

export const [getPanes, setPanes] = createContext<Panes>();
