/** Under which name a lab of the sandbox is kept. */
import type { ReplyId } from '#esa';

/** One lab for the sandbox as it is, one for each other scenario, and one for each state that provokes a reply. */
export function keptName(reply: ReplyId | null, scenario: string | null): string {
  if (scenario !== null) return `sandbox/in/${scenario}`;
  return reply === null ? 'sandbox' : `sandbox/${reply}`;
}
