/**
 * Cuts octets into command lines and message data, however they were chunked. Only CRLF ends a line (RFC 5321 section 2.3.8) and only
 * CRLF `.` CRLF ends data (section 4.1.1.4). What is unfinished stays with the caller as a string.
 */
import { RESPONSE_LINE_LIMIT } from './command.ts';

/** One thing to act on. `line` comes without its CRLF; `data` is raw, still dot-stuffed, and `ended` tells that the final dot has come. */
export type Unit =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'data'; readonly data: string; readonly ended: boolean }
  | { readonly kind: 'unfinished'; readonly held: string };

/** The next unit, how many octets of the chunk it used up, and what must be held until more octets come. */
export interface Cut {
  readonly unit: Unit;
  readonly used: number;
}

/**
 * The next command line in `held + chunk`. `held` is the unfinished rest of earlier chunks and holds no CRLF;
 * it is wholly consumed by a line. Without a CRLF the whole chunk joins what is held; of an endless line only its beginning is kept.
 */
export function cutLine(held: string, chunk: string): Cut {
  const all = held + chunk;
  const end = all.indexOf('\r\n', Math.max(0, held.length - 1));
  if (end < 0) return { unit: { kind: 'unfinished', held: bounded(all) }, used: chunk.length };
  return { unit: { kind: 'line', line: all.slice(0, end) }, used: end + 2 - held.length };
}

/** Beyond this nothing of a line can matter: it is too long even for AUTH, and only its last octet may be half a CRLF. */
const HELD_LIMIT = RESPONSE_LINE_LIMIT + 1;

const bounded = (held: string): string => (held.length <= HELD_LIMIT ? held : held.slice(0, HELD_LIMIT - 1) + held.slice(-1));

const END_OF_DATA = '\r\n.\r\n';

/**
 * The message data up to the end of the chunk or the final dot. `tail` is the last octets already received, at most four, and starts as
 * CRLF because the DATA command ended with one. The data of an ended unit goes up to and including the final dot's CRLF.
 */
export function cutData(tail: string, chunk: string): Cut {
  const end = (tail + chunk).indexOf(END_OF_DATA);
  if (end < 0) return { unit: { kind: 'data', data: chunk, ended: false }, used: chunk.length };
  const used = end + END_OF_DATA.length - tail.length;
  return { unit: { kind: 'data', data: chunk.slice(0, used), ended: true }, used };
}

/** The tail to hand to the next `cutData`. */
export function tailOf(tail: string, data: string): string {
  return (tail + data).slice(1 - END_OF_DATA.length);
}
