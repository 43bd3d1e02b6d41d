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
  return data.replace(/(^|\r\n)\.\r\n$/, '$1').replace(/(^|\r\n)\./g, '$1');
}

/** Message text made ready to send: every line that begins with a dot gets another (RFC 5321 section 4.5.2). */
export function stuff(text: string): string {
  return text.replace(/(^|\r\n)\./g, '$1..');
}

const FIELD = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:(.*)$/s;

/** Parts header from body at the first line that is neither a field nor a continuation; an empty one is dropped, any other begins the body. */
export function readLetter(text: string): Letter {
  const lines = text.split('\r\n');
  const fields: string[][] = [];
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const open = fields.at(-1);
    if (/^[ \t]/.test(line) && open !== undefined) open.push(line);
    else if (FIELD.test(line)) fields.push([line]);
    else break;
  }
  const separated = lines[at] === '' && at < lines.length - 1;
  const body = lines.slice(separated ? at + 1 : at).join('\r\n');
  return { fields: fields.map(readField), body, separated };
}

function readField(lines: readonly string[]): HeaderField {
  const raw = lines.join('\r\n');
  const [, name = '', value = ''] = FIELD.exec(raw) ?? [];
  return { name, value: trimBlanks(value.replace(/\r\n(?=[ \t])/g, '')), raw };
}

/** The value of the first field of that name, compared without case; null if there is none. */
export function fieldOf(letter: Letter, name: string): string | null {
  return letter.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.value ?? null;
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
