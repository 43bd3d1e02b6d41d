/** How each goal of a step stands, read from what is kept and what its checks found last. Pure. */
import { sentenceParts, type Check, type CheckResult, type Counterexample } from '#lab';
import type { StepProgress } from './lesson-machine.ts';

/** `lost`: held once and no longer does. `shown`: met by a solution, not by oneself. */
export type GoalState = 'open' | 'met' | 'lost' | 'shown';

export interface Goal {
  readonly check: Check;
  readonly state: GoalState;
  /** What the check saw; empty where there is nothing to tell. */
  readonly detail: string;
  /** Somebody for whom it does not hold, and who can be made to connect. */
  readonly counterexample: Counterexample | null;
  /** The first goal that still fails: the one to work on. */
  readonly first: boolean;
}

/** A goal's sentence to be heard or read out: without its marks. */
export function plainGoal({ goal }: Pick<Check, 'goal'>): string {
  return sentenceParts(goal)
    .map(({ text }) => text)
    .join('');
}

/** The goals of a step in its order. */
export function goalsOf(checks: readonly Check[], progress: StepProgress, results: readonly CheckResult[]): readonly Goal[] {
  const states = checks.map(({ id }) => stateOf(id, progress));
  const first = states.findIndex(isFailing);
  return checks.map((check, index) => {
    const result = results.find(({ id }) => id === check.id);
    const { detail = '', counterexample = null } = result ?? {};
    return { check, state: states[index] ?? 'open', detail, counterexample, first: index === first };
  });
}

const isFailing = (state: GoalState): boolean => state === 'open' || state === 'lost';

function stateOf(id: string, { met, lost, shown, solved }: StepProgress): GoalState {
  if (solved || met.includes(id)) return shown.includes(id) ? 'shown' : 'met';
  return lost.includes(id) ? 'lost' : 'open';
}

/** The goals met and lost after new results: what was met or lost before and is not met now is lost. */
export function judgeGoals({ met, lost }: StepProgress, results: readonly CheckResult[]): Pick<StepProgress, 'met' | 'lost'> {
  const now = results.filter((result) => result.met).map(({ id }) => id);
  const once = [...new Set([...met, ...lost])];
  return { met: now, lost: once.filter((id) => !now.includes(id)) };
}

/** Goals that are met now and were not before. */
export function newlyMet({ met }: StepProgress, now: readonly string[]): readonly string[] {
  return now.filter((id) => !met.includes(id));
}
