/** Makes decisions: fills in verdict and reply from the one table, so that no stage writes either. */
import type { Decision, Facts, Fate, RuleRef, Stage } from '../decision.ts';
import { outcomes } from '../outcomes.ts';
import { replyTo, type ReplyParams, type Wording } from '../reply-text.ts';

/** A decision before it is known on which connection it was made. */
export type Decided = Omit<Decision, 'icid'>;

export interface Judgement {
  readonly at: Stage;
  readonly fate: Fate;
  readonly because: readonly RuleRef[];
  readonly facts: Facts;
}

/** The decision for a judgement. `params` fill the blanks of its reply, `own` is the policy's custom wording. */
export function decide(judgement: Judgement, params: ReplyParams = {}, own?: Wording): Decided {
  // Written out, here and where ids are filled in: spread objects of many shapes would cost more than all the rest of a step.
  const { at, fate, because, facts } = judgement;
  return { at, fate, because, facts, verdict: outcomes[fate].verdict, reply: replyTo(fate, params, own) };
}

/** The decision as made on a connection, its facts completed by what only the connection knows. */
export function withIcid({ at, fate, because, facts, verdict, reply }: Decided, icid: number, known: Facts = facts): Decision {
  return { at, fate, because, facts: known, verdict, reply, icid };
}
