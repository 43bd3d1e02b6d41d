/**
 * One unit of input and everything that came of it, without regard to time: the base of step.ts, which lets time pass before, and of the
 * sending servers, whose attempts are made of the same units.
 */
import {
  endNegotiation,
  expireConnection,
  feedConnection,
  loseConnection,
  openConnection,
  readSurroundings,
  waitOf,
  type Circumstances,
  type Connection,
  type Deadline,
  type Decision,
  type Happening,
  type Reply,
  type AcceptedMessage,
  type AskedInQueue,
  type Texts,
} from '#esa';
import { takeOver } from './delivery/post-office.ts';
import type { Files, Input } from './input.ts';
import { lineAt, type LogLine } from './log-line.ts';
import type { MailNews } from './sending/queue.ts';

import { handOver } from './sending/submission.ts';
import { changeSnapshot, type Snapshot } from './snapshot.ts';

/**
 * What reaches a client. `opened`: TCP's handshake went through; `closed` and `reset` end a connection; `refused`: nothing listens there;
 * `unreachable`: no such host.
 */
export type Output = { readonly connection: string } & (
  { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'opened' | 'closed' | 'reset' | 'refused' | 'unreachable' }
);

/**
 * One thing that happened: the input as it was acted on, everything that came of it, and the lab after it.
 *
 * `derived`: nobody made this input; a sending server did, because of the person's input that its bundle also holds. `more`: the same
 * person's input made the next step too, so that nobody can stand between the two (history.ts). `mail`: what was settled for recipients of
 * a host's own mail. `handedOn`: what left the lab (`Snapshot.nextHop`). Absent means no, or none.
 */
export interface Step {
  readonly input: Input;
  readonly outputs: readonly Output[];
  readonly decisions: readonly Decision[];
  readonly log: readonly LogLine[];
  readonly after: Snapshot;
  readonly derived?: true;
  readonly more?: true;
  readonly mail?: readonly MailNews[];
  readonly handedOn?: readonly AcceptedMessage[];
}

/** Acts on one input at the snapshot's clock: a step per command line or stretch of message data, one step for any other input. */
export function actOn(before: Snapshot, input: Input): readonly Step[] {
  return input.kind === 'octets' ? octetSteps(before, input) : [single(before, input)];
}

/** The appliance gives up on a connection at its deadline, which is the snapshot's clock. */
export function expire(before: Snapshot, id: string, connection: Connection, deadline: Deadline): Step {
  const input: Input = { kind: 'time', at: deadline.at };
  return record(before, input, id, expireConnection(circumstances(before), connection, deadline));
}

type OctetsInput = Extract<Input, { kind: 'octets' }>;

function octetSteps(before: Snapshot, input: OctetsInput): readonly Step[] {
  const steps: Step[] = [];
  let now = before;
  let rest = input.octets;
  for (let open = now.connections[input.connection]; open !== undefined && rest !== ''; open = now.connections[input.connection]) {
    const fed = feedConnection(circumstances(now), open, rest);
    const made = record(now, cutInput(input, rest, fed.used), input.connection, fed);
    steps.push(made);
    now = made.after;
    rest = rest.slice(fed.used);
  }
  return steps;
}

/** The input as far as one unit used it. */
function cutInput(input: OctetsInput, rest: string, used: number): OctetsInput {
  if (used === input.octets.length) return input;
  return { kind: 'octets', at: input.at, connection: input.connection, octets: rest.slice(0, used) };
}

function circumstances(now: Snapshot): Circumstances {
  const { clock, offset, configuration, world, faults, ids, counters, connections, directoryCache: cache, scores } = now;
  return { at: clock, offset, configuration, world, faults, ids, counters, open: Object.values(connections), cache, scores };
}

