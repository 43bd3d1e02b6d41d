/**
 * The letter that brings a message home (RFC 3464, in the envelope of RFC 6522): for people who and why, for machines the same field by
 * field with the reply as received, and the message itself. Its envelope sender is empty, so that no bounce is ever bounced.
 */
import { encodeUtf8, fieldOf, readLetter, replyLines } from '#smtp';
import { sayMailDate } from './letter.ts';
import type { QueuedMessage, Reason } from './queue.ts';
import type { Destination } from './route.ts';
import { sayReason, sendingWords } from './words.ts';

/** A recipient the message comes back for. `own` is what the server that writes has to say itself, in the place of an answer it got. */
export interface Failed {
  readonly address: string;
  readonly because: Reason | null;
  readonly gaveUp: boolean;
  readonly own?: string;
}

/** What a bounce tells. `host` is the name of the host that writes it, `author` whom it goes to, `server` who was asked last. */
export interface BounceFacts {
  readonly host: string;
  readonly author: string;
  readonly at: number;
  readonly offset: number;
  readonly message: QueuedMessage;
  readonly failed: readonly Failed[];
  readonly server: Destination | null;
}

/** A larger message comes back as its header only (design choice). */
const WHOLE_UP_TO = 20_000;

/** The bounce as octets, with CRLF line ends. */
export function writeBounce(facts: BounceFacts): string {
  const boundary = boundaryFor(facts);
  const parts = [noticePart(facts), reportPart(facts), messagePart(facts.message)];
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `${lines(headerOf(facts, boundary))}\r\n${body}--${boundary}--\r\n`;
}

const lines = (each: readonly string[]): string => each.map((line) => `${encodeUtf8(line)}\r\n`).join('');

/** A boundary that the letter does not hold. */
function boundaryFor({ message, at }: BounceFacts): string {
  let boundary = `report-${message.id}-${at.toString(36)}`;
  while (message.letter.includes(boundary)) boundary += '-';
  return boundary;
}

function headerOf({ host, author, at, offset, message }: BounceFacts, boundary: string): readonly string[] {
  return [
    `From: ${sendingWords.bounce.sender} <MAILER-DAEMON@${host}>`,
    `To: ${author}`,
    `Subject: ${sendingWords.bounce.subject}`,
    `Date: ${sayMailDate(at, offset)}`,
    `Message-ID: <${at.toString(36)}.${message.id}.report@${host}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
  ];
}

function noticePart({ host, failed, server }: BounceFacts): string {
  const words = sendingWords.bounce;
  const why = failed.some(({ gaveUp }) => gaveUp) ? words.gaveUp : words.refused;
  const people = failed.map(({ address, because, own }) => `<${address}>: ${own ?? sayAnswer(because, server)}`);
  return lines(['Content-Type: text/plain; charset=utf-8', '', words.greeting(host), '', why, '', ...people, '', words.after]);
}

const sayAnswer = (because: Reason | null, server: Destination | null): string =>
  server === null || because === null || typeof because === 'string'
    ? sayReason(because)
    : sendingWords.bounce.said(`${server.name} [${server.address}]`, sayReason(because));

/** Fields of RFC 3464 sections 2.2 and 2.3. */
function reportPart({ host, at, offset, message, failed, server }: BounceFacts): string {
  const perMessage = [`Reporting-MTA: dns; ${host}`, `Arrival-Date: ${sayMailDate(message.queuedAt, offset)}`];
  const perRecipient = failed.flatMap((recipient) => [
    '',
    `Final-Recipient: rfc822; ${recipient.address}`,
    'Action: failed',
    `Status: ${statusOf(recipient)}`,
    ...(server === null ? [] : [`Remote-MTA: dns; ${server.name}`]),
    ...diagnosis(recipient),
    ...(message.attempts === 0 ? [] : [`Last-Attempt-Date: ${sayMailDate(at, offset)}`]),
  ]);
  return lines(['Content-Type: message/delivery-status', '', ...perMessage, ...perRecipient]);
}

/** RFC 3463: the server's own code if it gave one; 4.4.7 is `delivery time expired`, 5.3.1 `mail system full`. */
function statusOf({ because, gaveUp, own }: Failed): string {
  // The appliance says so whatever its diagnosis is (seen in bounces of real boxes).
  if (own !== undefined) return '5.0.0 (permanent failure)';
  if (gaveUp) return '4.4.7';
  if (because === null || typeof because === 'string') return because === 'queue-full' ? '5.3.1' : '5.4.4';
  return /^#?(5\.\d{1,3}\.\d{1,3})\b/.exec(because.lines[0] ?? '')?.[1] ?? '5.0.0';
}

/** The reply as received, its further lines folded; there is none where nobody answered. */
function diagnosis({ because, own }: Failed): readonly string[] {
  if (own !== undefined) return [`Diagnostic-Code: smtp; ${own}`];
  if (because === null || typeof because === 'string') return [];
  const [first = '', ...more] = replyLines(because);
  return [`Diagnostic-Code: smtp; ${first}`, ...more.map((line) => ` ${line}`)];
}

function messagePart({ letter }: QueuedMessage): string {
  const whole = letter.length <= WHOLE_UP_TO;
  const header = readLetter(letter)
    .fields.map(({ raw }) => `${raw}\r\n`)
    .join('');
  const eightBit = /[\x80-\xff]/.test(letter) ? ['Content-Transfer-Encoding: 8bit'] : [];
  return `${lines([`Content-Type: ${whole ? 'message/rfc822' : 'text/rfc822-headers'}`, ...eightBit, ''])}${whole ? letter : header}`;
}

/** The subject of a bounce as a mailbox lists it: its own, and what came back. */
export function subjectOf(message: QueuedMessage): string {
  const subject = fieldOf(readLetter(message.letter), 'Subject');
  return subject === null ? sendingWords.bounce.subject : `${sendingWords.bounce.subject}: ${subject}`;
}
