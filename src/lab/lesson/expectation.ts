/** What must come of a conversation or of one decision, held against what came. */
import { deciderOf, type Decision } from '#esa';
import type { Expectation } from './lesson.ts';
import { meetsReply, meetsWord, type Wanted } from './pattern.ts';
import type { ProbeStage } from './probe.ts';

/** A decision, on whatever connection it was made. */
type Judged = Omit<Decision, 'icid'>;

/** Everything named must hold of the last decision; policy and listener are those the connection got. */
export function meetsExpectation(expect: Expectation, last: Judged, opening: Judged, recipients: number): boolean {
  const facts = opening.facts.kind === 'connection' ? opening.facts : null;
  const word = (wanted: Wanted | undefined, actual: string) => wanted === undefined || meetsWord(actual, wanted);
  return (
    word(expect.verdict, last.verdict) &&
    word(expect.decidedBy, deciderOf(last)) &&
    word(expect.policy, facts?.policy ?? '') &&
    word(expect.listener, facts?.listener ?? '') &&
    (expect.reply === undefined || meetsReply(last.reply?.code ?? null, expect.reply)) &&
    (expect.recipients === undefined || expect.recipients === recipients)
  );
}

const moments: Readonly<Record<ProbeStage | 'session', string>> = {
  connect: 'at the connection',
  helo: 'at HELO',
  mail: 'at MAIL FROM',
  rcpt: 'at RCPT TO',
  data: 'at DATA',
  message: 'at the final dot',
  session: 'in the session',
};

/** A decision in a few words: what was replied, when, and by which rule. */
export function sayDecision(decision: Judged): string {
  const said = decision.reply === null ? decision.verdict : String(decision.reply.code);
  const decider = deciderOf(decision);
  return `${said} ${moments[decision.at]}${decider === '' ? '' : `, decided by ${decider}`}`;
}
