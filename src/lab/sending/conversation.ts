/**
 * One call of a sending server, spoken line by line as ordinary inputs: what the server hears decides what it says next (smtp/sender.ts).
 * Lines take no lab time, so that nothing falls due in the middle of a call (design choice).
 */
import { beginSending, nextAct, type Heard, type NextAct, type Sending } from '#smtp';
import type { Input } from '../input.ts';
import type { Snapshot } from '../snapshot.ts';
import { actOn, type Step } from '../unit.ts';
import type { QueuedMessage } from './queue.ts';
import { SMTP_PORT, type Destination } from './route.ts';

/** A call to make. `host` is the address it comes from, `name` what that host calls itself; `connection` an id nobody else uses. */
export interface CallToMake {
  readonly connection: string;
  readonly host: string;
  readonly name: string;
  readonly server: Destination;
  readonly message: QueuedMessage;
  readonly to: readonly string[];
}

/** Everything that was said and heard, at least the attempt to connect, and the fates it came to. */
export interface Called {
  readonly steps: readonly [Step, ...Step[]];
  readonly recipients: Sending['recipients'];
}

/** Makes a call, from connecting to the end of the connection. */
export function call(before: Snapshot, made: CallToMake): Called {
  const { connection, host, server, message } = made;
  const at = before.clock;
  const steps: Step[] = [];
  let now = before;
  const act = (input: Input): readonly Heard[] => {
    const taken = actOn(now, input);
    steps.push(...taken);
    now = taken.at(-1)?.after ?? now;
    return heardOn(connection, taken);
  };
  let heard = act({ kind: 'connect', at, connection, from: host, to: server.address, port: SMTP_PORT });
  let next = hear(beginSending({ host: made.name, from: message.from, letter: message.letter, to: made.to }), heard);
  while (next.sending.phase !== 'closed') {
    heard = [];
    // A server that answers early, as to a header that is too long, is not told the rest.
    for (const line of next.lines) if (heard.length === 0) heard = act({ kind: 'octets', at, connection, octets: `${line}\r\n` });
    next = hear(next.sending, heard);
  }
  if (now.connections[connection] !== undefined) act({ kind: 'hangup', at, connection });
  const [first, ...rest] = steps;
  // INVARIANT: connecting is a step whatever comes of it.
  return { steps: [first as Step, ...rest], recipients: next.sending.recipients };
}

/** What a sending server hears of steps on its connection. */
function heardOn(connection: string, steps: readonly Step[]): readonly Heard[] {
  const outputs = steps.flatMap((made) => made.outputs).filter((output) => output.connection === connection);
  return outputs.flatMap((output): readonly Heard[] => {
    if (output.kind === 'reply') return [output.reply];
    return output.kind === 'opened' ? [] : [output.kind];
  });
}

/** Goes on by everything heard; where nothing was, nobody is there any more. */
function hear(sending: Sending, heard: readonly Heard[]): NextAct {
  const [first = 'closed' as const, ...rest] = heard;
  return rest.reduce<NextAct>((before, next) => nextAct(before.sending, next), nextAct(sending, first));
}
