/** Which objectives of a lesson are met: by one's own goals and by questions answered rightly. Pure. */
import type { CompiledLesson } from '#lab';
import { progressOf, type LessonProgress } from './lesson-machine.ts';

/** The objectives met, in the lesson's order. One that no goal or question names is met with the whole lesson. */
export function objectivesMet({ summary, steps }: Pick<CompiledLesson, 'summary' | 'steps'>, progress: LessonProgress): readonly string[] {
  const proofs = steps.flatMap(({ id, checks, questions }) => {
    const { solved, shown } = progressOf(progress, id);
    return [
      ...checks.map((check) => ({ objective: check.objective, holds: solved && !shown.includes(check.id) })),
      ...questions.map((question) => ({ objective: question.objective, holds: progress.answers[question.id]?.right === true })),
    ];
  });
  const allDone = isLessonDone(steps, progress);
  return summary.objectives.filter((objective) => {
    const own = proofs.filter((proof) => proof.objective === objective);
    return own.length === 0 ? allDone : own.every(({ holds }) => holds);
  });
}

/** A lesson is done when each of its steps is. */
export function isLessonDone(steps: readonly { readonly id: string }[], progress: Pick<LessonProgress, 'steps'>): boolean {
  return steps.every(({ id }) => progressOf(progress, id).done);
}
