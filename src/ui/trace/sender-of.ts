/** Who was calling when a decision was made: what the appliance found out at the connection. Pure. */
import type { Decision, SenderFacts } from '#esa';
import type { Step } from '#lab';

/** The facts of the sender; null where nobody was let as far as a connection. */
export function senderOf(decision: Decision, steps: readonly Step[]): SenderFacts | null {
  if (decision.facts.kind === 'connection') return decision.facts.sender;
  if (decision.icid === null) return null;
  for (const { decisions } of steps) {
    for (const { facts, icid } of decisions) if (facts.kind === 'connection' && icid === decision.icid) return facts.sender;
  }
  return null;
}
