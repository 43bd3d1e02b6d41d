/** The explanation of any decision on the list of steps: finds the texts and the listener it was made under, then asks `explain`. */
import { explain, type Decision, type Texts, type TraceRow } from '#esa';
import type { Snapshot } from './snapshot.ts';
import type { Step } from './step.ts';

/** A decision on the list of steps: which step, and which of its decisions. */
export interface Selection {
  readonly step: number;
  readonly decision: number;
}

/** The decision at a place, null where there is none. */
export function decisionAt(steps: readonly Step[], place: Selection | null): Decision | null {
  return place === null ? null : (steps[place.step]?.decisions[place.decision] ?? null);
}

/** The place of the newest decision, null before the first. A sending server's goodbye, which nobody typed, is passed over. */
export function lastDecision(steps: readonly Step[]): Selection | null {
  const step = steps.findLastIndex(({ decisions, derived }) => decisions.some(({ fate }) => derived !== true || fate !== 'session.quit'));
  return step < 0 ? null : { step, decision: (steps[step]?.decisions.length ?? 1) - 1 };
}

/** Why the decision at a place came out as it did; empty where there is none. `start` is the lab before the first step. */
export function traceOf(start: Snapshot, steps: readonly Step[], place: Selection | null): readonly TraceRow[] {
  const decision = decisionAt(steps, place);
  if (decision === null || place === null) return [];
  const opening = openingOf(steps, place.step);
  return explain(decision, opening?.configuration ?? (steps[place.step]?.after ?? start).configuration, opening?.listener ?? null);
}

/** Where the connection that a step belongs to was opened: the texts it keeps, and its listener. */
function openingOf(steps: readonly Step[], at: number): { readonly configuration: Texts; readonly listener: string | null } | null {
  const input = steps[at]?.input;
  if (input === undefined || !('connection' in input)) return null;
  for (let index = at; index >= 0; index--) {
    const step = steps[index];
    if (step?.input.kind !== 'connect' || step.input.connection !== input.connection || step.decisions.length === 0) continue;
    const facts = step.decisions[0]?.facts;
    return { configuration: step.after.configuration, listener: facts?.kind === 'connection' ? facts.listener : null };
  }
  return null;
}
