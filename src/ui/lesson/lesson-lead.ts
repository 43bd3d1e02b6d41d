/** How a lesson leads through the lab: the lines of the open step, and the panes that steps call for. */
import type { Arrival, Lead } from '../workspace/lead.ts';
import { callingOf, LESSON_PANES } from '../workspace/pane-calling.ts';
import type { LessonRun } from './lesson-run.svelte.ts';

/** The sandbox's own: no lesson calls for it. */
const NEVER = { open: false, waits: false, since: -1 };

/** The lead of a lesson being taken; it changes with the run. */
export function leadOf(run: LessonRun): Lead {
  const { lesson } = run;
  return {
    get script() {
      return run.script;
    },
    guidance: lesson.guidance,
    edit: lesson.edit,
    hasLesson: true,
    get at() {
      return run.stepIndex;
    },
    callingOf: (pane) => (pane === 'sender' ? NEVER : callingOf(lesson, pane, run.stepIndex, hasPredicted(run))),
    get arrival() {
      return arrivalOf(run);
    },
  };
}

function hasPredicted({ lesson, progress }: LessonRun): boolean {
  const predictions = lesson.steps.flatMap(({ questions }) => questions.filter(({ kind }) => kind === 'predict'));
  return predictions.some(({ id }) => progress.answers[id] !== undefined);
}

function arrivalOf({ lesson, step }: LessonRun): Arrival | null {
  const panels = step?.panels ?? null;
  if (step === null || panels === null) return null;
  return {
    panes: LESSON_PANES.filter((pane) => panels.open[pane] !== undefined),
    intro: panels.intro,
    key: `intro:${lesson.summary.id}/${step.id}`,
  };
}
