/**
 * What a host does about one message when its time has come: it calls the servers of those who still wait, or gives the message up. Every
 * line of it is an ordinary step, marked `derived`.
 */
import type { RecipientState } from '#smtp';
import type { Snapshot } from '../snapshot.ts';
import { silent, type Step } from '../unit.ts';
import { call, type CallToMake } from './conversation.ts';
import { nameOfHost } from './host.ts';
import type { QueuedMessage, QueuedRecipient, Run, Standing } from './queue.ts';
import { routeTo, type Destination } from './route.ts';
import { isGivenUp, nextActAt } from './schedule.ts';
import { settle, type Settled } from './settlement.ts';

/** The steps of a run, which begins at `run.at`: the time that passed, then the calls. */
export function runMessage(before: Snapshot, run: Run): readonly [Step, ...Step[]] {
  const now: Snapshot = { ...before, clock: Math.max(before.clock, run.at) };
  const [first, ...rest] = isGivenUp(run.message.queuedAt, run.at) ? [giveUp(now, run)] : tryAgain(before.clock < run.at, now, run);
  return [derived(first), ...rest.map(derived)];
}

const derived = (made: Step): Step => ({ ...made, derived: true });

/** Nobody is called any more: the message goes home with what was heard last. */
function giveUp(now: Snapshot, { host, message }: Run): Step {
  const learned = waiting(message).map(({ address, standing }): QueuedRecipient => {
    return { address, standing: { kind: 'returned', because: standing.because, gaveUp: true } };
  });
  return timeStep(settle(now, host, message, learned, serverOf(now, host, learned)));
}

/** The server all of them would have been asked at. */
function serverOf(now: Snapshot, host: string, [first, ...rest]: readonly QueuedRecipient[]): Destination | null {
  const server = first === undefined ? null : routeTo(now, host, first.address);
  return rest.every(({ address }) => routeTo(now, host, address)?.address === server?.address) ? server : null;
}

/** The step in which a host takes a message up again, and all that a run without a call comes to. */
function timeStep({ after, mail }: Settled): Step {
  return { ...silent({ kind: 'time', at: after.clock }, after), mail };
}

type WaitingRecipient = QueuedRecipient & { readonly standing: Extract<Standing, { kind: 'waits' }> };

const waiting = ({ recipients }: QueuedMessage): readonly WaitingRecipient[] =>
  recipients.filter((recipient): recipient is WaitingRecipient => recipient.standing.kind === 'waits');

function tryAgain(later: boolean, now: Snapshot, { host, message, at }: Run): readonly [Step, ...Step[]] {
  const attempts = message.attempts + 1;
  const tried: QueuedMessage = { ...message, attempts, nextAt: nextActAt(message.queuedAt, attempts, at) };
  const { calls, lost } = routesOf(now, host, tried);
  const begun = settle(now, host, tried, lost, null);
  const first = later || lost.length > 0 ? timeStep(begun) : null;
  const steps = callAll(begun, host, calls);
  // INVARIANT: who waits is lost or called, so that there is a step of time or of a call.
  return (first === null ? steps : [first, ...steps]) as readonly [Step, ...Step[]];
}

/** Who is to be called, with those to ask for there, and who is nowhere. */
interface Routes {
  readonly calls: ReadonlyMap<string, { readonly server: Destination; readonly to: readonly string[] }>;
  readonly lost: readonly QueuedRecipient[];
}

function routesOf(now: Snapshot, host: string, message: QueuedMessage): Routes {
  const calls = new Map<string, { readonly server: Destination; readonly to: readonly string[] }>();
  const lost: QueuedRecipient[] = [];
  for (const { address } of waiting(message)) {
    const server = routeTo(now, host, address);
    if (server === null) lost.push({ address, standing: { kind: 'waits', because: 'no-such-host' } });
    else calls.set(server.address, { server, to: [...(calls.get(server.address)?.to ?? []), address] });
  }
  return { calls, lost };
}

/** One call after the other; the last step of each settles what it came to. */
function callAll(begun: Settled, host: string, calls: Routes['calls']): readonly Step[] {
  const steps: Step[] = [];
  let { after, message } = begun;
  for (const { server, to } of calls.values()) {
    const connection = `sent-${host}-${message.id}-${message.attempts}-${server.address}`;
    const made: CallToMake = { connection, host, name: nameOfHost(after, host), server, message, to };
    const called = call(after, made);
    const last = called.steps.at(-1) ?? called.steps[0];
    const settled = settle(last.after, host, message, called.recipients.map(learn), server);
    steps.push(...called.steps.slice(0, -1), { ...last, after: settled.after, mail: settled.mail });
    ({ after, message } = settled);
  }
  return steps;
}

function learn({ address, state }: { readonly address: string; readonly state: RecipientState }): QueuedRecipient {
  return { address, standing: standingOf(state) };
}

/** After a session everybody has a fate. Whoever had none would wait. */
function standingOf(state: RecipientState): Standing {
  switch (state.kind) {
    case 'delivered':
      return { kind: 'delivered', because: state.because };
    case 'returned':
      return { kind: 'returned', because: state.because, gaveUp: false };
    case 'waits':
      return state;
    case 'undecided':
    case 'accepted':
      return { kind: 'waits', because: null };
  }
}
