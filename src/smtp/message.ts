/**
 * What was sent as message data, read as a letter: dots unstuffed (RFC 5321 section 4.5.2), header block apart from body
 * (RFC 5322 section 2.1, with the appliance's rule of where a header ends). Octets in, octets out.
 */
import { trimBlanks } from './octets.ts';

/** A header field as it stands: `name` without its colon, `value` unfolded and trimmed, `raw` the lines as sent. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
  readonly raw: string;
}

/** A letter in two parts. `body` keeps its CRLFs; `separated` tells whether a blank line stood between. */
export interface Letter {
  readonly fields: readonly HeaderField[];
  readonly body: string;
  readonly separated: boolean;
}

/** The message text of raw data up to and including its final dot: the dot line goes, and every other line loses a leading dot. */
export function unstuff(data: string): string {
  const text = data === '.\r\n' || data.endsWith('\r\n.\r\n') ? data.slice(0, -3) : data;
  return hasDottedLine(text) ? text.replace(/(^|\r\n)\./g, '$1') : text;
}

/** Most letters have no such line, and a plain search sees that faster than a pattern. */
const hasDottedLine = (text: string): boolean => text.startsWith('.') || text.includes('\r\n.');

/** Message text made ready to send: every line that begins with a dot gets another (RFC 5321 section 4.5.2). */
export function stuff(text: string): string {
  return hasDottedLine(text) ? text.replace(/(^|\r\n)\./g, '$1..') : text;
}

const FIELD = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:(.*)$/s;

/** Parts header from body at the first line that is neither a field nor a continuation; an empty one is dropped, any other begins the body. */
export function readLetter(text: string): Letter {
  const fields: HeaderField[] = [];
  let at = 0;
  for (let end = fieldEnd(text, at); end !== null; end = fieldEnd(text, at)) {
    fields.push(readField(text.slice(at, end)));
    if (end === text.length) return { fields, body: '', separated: false };
    at = end + 2;
  }
  const separated = text.startsWith('\r\n', at);
  return { fields, body: text.slice(separated ? at + 2 : at), separated };
}

/** Where the field that begins at a line ends, its continuations included and its last CRLF not; null where none begins. */
function fieldEnd(text: string, start: number): number | null {
  let end = lineEnd(text, start);
  // A blank at the start goes on with the field above, so no field begins here.
  if (!FIELD.test(text.slice(start, end))) return null;
  while (/[ \t]/.test(text.charAt(end + 2))) end = lineEnd(text, end + 2);
  return end;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\r\n', from);
  return end < 0 ? text.length : end;
}

function readField(raw: string): HeaderField {
  const [, name = '', value = ''] = FIELD.exec(raw) ?? [];
  return { name, value: trimBlanks(value.replace(/\r\n(?=[ \t])/g, '')), raw };
}

/** The value of the first field of that name, compared without case; null if there is none. */
export function fieldOf(letter: Letter, name: string): string | null {
  const wanted = name.toLowerCase();
  return letter.fields.find((field) => field.name.toLowerCase() === wanted)?.value ?? null;
}

/**
 * Adds a piece to a text that grows: a list of at most some thirty strings whose lengths fall, so that nothing long is copied for a short
 * addition and the list stays small however many pieces come.
 */
export function joinPiece(pieces: readonly string[], piece: string): readonly string[] {
  if (piece === '') return pieces;
  const joined = [...pieces];
  let last = piece;
  for (let before = joined.at(-1); before !== undefined && before.length <= last.length; before = joined.at(-1)) {
    joined.pop();
    last = before + last;
  }
  return [...joined, last];
}
