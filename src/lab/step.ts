/**
 * The one function everything stands on: an input and the snapshot before it become a step. Pure; the same inputs from the same start give
 * the same steps, byte for byte. Terminal, log, explanation, goals and undo are readings of the list of steps.
 */
import {
  feedConnection,
  loseConnection,
  openConnection,
  type Connection,
  type Decision,
  type Fed,
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
 * up reach nobody and make no step. An input earlier than the clock counts as made now.
 */
export function stepsOf(before: Snapshot, input: Input): readonly Step[] {
  const at = Math.max(input.at, before.clock);
  if (input.kind !== 'octets') return [single({ ...before, clock: at }, { ...input, at })];
  return octetSteps({ ...before, clock: at }, { ...input, at });
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

const circumstances = ({ configuration, world, faults, ids }: Snapshot) => ({ configuration, world, faults, ids });

function single(before: Snapshot, input: Exclude<Input, OctetsInput>): Step {
  switch (input.kind) {
    case 'connect':
      if (before.connections[input.connection] !== undefined) return silent(input, before);
      return record(before, input, input.connection, openConnection(circumstances(before), input));
    case 'hangup': {
      const open = before.connections[input.connection];
      return open === undefined
        ? silent(input, before)
        : record(before, input, input.connection, loseConnection(circumstances(before), open));
    }
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

function revise(texts: Texts, files: Files): Texts {
  return { revision: texts.revision + 1, files: { ...texts.files, ...files } };
}

function silent(input: Input, after: Snapshot): Step {
  return { input, outputs: [], decisions: [], log: [], after };
}

function record(before: Snapshot, input: Input, id: string, happened: Happening | Fed): Step {
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
