/**
 * The shape of a reply and what its class means to the client that reads it. RFC 5321 sections 4.2 and 4.2.1.
 * Which reply is sent is the appliance's business (esa/outcomes.ts).
 */

/** First digit of a code: 2 done, 3 send more, 4 not now, 5 not ever. Servers never send 1yz in SMTP. */
export type ReplyClass = 2 | 3 | 4 | 5;

/** One reply: `code` is three digits, `lines` at least one text without code and without line end. */
export interface Reply {
  readonly code: number;
  readonly lines: readonly string[];
}

/** The class of a code. A code outside 200..599 is a programmer's slip and counts as 5. */
export function classOf(code: number): ReplyClass {
  const first = Math.floor(code / 100);
  return first === 2 || first === 3 || first === 4 ? first : 5;
}

/** The reply as it goes over the wire: `250-first` … `250 last`, each line ended by CRLF. */
export function renderReply(reply: Reply): string {
  return replyLines(reply)
    .map((line) => `${line}\r\n`)
    .join('');
}

/** The same, line by line and without line ends. */
export function replyLines(reply: Reply): readonly string[] {
  const last = reply.lines.length - 1;
  return reply.lines.map((line, index) => `${reply.code}${index === last ? ' ' : '-'}${line}`);
}

/** What a well-behaved client does after a reply of each class. RFC 5321 section 4.2.1. */
export const clientActs = {
  2: 'goes-on',
  3: 'sends-more',
  4: 'tries-later',
  5: 'returns-it',
} as const satisfies Record<ReplyClass, string>;
