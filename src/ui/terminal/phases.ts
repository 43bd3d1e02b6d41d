/** The five places of a conversation as a learner sees them: the machine's phases, and after the final dot *accepted*. Pure. */
import type { Phase } from '#smtp';
import type { Step } from '#lab';

export const PLACES = ['greeted', 'sender', 'recipient', 'message', 'accepted'] as const;
export type PlaceName = (typeof PLACES)[number];

export interface PlaceOnStrip {
  readonly name: PlaceName;
  readonly state: 'been' | 'here' | 'ahead';
}

/** The strip for a phase; null is the shell. After an accepted message the machine is back at *greeted*, but the learner has arrived. */
export function phaseStrip(phase: Phase | null, steps: readonly Step[]): readonly PlaceOnStrip[] {
  const here = phase === 'greeted' && lastWasAccepted(steps) ? 'accepted' : phase;
  const at = PLACES.findIndex((name) => name === here);
  return PLACES.map((name, index) => ({ name, state: index < at ? 'been' : index === at ? 'here' : 'ahead' }));
}

function lastWasAccepted(steps: readonly Step[]): boolean {
  const last = steps.findLast(({ decisions }) => decisions.some(({ at }) => at !== 'session'));
  return last?.decisions.some(({ fate }) => fate === 'message.accepted') ?? false;
}
