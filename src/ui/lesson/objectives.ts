/** Which objectives of a lesson are met: by one's own goals and by questions answered rightly. Pure. */
import type { CompiledLesson } from '#lab';
import { progressOf, type LessonProgress } from './lesson-machine.ts';

/** Where an objective is still open: a question answered wrong, or a goal that a solution met. */
export interface Gap {
  readonly objective: string;
  readonly step: string;
  readonly why: 'question' | 'shown' | 'open';
}

type Taught = Pick<CompiledLesson, 'summary' | 'steps'>;

/** Everything of a lesson that keeps its objectives open, in the order of its steps. */
export function gapsOf({ steps }: Pick<Taught, 'steps'>, progress: LessonProgress): readonly Gap[] {
  return steps.flatMap(({ id, checks, questions }): readonly Gap[] => {
    const { solved, shown } = progressOf(progress, id);
    const goals = checks.flatMap((check): readonly Gap[] => {
      if (solved && !shown.includes(check.id)) return [];
      return [{ objective: check.objective, step: id, why: solved ? 'shown' : 'open' }];
    });
    const asked = questions.flatMap((question): readonly Gap[] => {
      const answered = progress.answers[question.id];
      return answered?.right === true
        ? []
        : [{ objective: question.objective, step: id, why: answered === undefined ? 'open' : 'question' }];
    });
    return [...goals, ...asked];
  });
}

/** The objectives met, in the lesson's order. One that no goal or question names is met with the whole lesson. */
export function objectivesMet(lesson: Taught, progress: LessonProgress): readonly string[] {
  const { summary, steps } = lesson;
  const gaps = new Set(gapsOf(lesson, progress).map(({ objective }) => objective));
  const worked = new Set(steps.flatMap(({ checks, questions }) => [...checks, ...questions].map(({ objective }) => objective)));
  const allDone = isLessonDone(steps, progress);
  return summary.objectives.filter((objective) => (worked.has(objective) ? !gaps.has(objective) : allDone));
}

/** A lesson is done when each of its steps is. */
export function isLessonDone(steps: readonly { readonly id: string }[], progress: Pick<LessonProgress, 'steps'>): boolean {
  return steps.every(({ id }) => progressOf(progress, id).done);
}
