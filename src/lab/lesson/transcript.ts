/** The learner's own transcript, read from steps: what was typed and the code that answered it. */
import { decodeUtf8 } from '#smtp';
import type { AcceptedMessage } from '#esa';
import { linesOf } from '../shell.ts';
import type { Step } from '../step.ts';

/** A typed line and the code of its reply; null where none came, as for a line of the letter. */
export interface Exchange {
  readonly line: string;
  readonly code: number | null;
}

/** Every typed line in its order; what a sending server said is none. Opening a connection reads as `telnet ADDRESS PORT`, its banner as the reply. */
export function exchangesOf(steps: readonly Step[]): readonly Exchange[] {
  return steps.flatMap((made) => {
    if (made.derived === true) return [];
    const code = codeOf(made);
    if (made.input.kind === 'connect') return [{ line: `telnet ${made.input.to} ${made.input.port}`, code }];
    if (made.input.kind !== 'octets') return [];
    const lines = linesOf(made.input.octets);
    return lines.map((line, index) => ({ line: decodeUtf8(line), code: index === lines.length - 1 ? code : null }));
  });
}

function codeOf({ outputs }: Step): number | null {
  const reply = outputs.findLast((output) => output.kind === 'reply');
  return reply?.kind === 'reply' ? reply.reply.code : null;
}

/** The last message the appliance took over; null if there was none. */
export function lastMessage(steps: readonly Step[]): AcceptedMessage | null {
  for (const { decisions } of steps.toReversed()) {
    const facts = decisions.findLast((decision) => decision.facts.kind === 'message')?.facts;
    if (facts?.kind === 'message') return facts.message;
  }
  return null;
}
