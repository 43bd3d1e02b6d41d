/** What was learned of a message's recipients put on record: in the queue, as news, and as a letter home for those who will not get it. */
import type { Snapshot } from '../snapshot.ts';
import { subjectOf, writeBounce, type Failed } from './bounce.ts';
import { nameOfHost, returnAddress } from './host.ts';
import { bringHome } from './mailbox.ts';
import { replaceMessage, type MailNews, type QueuedMessage, type QueuedRecipient } from './queue.ts';
import type { Destination } from './route.ts';
import { isGivenUp } from './schedule.ts';

/** The lab and the message after a settlement, and what there is to tell. */
export interface Settled {
  readonly after: Snapshot;
  readonly message: QueuedMessage;
  readonly mail: readonly MailNews[];
}

/** Settles how recipients stand. `host` is the address of the message's host, `server` whom it asked, null where nobody was. */
export function settle(
  now: Snapshot,
  host: string,
  message: QueuedMessage,
  learned: readonly QueuedRecipient[],
  server: Destination | null,
): Settled {
  const recipients = message.recipients.map((one) => learned.find(({ address }) => address === one.address) ?? one);
  const settled: QueuedMessage = { ...message, recipients };
  const queues = replaceMessage(now.queues, host, settled);
  const mail = learned.map((recipient) => newsOf(host, settled, recipient));
  return { after: sendHome({ ...now, queues }, host, settled, learned.flatMap(failedOf), server), message: settled, mail };
}

function newsOf(host: string, message: QueuedMessage, { address, standing }: QueuedRecipient): MailNews {
  const { id, from, nextAt, queuedAt } = message;
  const waits = standing.kind === 'waits';
  return { host, id, from, to: address, standing, nextAt: waits ? nextAt : null, last: waits && isGivenUp(queuedAt, nextAt) };
}

function failedOf({ address, standing }: QueuedRecipient): readonly Failed[] {
  return standing.kind === 'returned' ? [{ address, because: standing.because, gaveUp: standing.gaveUp }] : [];
}

function sendHome(now: Snapshot, host: string, message: QueuedMessage, failed: readonly Failed[], server: Destination | null): Snapshot {
  if (failed.length === 0) return now;
  const { clock: at, offset } = now;
  const author = returnAddress(now, host, message.from);
  const text = writeBounce({ host: nameOfHost(now, host), author, at, offset, message, failed, server });
  return { ...now, mailboxes: bringHome(now.mailboxes, author, { host, at, subject: subjectOf(message), text }) };
}
