/** How a message comes into the queue of its host: by `send` in the shell or in a lesson, as an input. */
import { LINE_TIME } from '../client.ts';
import type { Input } from '../input.ts';
import type { Snapshot } from '../snapshot.ts';
import { authorOf, completeAddress, nameOfHost } from './host.ts';
import { octetsOfLetter, writeLetter } from './letter.ts';
import { QUEUE_LIMIT, queueOf, withMessage, type MailNews, type QueuedMessage, type Standing } from './queue.ts';
import { settle } from './settlement.ts';

export type SendInput = Extract<Input, { kind: 'send' }>;

/**
 * The input that `send` makes on the host with this address. `from` null: the host's user writes; empty: the null sender. An address
 * without a domain gets the host's own. Typing it takes a second, like any line.
 */
export function sendInput(now: Snapshot, host: string, to: readonly string[], from: string | null = null): SendInput {
  const author = from === null ? authorOf(now, host) : completeAddress(now, host, from);
  return { kind: 'send', at: now.clock + LINE_TIME, host, from: author, to: to.map((word) => completeAddress(now, host, word)) };
}

/** What handing over a message changes, and what there is to tell of it. */
interface HandedOver {
  readonly after: Snapshot;
  readonly mail: readonly MailNews[];
}

/**
 * Puts a message into its host's queue, to be tried at once. Of a recipient named twice one is dropped; without recipients nothing happens.
 * A queue that is full sends the message home.
 */
export function handOver(now: Snapshot, input: SendInput): HandedOver {
  const { messages, nextId } = queueOf(now.queues, input.host);
  const to = unique(input.to);
  if (to.length === 0) return { after: now, mail: [] };
  const full = messages.length >= QUEUE_LIMIT;
  const standing: Standing = full ? { kind: 'returned', because: 'queue-full', gaveUp: false } : { kind: 'waits', because: null };
  const message = newMessage(now, input, to, nextId);
  const queues = withMessage(now.queues, input.host, message);
  return settle(
    { ...now, queues },
    input.host,
    message,
    to.map((address) => ({ address, standing })),
    null,
  );
}

const unique = (addresses: readonly string[]): readonly string[] =>
  addresses.filter((address, index) => addresses.findIndex((other) => other.toLowerCase() === address.toLowerCase()) === index);

function newMessage(now: Snapshot, { host, from, letter }: SendInput, to: readonly string[], id: number): QueuedMessage {
  const { clock: at, offset } = now;
  const text = letter ?? writeLetter({ host: nameOfHost(now, host), id, at, offset, from, to });
  const recipients = to.map((address) => ({ address, standing: { kind: 'waits', because: null } as const }));
  return { id, from, letter: octetsOfLetter(text), queuedAt: at, attempts: 0, nextAt: at, recipients };
}
