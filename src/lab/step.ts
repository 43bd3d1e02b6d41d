/**
 * The one function everything stands on: an input and the snapshot before it become steps. Pure; the same inputs from the same start give
 * the same steps, byte for byte. Terminal, log, explanation, goals and undo are readings of the list of steps.
 */
import { deadlineOf, type AcceptedMessage, type Connection, type Deadline, type QueuedMail } from '#esa';
import { nextMail, takeUp } from './delivery/post-office.ts';
import type { Input } from './input.ts';
import { nextRun, type Run } from './sending/queue.ts';
import { runMessage } from './sending/run.ts';
import { changeSnapshot, type Snapshot } from './snapshot.ts';
import { actOn, expire, silent, type Step } from './unit.ts';

export type { Output, Step } from './unit.ts';

/** Acts on one input whole. Where that takes several steps, their results stand one after the other. */
export function step(before: Snapshot, input: Input): Step {
  const steps = stepsOf(before, input);
  const last = steps.at(-1);
  // One step is most often all there is, and gathering would cost as much as making it.
  if (steps.length === 1 && last?.input === input) return last;
  const mail = steps.flatMap((made) => made.mail ?? []);
  const handedOn = steps.flatMap((made) => made.handedOn ?? []);
  return {
    input: last === undefined ? input : { ...input, at: last.input.at },
    outputs: steps.flatMap(({ outputs }) => outputs),
    decisions: steps.flatMap(({ decisions }) => decisions),
    log: steps.flatMap(({ log }) => log),
    after: last?.after ?? before,
    ...(mail.length === 0 ? {} : { mail }),
    ...handedOver(handedOn),
  };
}

const handedOver = (handedOn: readonly AcceptedMessage[]): Pick<Step, 'handedOn'> => (handedOn.length === 0 ? {} : { handedOn });

/**
 * The same as steps of one unit each: a command line, a stretch of message data, or any other input. Octets after the appliance has hung
 * up reach nobody and make no step. An input earlier than the clock counts as made now.
 *
 * Everything that is due by then happens first, in order: a connection the appliance gives up on and a message it takes up again, as part of
 * the step that follows; a message whose sending server tries again, as steps of its own marked `derived`. Those of a message just sent come after its input's own.
 * All steps of one input but the last say `more`: replaying that input makes them again.
 */
export function stepsOf(before: Snapshot, input: Input): readonly Step[] {
  const at = Math.max(input.at, before.clock);
  const timely = at === input.at ? input : { ...input, at };
  const passed = passTime(before, at);
  if (passed.steps.length === 0 && passed.waited === nothing && timely.kind !== 'send') return actOn(passed.now, timely);
  const [first, ...rest] = ownSteps(passed, timely);
  if (first === undefined) return [];
  const sent = timely.kind === 'send' ? passTime(first.after, at).steps : [];
  return [...bundled([...passed.steps, joined(passed.waited, first), ...sent]), ...rest];
}

/** Where time has passed, an input that reaches nobody makes a step all the same, so that what was due is made again by a replay. */
function ownSteps({ steps, waited, now }: Passed, input: Input): readonly Step[] {
  const own = actOn(now, input);
  const quiet = steps.length === 0 && isNothing(waited);
  return own.length > 0 || quiet ? own : [silent(input, now)];
}

function bundled(steps: readonly Step[]): readonly Step[] {
  return steps.map((made, index) => (index === steps.length - 1 ? made : { ...made, more: true }));
}

type Waited = Pick<Step, 'outputs' | 'decisions' | 'log' | 'handedOn'>;

const nothing: Waited = { outputs: [], decisions: [], log: [] };

const isNothing = ({ outputs, log, handedOn }: Waited): boolean => outputs.length === 0 && log.length === 0 && handedOn === undefined;

/** What happened while time passed: steps, what waits to be told with the step that follows, and where it led. */
interface Passed {
  readonly steps: readonly Step[];
  readonly waited: Waited;
  readonly now: Snapshot;
}

/** Everything that falls due up to an instant: connections the appliance gives up on, messages their hosts try again. */
function passTime(before: Snapshot, at: number): Passed {
  let passed: Passed = { steps: [], waited: nothing, now: before };
  for (let due = nextDue(before, at); due !== null; due = nextDue(passed.now, at)) {
    passed = 'deadline' in due ? giveUp(passed, due) : 'via' in due ? takeUpMail(passed, due, at) : run(passed, due);
  }
  return at <= passed.now.clock ? passed : { steps: passed.steps, waited: passed.waited, now: changeSnapshot(passed.now, { clock: at }) };
}

function giveUp({ steps, waited, now }: Passed, { id, connection, deadline }: Expiry): Passed {
  const made = expire(changeSnapshot(now, { clock: Math.max(now.clock, deadline.at) }), id, connection, deadline);
  return { steps, waited: joined(waited, made), now: made.after };
}

function takeUpMail({ steps, waited, now }: Passed, mail: QueuedMail, until: number): Passed {
  const { after, log, handedOn } = takeUp(changeSnapshot(now, { clock: mail.nextAt }), mail, until);
  const made: Waited = { outputs: [], decisions: [], log, ...handedOver(handedOn) };
  return { steps, waited: joined(waited, made), now: after };
}

function run({ steps, waited, now }: Passed, due: Run): Passed {
  const [first, ...rest] = runMessage(now, due);
  const made = [...steps, joined(waited, first), ...rest];
  return { steps: made, waited: nothing, now: (rest.at(-1) ?? first).after };
}

interface Expiry {
  readonly id: string;
  readonly connection: Connection;
  readonly deadline: Deadline;
}

/** What is due first; of several at the same instant the connection, then the message of a host, then the appliance's. */
function nextDue(now: Snapshot, until: number): Expiry | Run | QueuedMail | null {
  const expiry = nextExpiry(now, until);
  const message = nextRun(now.queues, expiry?.deadline.at ?? until);
  const first = expiry === null || (message !== null && message.at < expiry.deadline.at) ? message : expiry;
  const mail = nextMail(now, until);
  return mail !== null && (first === null || mail.nextAt < instantOf(first)) ? mail : first;
}

const instantOf = (due: Expiry | Run): number => ('deadline' in due ? due.deadline.at : due.at);

/** Looked for before every step, so nothing is made that is not due. */
function nextExpiry({ connections }: Snapshot, until: number): Expiry | null {
  let first: Expiry | null = null;
  for (const [id, connection] of Object.entries(connections)) {
    const deadline = deadlineOf(connection);
    if (deadline.at <= until && (first === null || deadline.at < first.deadline.at)) first = { id, connection, deadline };
  }
  return first;
}

/** What was waiting to be told stands before what a step tells itself. */
function joined<T extends Waited>(waited: Waited, next: T): T {
  if (isNothing(waited)) return next;
  return {
    ...next,
    outputs: [...waited.outputs, ...next.outputs],
    decisions: [...waited.decisions, ...next.decisions],
    log: [...waited.log, ...next.log],
    ...handedOver([...(waited.handedOn ?? []), ...(next.handedOn ?? [])]),
  };
}
