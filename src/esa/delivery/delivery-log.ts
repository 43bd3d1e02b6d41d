/**
 * The lines of mail_logs after acceptance. Forms: User Guide 9.1.2, logging chapter (delivery, bounce); IronPort's own log analyser for delays and
 * generated bounces; release 14 where releases differ.
 */
import { decodeUtf8, writeOut } from '#smtp';
import type { BouncedRecipient, BounceReason, QueuedMail, QueuedRecipient, WaitingRecipient } from './queued-mail.ts';

const ridList = (recipients: readonly QueuedRecipient[]): string => `[${recipients.map(({ rid }) => rid).join(', ')}]`;

/** Single quotes as Python puts them: double ones around a text that holds a single one. */
const quoted = (text: string): string => {
  const shown = decodeUtf8(writeOut(text));
  return shown.includes("'") ? `"${shown}"` : `'${shown}'`;
};

/** What the log says when the work queue is done with a message. `relayed` mail goes through the outbound table of policies. */
export function logQueued({ mid, via }: QueuedMail): readonly string[] {
  return [
    `MID ${mid} matched all recipients for per-recipient policy DEFAULT in the ${via.relayed ? 'outbound' : 'inbound'} table`,
    `MID ${mid} queued for delivery`,
  ];
}

/** One connection out, and who got the message over it. */
export interface LoggedHandover {
  readonly dcid: number;
  readonly interface: string;
  readonly address: string;
  readonly port: number;
  readonly response: string;
  /** All that the message was for there, and those of them the next hop took or refused. */
  readonly recipients: readonly QueuedRecipient[];
  readonly taken: readonly QueuedRecipient[];
  readonly refused: readonly BouncedRecipient[];
}

/** A message handed to a next hop. That refusals stand before what was taken is a design choice: they came first. */
export function logHandover(
  mid: number,
  { dcid, interface: from, address, port, response, recipients, taken, refused }: LoggedHandover,
): readonly string[] {
  const rids = ridList(taken);
  const done = [`Message done DCID ${dcid} MID ${mid} to RID ${rids}`, `MID ${mid} RID ${rids} Response ${quoted(response)}`];
  return [
    `New SMTP DCID ${dcid} interface ${from} address ${address} port ${port}`,
    `Delivery start DCID ${dcid} MID ${mid} to RID ${ridList(recipients)}`,
    ...logBounced(mid, refused, dcid),
    ...(taken.length === 0 ? [] : done),
  ];
}

export const logDcidClosed = (dcid: number): string => `DCID ${dcid} close`;

/** Every recipient's fate is sealed. */
export const logFinished = (mid: number): string => `Message finished MID ${mid} done`;

const sayReason = ({ status, words, code, texts }: BounceReason): string =>
  `${status} - ${words} ('${code}', [${texts.map(quoted).join(', ')}]) []`;

/** Recipients who will not get the message. Where no connection was made for them the DCID is 0. */
export function logBounced(mid: number, bounced: readonly BouncedRecipient[], dcid = 0): readonly string[] {
  return bounced.map(({ rid, reason }) => `Bounced: DCID ${dcid} MID ${mid} to RID ${rid} - ${sayReason(reason)}`);
}

/** Recipients who wait, why, and until when (`until` as the log heads its lines); `Default` is the bounce profile. */
export function logDelayed(mid: number, waiting: readonly WaitingRecipient[], until: string): readonly string[] {
  return [
    ...waiting.map(({ rid, reason }) => `Delayed: DCID 0 MID ${mid} to RID ${rid} - ${sayReason(reason)}`),
    `MID ${mid} to RID ${ridList(waiting)} pending till ${until} [Default]`,
  ];
}

/** A bounce the appliance writes: a message of its own, from nobody and by no connection, ICID 0 (the lines beside `generated`: design choice). */
export function logGenerated(bounce: QueuedMail, original: number): readonly string[] {
  const { mid, recipients } = bounce;
  return [
    `Start MID ${mid} ICID 0`,
    `MID ${mid} was generated for bounce of MID ${original}`,
    `MID ${mid} ICID 0 From: <>`,
    ...recipients.map(({ rid, address }) => `MID ${mid} ICID 0 RID ${rid} To: <${decodeUtf8(writeOut(address))}>`),
    `MID ${mid} queued for delivery`,
  ];
}
