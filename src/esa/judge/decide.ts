/** Makes decisions: fills in verdict and reply from the one table, so that no stage writes either. */
import type { Decision, Facts, Fate, RuleRef, Stage } from '../decision.ts';
import { outcomes, replyTo, type ReplyParams, type Wording } from '../replies.ts';

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
  const { verdict } = outcomes[judgement.fate];
  return { ...judgement, verdict, reply: replyTo(judgement.fate, params, own) };
}
