/**
 * The one function everything stands on: an input and the snapshot before it become a step. Pure; the same inputs from the same start give
 * the same steps, byte for byte. Terminal, log, explanation, goals and undo are readings of the list of steps.
 */
import {
  deadlineOf,
  endNegotiation,
  expireConnection,
  feedConnection,
  loseConnection,
  openConnection,
  type Circumstances,
  type Connection,
  type Deadline,
  type Decision,
  type Happening,
  type Reply,
  type Texts,
} from '#esa';
import type { Files, Input } from './input.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What reaches a client. `opened`: TCP's handshake went through; `closed` and `reset` end a connection; `refused`: nothing listens there;
 * `unreachable`: no such host.
 */
export type Output = { readonly connection: string } & (
  { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'opened' | 'closed' | 'reset' | 'refused' | 'unreachable' }
);

/** One line of `mail_logs`. `at` is lab time in milliseconds; `text` is what stands after `Info: `. */
export interface LogLine {
  readonly at: number;
  readonly level: 'Info';
  readonly text: string;
}

/** One thing that happened: the input as it was acted on, everything that came of it, and the lab after it. */
export interface Step {
  readonly input: Input;
  readonly outputs: readonly Output[];
  readonly decisions: readonly Decision[];
  readonly log: readonly LogLine[];
  readonly after: Snapshot;
}

/** Acts on one input whole. Octets that hold several lines are acted on line by line, and their results stand one after the other. */
export function step(before: Snapshot, input: Input): Step {
  const steps = stepsOf(before, input);
  const last = steps.at(-1);
  return {
    input: last === undefined ? input : { ...input, at: last.input.at },
    outputs: steps.flatMap(({ outputs }) => outputs),
    decisions: steps.flatMap(({ decisions }) => decisions),
    log: steps.flatMap(({ log }) => log),
    after: last?.after ?? before,
  };
}

/**
 * The same as steps of one unit each: a command line, a stretch of message data, or any other input. Octets after the appliance has hung
 * up reach nobody and make no step. An input earlier than the clock counts as made now. Every deadline that is due by then fires first,
 * in order, as part of the first step.
 */
export function stepsOf(before: Snapshot, input: Input): readonly Step[] {
  const at = Math.max(input.at, before.clock);
  const timely = { ...input, at };
  const waited = passTime(before, at);
  const [first, ...rest] = timely.kind === 'octets' ? octetSteps(waited.after, timely) : [single(waited.after, timely)];
  if (first === undefined) return waited.outputs.length === 0 ? [] : [{ ...waited, input: timely }];
  return [joined(waited, first), ...rest];
}

/** Everything that falls due up to an instant: connections the appliance gives up on. */
function passTime(before: Snapshot, at: number): Omit<Step, 'input'> {
  const passed: Omit<Step, 'input'>[] = [];
  let now = before;
  for (let due = nextDeadline(now, at); due !== null; due = nextDeadline(now, at)) {
    const then = { ...now, clock: due.deadline.at };
    const made = record(
      then,
      { kind: 'time', at: due.deadline.at },
      due.id,
      expireConnection(circumstances(then), due.connection, due.deadline),
    );
    passed.push(made);
    now = made.after;
  }
  return {
    outputs: passed.flatMap(({ outputs }) => outputs),
    decisions: passed.flatMap(({ decisions }) => decisions),
    log: passed.flatMap(({ log }) => log),
    after: { ...now, clock: at },
  };
}

function nextDeadline(now: Snapshot, until: number): { id: string; connection: Connection; deadline: Deadline } | null {
  const all = Object.entries(now.connections).map(([id, connection]) => ({ id, connection, deadline: deadlineOf(connection) }));
  const due = all.filter(({ deadline }) => deadline.at <= until);
  return due.reduce<(typeof due)[number] | null>(
    (first, next) => (first !== null && first.deadline.at <= next.deadline.at ? first : next),
    null,
  );
}

function joined(waited: Omit<Step, 'input'>, first: Step): Step {
  if (waited.outputs.length === 0) return first;
  return {
    ...first,
    outputs: [...waited.outputs, ...first.outputs],
    decisions: [...waited.decisions, ...first.decisions],
    log: [...waited.log, ...first.log],
  };
}

type OctetsInput = Extract<Input, { kind: 'octets' }>;

function octetSteps(before: Snapshot, input: OctetsInput): readonly Step[] {
  const steps: Step[] = [];
  let now = before;
  let rest = input.octets;
  for (let open = now.connections[input.connection]; open !== undefined && rest !== ''; open = now.connections[input.connection]) {
    const fed = feedConnection(circumstances(now), open, rest);
    const made = record(now, { ...input, octets: rest.slice(0, fed.used) }, input.connection, fed);
    steps.push(made);
    now = made.after;
    rest = rest.slice(fed.used);
  }
  return steps;
}

function circumstances({ clock, offset, configuration, world, faults, ids, connections }: Snapshot): Circumstances {
  return { at: clock, offset, configuration, world, faults, ids, open: Object.values(connections) };
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

function revise(texts: Texts, files: Files): Texts {
  return { revision: texts.revision + 1, files: { ...texts.files, ...files } };
}

function silent(input: Input, after: Snapshot): Step {
  return { input, outputs: [], decisions: [], log: [], after };
}

function record(before: Snapshot, input: Input, id: string, happened: Happening): Step {
  const connections = withConnection(before.connections, id, happened.connection);
  return {
    input,
    outputs: happened.says.map((said) => outputOf(id, said)),
    decisions: happened.decisions,
    log: happened.log.map((text) => ({ at: before.clock, level: 'Info', text })),
    after: { ...before, ids: happened.ids, connections },
  };
}

function withConnection(connections: Snapshot['connections'], id: string, connection: Connection | null): Snapshot['connections'] {
  const { [id]: _gone, ...others } = connections;
  return connection === null ? others : { ...connections, [id]: connection };
}

function outputOf(connection: string, said: Happening['says'][number]): Output {
  return typeof said === 'string' ? { connection, kind: said } : { connection, kind: 'reply', reply: said };
}
