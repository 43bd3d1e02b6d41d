/**
 * A message the appliance has taken over and is not done with, as plain data: in the work queue first, then in delivery. A recipient stands in
 * it until his fate is sealed: delivered, bounced or dropped.
 */
import type { AcceptedMessage } from '../decision.ts';

/** A recipient whose fate is open. `rid` counts from 0 in the order of RCPT (User Guide 9.1.2, logging). */
export interface QueuedRecipient {
  readonly rid: number;
  readonly address: string;
}

/**
 * `listener` is where it came in, empty for a bounce the appliance wrote itself. Times are lab milliseconds; `nextAt` is when it is taken up
 * again, `attempts` how often delivery was tried.
 */
export interface QueuedMail extends Omit<AcceptedMessage, 'recipients'> {
  readonly stage: 'work-queue' | 'delivery';
  readonly queuedAt: number;
  readonly attempts: number;
  readonly nextAt: number;
  readonly recipients: readonly QueuedRecipient[];
}

/** A message as it enters the work queue. */
export function queueMessage({ mid, from, recipients, text, added, bareLineEnds, via }: AcceptedMessage, at: number): QueuedMail {
  const queued = recipients.map((address, rid) => ({ rid, address }));
  return { mid, from, recipients: queued, text, added, bareLineEnds, via, stage: 'work-queue', queuedAt: at, attempts: 0, nextAt: at };
}

/** The message with other recipients or at another stage, where nothing was tried yet. Written out field by field, since every message passes here (changeSnapshot). */
export function changeMail(mail: QueuedMail, recipients: readonly QueuedRecipient[], stage: QueuedMail['stage']): QueuedMail {
  const { mid, from, text, added, bareLineEnds, via, queuedAt, nextAt } = mail;
  const attempts = stage === mail.stage ? mail.attempts : 0;
  return { mid, from, recipients, text, added, bareLineEnds, via, stage, queuedAt, attempts, nextAt };
}

/** The message for some of its recipients, as it goes to one next hop. */
export function messageFor(mail: QueuedMail, recipients: readonly QueuedRecipient[]): AcceptedMessage {
  const { mid, from, text, added, bareLineEnds, via } = mail;
  return { mid, from, text, added, bareLineEnds, via, recipients: recipients.map(({ address }) => address) };
}

/**
 * Why a recipient bounces, in the parts the log writes: the status of RFC 3463 with the box's own words for it, and the code and texts that were
 * heard, `000` where nobody answered.
 */
export interface BounceReason {
  readonly status: string;
  readonly words: string;
  readonly code: string;
  readonly texts: readonly string[];
}

/** A recipient who does not get the message yet, and why. */
export interface WaitingRecipient extends QueuedRecipient {
  readonly reason: BounceReason;
}

/** A recipient who will not get the message. */
export interface BouncedRecipient extends QueuedRecipient {
  readonly reason: BounceReason;
}
