/**
 * The limit on header lines: counted while the letter comes in, since the appliance stops reading at the line that is one too many and takes
 * what follows for commands (Cisco TAC note 118495).
 */
import type { HeaderCount } from '../connection.ts';

export const headerStart: HeaderCount = { lines: 0, partial: '' };

/** The count after some data: `header` null once the header is over, `end` where the line that is one too many ended. */
export interface CountedHeader {
  readonly header: HeaderCount | null;
  readonly end: number | null;
}

/** A name that is longer than these together is none, or the pieces in which a line comes would matter. */
const FIELD_OR_CONTINUATION = /^(?:[ \t]|[\x21-\x39\x3b-\x7e]{1,200}[ \t]{0,50}:)/;
const PARTIAL_LIMIT = 256;

/** Counts the header lines in some more data against a limit; 0 is none. */
export function countHeader(header: HeaderCount | null, data: string, limit: number): CountedHeader {
  let lines = header?.lines ?? 0;
  let partial = header?.partial ?? '';
  let from = 0;
  if (header === null) return { header: null, end: null };
  for (let at = lineEnd(partial, data, from); at >= 0; at = lineEnd(partial, data, from)) {
    const line = (partial + data.slice(from, at)).slice(0, -2);
    if (!FIELD_OR_CONTINUATION.test(line)) return { header: null, end: null };
    lines += 1;
    if (limit > 0 && lines > limit) return { header: null, end: at };
    partial = '';
    from = at;
  }
  const rest = partial + data.slice(from);
  return { header: { lines, partial: rest.length > PARTIAL_LIMIT ? rest.slice(0, PARTIAL_LIMIT) + rest.slice(-1) : rest }, end: null };
}

/** Where in `data` the next line ends, its CRLF included; -1 if it does not. The CRLF may have begun in `partial`. */
function lineEnd(partial: string, data: string, from: number): number {
  if (from === 0 && partial.endsWith('\r') && data.startsWith('\n')) return 1;
  const at = data.indexOf('\r\n', from);
  return at < 0 ? -1 : at + 2;
}
