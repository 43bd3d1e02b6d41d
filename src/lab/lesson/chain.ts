/** A lesson from its start through the first solution of each step: where every step begins and where the lesson ends. */
import { start, type Snapshot } from '../snapshot.ts';
import type { CompiledLesson, LessonStep } from './lesson.ts';
import { playActions, type Played } from './play.ts';

/** Where a learner stands when a step begins. */
export type Standing = Pick<Played, 'snapshot' | 'host' | 'connection' | 'draft'>;

/** A step with the standing it begins from and what its first solution does; null where it has none. */
export interface ChainedStep {
  readonly step: LessonStep;
  readonly before: Standing;
  readonly played: Played | null;
}

/** Where a lesson's first step begins. */
export function standingAtStart(lesson: Pick<CompiledLesson, 'files' | 'host'>): Standing {
  return { snapshot: start(lesson.files), host: lesson.host, connection: null, draft: {} };
}

/** Chains the steps over their first solutions. A step without one leaves everything as it was. */
export function chainSteps(lesson: Pick<CompiledLesson, 'files' | 'host' | 'steps'>): readonly ChainedStep[] {
  const chained: ChainedStep[] = [];
  let standing = standingAtStart(lesson);
  for (const step of lesson.steps) {
    const [solution] = step.solutions;
    const played = solution === undefined ? null : playActions(standing.snapshot, solution.actions, standing);
    chained.push({ step, before: standing, played });
    standing = played ?? standing;
  }
  return chained;
}

/** The lab a lesson leaves behind. */
export function endOf(lesson: Pick<CompiledLesson, 'files' | 'host' | 'steps'>): Snapshot {
  const last = chainSteps(lesson).at(-1);
  return (last?.played ?? last?.before ?? standingAtStart(lesson)).snapshot;
}
