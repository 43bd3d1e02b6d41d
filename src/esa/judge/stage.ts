/** At which moment of the conversation a verb is decided. */
import type { Verb } from '#smtp';
import type { Stage } from '../decision.ts';

const stages: Readonly<Partial<Record<Verb, Stage>>> = { HELO: 'helo', EHLO: 'helo', MAIL: 'mail', RCPT: 'rcpt', DATA: 'data' };

/** The stage of a verb; `session` for all that hand no mail over, and for what is no command. */
export function stageOf(verb: Verb | null): Stage {
  return (verb === null ? undefined : stages[verb]) ?? 'session';
}
