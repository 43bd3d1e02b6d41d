/**
 * How long a decision waits for what others are asked, by the `latency` of the world: the clock of the lab goes on by it. Design choices: what
 * fails answers at once, and a slow directory takes 20 seconds for each answer.
 */
import type { Surroundings } from './configuration.ts';
import type { Decision, FaultName, RuleRef } from './decision.ts';
import type { JudgedCommand } from './judge/case.ts';

/** Milliseconds a slow directory takes. */
const SLOW_DIRECTORY = 20_000;

/** Milliseconds a decision has waited; 0 where nobody was asked. */
export function waitOf(decision: Decision, { world }: Surroundings, faults: readonly FaultName[]): number {
  const { facts } = decision;
  const { dns, reputation, directory } = world.latency;
  switch (facts.kind) {
    case 'connection': {
      const { name, nameCheck, reputation: score, asked } = facts.sender;
      // The address has its name looked up, and the name its addresses.
      const names = nameCheck === 'failed' ? 0 : name === null ? dns : 2 * dns;
      return names + (asked !== undefined || score === 'rfc1918' || score === 'unavailable' ? 0 : reputation);
    }
    case 'sender':
      return faults.includes('dns') ? 0 : (facts.lookups?.length ?? 0) * dns;
    case 'recipient':
    case 'auth':
      return directoryAnswers(decision) * (faults.includes('directory-slow') ? SLOW_DIRECTORY : directory);
    default:
      return 0;
  }
}

/** How often a directory server has answered for a decision; what was kept from before takes no time. */
function directoryAnswers({ facts, fate }: Pick<Decision, 'facts' | 'fate'>): number {
  if (facts.kind === 'auth') return fate === 'auth.succeeded' || fate === 'auth.failed' ? 1 : 0;
  return facts.kind === 'recipient' ? (facts.directory?.filter(({ source }) => source === 'server').length ?? 0) : 0;
}

const slow: RuleRef = { kind: 'fault', fault: 'directory-slow' };

/** The same judgement, saying that the directory was slow if it was asked while it is. */
export function tellSlowness(judged: JudgedCommand, faults: readonly FaultName[]): JudgedCommand {
  const { decision } = judged;
  if (!faults.includes('directory-slow') || directoryAnswers(decision) === 0) return judged;
  return { ...judged, decision: { ...decision, because: [...decision.because, slow] } };
}
