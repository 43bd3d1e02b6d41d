/** Which panes a lesson calls for at a step. Pure: what a person opens or closes comes on top (panes.svelte.ts). */
import type { CompiledLesson, PaneState } from '#lab';

/** Panes that come and go, in the order of their controls. Lesson and terminal always stand. */
export const PANES = ['policy', 'why', 'log', 'letter', 'sender'] as const;
export type ClosablePane = (typeof PANES)[number];

/** Those that a lesson can call for. */
export const LESSON_PANES = ['policy', 'why', 'log', 'letter'] as const satisfies readonly ClosablePane[];
type LessonPane = (typeof LESSON_PANES)[number];

export interface Calling {
  readonly open: boolean;
  /** Whether it stays shut until the learner has predicted, or pointed at a line. */
  readonly waits: boolean;
  /** The index of the step that last said so; -1 for the lesson as a whole. */
  readonly since: number;
}

type PanelsOf = Pick<CompiledLesson, 'panels'> & { readonly steps: readonly Pick<CompiledLesson['steps'][number], 'panels'>[] };

/**
 * What is said of a pane up to a step. `predicted`: a prediction was answered in this lesson. A pane that waits for one, or for a line to be
 * pointed at, stays shut until then.
 */
export function callingOf({ panels, steps }: PanelsOf, pane: LessonPane, at: number, predicted: boolean): Calling {
  const isOpen = (state: PaneState | undefined): boolean => state === 'open' || (state === 'after-prediction' && predicted);
  const waits = (state: PaneState | undefined): boolean => !isOpen(state) && (state === 'after-prediction' || state === 'after-locate');
  let calling: Calling = { open: isOpen(panels[pane]), waits: waits(panels[pane]), since: -1 };
  steps.slice(0, at + 1).forEach((step, index) => {
    const state = step.panels?.open[pane];
    if (state !== undefined) calling = { open: isOpen(state), waits: waits(state), since: index };
  });
  return calling;
}