function single(before: Snapshot, input: Exclude<Input, OctetsInput>): Step {
  switch (input.kind) {
    case 'connect':
      if (before.connections[input.connection] !== undefined) return silent(input, before);
      return record(before, input, input.connection, openConnection(circumstances(before), input));
    case 'hangup':
      return onConnection(before, input, loseConnection);
    case 'tls':
      return onConnection(before, input, (around, open) => endNegotiation(around, open, input.ciphering));
    case 'commit':
      return silent(input, { ...before, configuration: revise(before.configuration, input.files) });
    case 'world':
      return silent(input, { ...before, world: revise(before.world, input.files) });
    case 'fault': {
      const others = before.faults.filter((fault) => fault !== input.fault);
      return silent(input, { ...before, faults: input.on ? [...others, input.fault] : others });
    }
    case 'time':
      return silent(input, before);
    case 'send':
      return submit(before, input);
  }
}

/** Acts on an open connection; on one that is gone, nothing. */
function onConnection(
  before: Snapshot,
  input: Extract<Input, { kind: 'hangup' | 'tls' }>,
  act: (around: Circumstances, open: Connection) => Happening,
): Step {
  const open = before.connections[input.connection];
  return open === undefined ? silent(input, before) : record(before, input, input.connection, act(circumstances(before), open));
}

/** A message is handed to its host's sending server, which has not tried it yet. */
function submit(before: Snapshot, input: Extract<Input, { kind: 'send' }>): Step {
  const { after, mail } = handOver(before, input);
  return { ...silent(input, after), mail };
}

function revise(texts: Texts, files: Files): Texts {
  return { revision: texts.revision + 1, files: { ...texts.files, ...files } };
}

/** A step in which nobody is answered. */
export function silent(input: Input, after: Snapshot): Step {
  return { input, outputs: [], decisions: [], log: [], after };
}

function record(before: Snapshot, input: Input, id: string, happened: Happening): Step {
  const { ids, counters, cache, scores } = happened;
  const clock = before.clock + waited(before, happened.decisions);
  const connections = withConnection(before.connections, id, happened.connection);
  const made: Step = {
    input,
    outputs: happened.says.map((said) => outputOf(id, said)),
    decisions: happened.decisions,
    log: happened.log.map((line) => lineAt(clock, line)),
    after: changeSnapshot(before, { clock, ids, counters, connections, directoryCache: cache, scores: scores ?? before.scores }),
  };
  const message = messageOf(happened.decisions);
  return message === null ? made : withMessage(made, message);
}

/** The message the appliance has taken over, if any. */
function messageOf(decisions: readonly Decision[]): AcceptedMessage | null {
  for (const { facts } of decisions) if (facts.kind === 'message') return facts.message;
  return null;
}

/** Work queue and delivery come in the step that accepted the message, after its reply. */
function withMessage(made: Step, message: AcceptedMessage): Step {
  const { after, log, handedOn, asked } = takeOver(made.after, message);
  const { input, outputs } = made;
  const decisions = asked.length === 0 ? made.decisions : made.decisions.map((decision) => telling(decision, asked));
  const all = [...made.log, ...log];
  return handedOn.length === 0 ? { input, outputs, decisions, log: all, after } : { input, outputs, decisions, log: all, after, handedOn };
}

/** The acceptance of a message tells what the work queue made of its recipients. */
function telling(decision: Decision, asked: readonly AskedInQueue[]): Decision {
  const { facts } = decision;
  return facts.kind === 'message' ? { ...decision, facts: { ...facts, asked } } : decision;
}

/** How long the appliance waited for answers: the clock goes on by it. */
function waited({ world, faults }: Snapshot, decisions: readonly Decision[]): number {
  let sum = 0;
  for (const decision of decisions) sum += waitOf(decision, readSurroundings(world), faults);
  return sum;
}

function withConnection(connections: Snapshot['connections'], id: string, connection: Connection | null): Snapshot['connections'] {
  const changed: Record<string, Connection> = {};
  for (const [other, open] of Object.entries(connections)) if (other !== id) changed[other] = open;
  if (connection !== null) changed[id] = connection;
  return changed;
}

function outputOf(connection: string, said: Happening['says'][number]): Output {
  return typeof said === 'string' ? { connection, kind: said } : { connection, kind: 'reply', reply: said };
}

export { circumstances };
