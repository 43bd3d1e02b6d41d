/** Which mark stands for a reply or a verdict: one shape and one colour everywhere alike. */
import type { Decision } from '#esa';
import { classOf, type ReplyClass } from '#smtp';

export type MarkName = ReplyClass | 'relay' | 'refuse' | 'continue';

/** The mark of a decision. Where there was no SMTP at all it is the broken line. */
export function markOf({ verdict, reply }: Pick<Decision, 'verdict' | 'reply'>): MarkName {
  if (reply === null) return 'refuse';
  return verdict === 'relay' ? 'relay' : classOf(reply.code);
}
