/**
 * The mail that waits on the hosts of the lab, as plain data: one queue per host address, one entry per message, one standing per recipient.
 * A message leaves when nobody waits for it any more. What a host does with it: run.ts.
 */
import type { Heard, Reply } from '#smtp';

/** Why a recipient waits or came back: what the other side said, or that nobody could be asked. */
export type Reason = Heard | 'no-such-host' | 'queue-full';

/** How a recipient of a message stands. `because` null: nothing was tried yet. `gaveUp`: it came back because it had waited too long. */
export type Standing =
  | { readonly kind: 'waits'; readonly because: Reason | null }
  | { readonly kind: 'delivered'; readonly because: Reply }
  | { readonly kind: 'returned'; readonly because: Reason | null; readonly gaveUp: boolean };

export interface QueuedRecipient {
  readonly address: string;
  readonly standing: Standing;
}

/**
 * A message in a queue. `id` is its number on its host. `from` is the author, empty for the null sender. `letter` is the message as octets.
 * Times are lab milliseconds; `nextAt` is when the host acts on it again.
 */
export interface QueuedMessage {
  readonly id: number;
  readonly from: string;
  readonly letter: string;
  readonly queuedAt: number;
  readonly attempts: number;
  readonly nextAt: number;
  readonly recipients: readonly QueuedRecipient[];
}

/** The queue of one host. `nextId` counts on, so that an id is never used twice. */
export interface Queue {
  readonly nextId: number;
  readonly messages: readonly QueuedMessage[];
}

/** Queues by the address of their host. */
export type Queues = Readonly<Record<string, Queue>>;

/** Messages a host keeps; what is handed over beyond that comes back at once (design choice). */
export const QUEUE_LIMIT = 100;

const EMPTY: Queue = { nextId: 1, messages: [] };

/** The queue of a host; an empty one where nothing was ever sent. */
export function queueOf(queues: Queues, host: string): Queue {
  return (Object.hasOwn(queues, host) ? queues[host] : undefined) ?? EMPTY;
}

/** Puts a message at the end of its host's queue. */
export function withMessage(queues: Queues, host: string, message: QueuedMessage): Queues {
  const { messages } = queueOf(queues, host);
  return { ...queues, [host]: { nextId: message.id + 1, messages: [...messages, message] } };
}

/** Puts a message in the place of the one with its id, or takes it out when nobody waits for it any more. */
export function replaceMessage(queues: Queues, host: string, message: QueuedMessage): Queues {
  const queue = queueOf(queues, host);
  const messages = queue.messages.flatMap((other) => (other.id !== message.id ? [other] : isWaiting(message) ? [message] : []));
  return { ...queues, [host]: { ...queue, messages } };
}

const isWaiting = ({ recipients }: QueuedMessage): boolean => recipients.some(({ standing }) => standing.kind === 'waits');

/** A message that its host acts on at `at`. */
export interface Run {
  readonly at: number;
  readonly host: string;
  readonly message: QueuedMessage;
}

/** The first run due by an instant; of several at once the one whose host sent first, then the older message. */
export function nextRun(queues: Queues, until: number): Run | null {
  let first: Run | null = null;
  for (const [host, { messages }] of Object.entries(queues)) {
    for (const message of messages) {
      if (message.nextAt <= until && (first === null || message.nextAt < first.at)) first = { at: message.nextAt, host, message };
    }
  }
  return first;
}

/**
 * What was settled for one recipient in a step; `nextAt` is when the host acts on the message again, null once the recipient's fate is
 * sealed. `last`: it will not be tried again then, but given up.
 */
export interface MailNews {
  readonly host: string;
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly standing: Standing;
  readonly nextAt: number | null;
  readonly last: boolean;
}
