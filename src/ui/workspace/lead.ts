/** What leads a person through the lab: a lesson, step by step, or in the sandbox nothing but the wish to see one reply. */
import { createContext } from 'svelte';
import type { CompiledLesson } from '#lab';
import type { Guidance } from '../terminal/terminal-state.svelte.ts';
import type { Calling, ClosablePane } from './pane-calling.ts';

export interface Lead {
  /** The lines one is led to type next. */
  readonly script: readonly string[];
  readonly guidance: Guidance;
  /** The tables that may be edited; null means all. */
  readonly edit: CompiledLesson['edit'];
  /** Whether there is a lesson to read. Without one the terminal comes first. */
  readonly hasLesson: boolean;
  /** The number of the step one is at. */
  readonly at: number;
  /** What is said of a pane up to there. */
  callingOf(pane: ClosablePane): Calling;
  /** Panes that come with this very step; null where none do. */
  readonly arrival: Arrival | null;
}

/** Panes that have just come, the sentence that introduces them, and the name under which it is remembered as read. */
export interface Arrival {
  readonly panes: readonly ClosablePane[];
  readonly intro: string;
  readonly key: string;
}

export const [getLead, setLead] = createContext<Lead>();
