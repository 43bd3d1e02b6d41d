/** The lines of an LDIF text (RFC 2849): comments dropped, folded lines joined, records told apart by blank lines. */
import { span, type Span } from '#smtp';
import { noteOf, type Note } from '../config/notes.ts';

/** One logical line. `first` and `last`: it begins or ends a record. */
export interface LdifLine {
  readonly text: string;
  readonly span: Span;
  readonly first: boolean;
  readonly last: boolean;
}

/** What the lines so far have come to. `open` is what a line that begins with a blank would go on from. */
interface Gathering {
  readonly lines: { text: string; span: Span; first: boolean; last: boolean }[];
  readonly notes: Note[];
  open: 'nothing' | 'line' | 'comment';
  first: boolean;
}

/** Every logical line of a text, in order. A continuation of nothing is noted and left out. */
export function readLines(text: string): { readonly lines: readonly LdifLine[]; readonly notes: readonly Note[] } {
  const gathering: Gathering = { lines: [], notes: [], open: 'nothing', first: true };
  for (const match of text.replace(/^\uFEFF/, ' ').matchAll(/[^\r\n]+|\r\n|\r|\n/g)) {
    gather(gathering, match[0], match.index, text);
  }
  endRecord(gathering);
  return gathering;
}

function gather(gathering: Gathering, raw: string, start: number, text: string): void {
  if (/^[\r\n]/.test(raw)) {
    const lineBefore = start > 0 && !/[\r\n]/.test(text[start - 1] ?? '');
    if (!lineBefore) endRecord(gathering);
    return;
  }
  const line = start === 0 && text.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const at = span(start + raw.length - line.length, start + raw.length);
  if (line.trim() === '') endRecord(gathering);
  else if (/^[ \t]/.test(line)) goOn(gathering, line.slice(1), at);
  else if (line.startsWith('#')) gathering.open = 'comment';
  else addLine(gathering, line, at);
}

function endRecord(gathering: Gathering): void {
  const last = gathering.lines.at(-1);
  if (last !== undefined) last.last = true;
  gathering.open = 'nothing';
  gathering.first = true;
}

function addLine(gathering: Gathering, text: string, at: Span): void {
  gathering.lines.push({ text, span: at, first: gathering.first, last: false });
  gathering.open = 'line';
  gathering.first = false;
}

/** A line that begins with a blank goes on from the one above, that blank removed. */
function goOn(gathering: Gathering, rest: string, at: Span): void {
  const above = gathering.lines.at(-1);
  if (gathering.open === 'nothing') gathering.notes.push(noteOf('ldif.continuation', at));
  if (gathering.open !== 'line' || above === undefined) return;
  above.text += rest;
  above.span = span(above.span.start, at.end);
}
