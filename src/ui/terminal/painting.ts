/**
 * A row of the transcript as lines of a terminal: two free columns at the left for the mark, text wrapped with the same indent, colours as
 * ANSI slots (tokens.css tells what each slot means here). Pure.
 */
import type { ReplyClass } from '#smtp';
import type { Cut, Row } from '#lab';
import { cellsOf, visible, wrapCells, wrapWords, type Piece } from './cells.ts';

/** What stands in the two free columns. */
export type Mark = ReplyClass | 'refuse';

/** One line of the screen: what is written, what it reads as, and what joins it to the row's next line. */
export interface PaintedLine {
  readonly ansi: string;
  readonly plain: string;
  readonly joint: '' | ' ';
}

export interface PaintedRow {
  readonly lines: readonly PaintedLine[];
  readonly mark: Mark | null;
  /** The words of a cut, which is drawn over its line; null for any other row. */
  readonly cut: string | null;
}

/** How addresses and cuts are worded. */
export interface Wording {
  promptOf(address: string): string;
  sayCut(cut: Cut): string;
}

/** The mark as a letter, in a copy as plain text. */
const letters: Readonly<Record<Mark, string>> = { 2: '+', 3: '>', 4: '~', 5: 'x', refuse: '!' };

export const INDENT = 2;
const BLANK = ' '.repeat(INDENT);

const GREY = '90';
const TYPED = '36';
const INVISIBLE = '8';
const classColours: Readonly<Record<ReplyClass, string>> = { 2: '1;32', 3: '1;34', 4: '1;33', 5: '1;31' };

interface Run {
  readonly text: string;
  readonly sgr: string;
}

/** Paints a row for a screen of so many columns. */
export function paintRow(row: Row, columns: number, wording: Wording): PaintedRow {
  const mark = markOf(row);
  const cut = row.kind === 'cut' ? wording.sayCut(row.cut) : null;
  const runs = runsOf(row, cut ?? '', wording).map(({ text, sgr }) => ({ text: visible(text), sgr }));
  const pieces = wrapWords(runs.map(({ text }) => text).join(''), columns - INDENT);
  return { lines: paintPieces(pieces, runs, cut === null ? (mark === null ? '' : letters[mark]) : '-'), mark, cut };
}

function runsOf(row: Row, cut: string, wording: Wording): readonly Run[] {
  switch (row.kind) {
    case 'typed':
      return row.prompt === null
        ? [{ text: row.text, sgr: TYPED }]
        : [
            { text: wording.promptOf(row.prompt), sgr: GREY },
            { text: row.text, sgr: TYPED },
          ];
    case 'telnet':
    case 'note':
      return [{ text: row.text, sgr: GREY }];
    case 'reply':
      return [
        { text: row.code, sgr: classColours[row.class] },
        { text: row.code.length > 3 ? row.text : ` ${row.text}`, sgr: '0' },
      ];
    case 'cut':
      return [{ text: cut, sgr: INVISIBLE }];
  }
}

/** A connection that ends without a word was refused before any SMTP. */
function markOf(row: Row): Mark | null {
  if (row.kind === 'reply') return row.class;
  return row.kind === 'telnet' && row.about !== null ? 'refuse' : null;
}

function paintPieces(pieces: readonly Piece[], runs: readonly Run[], letter: string): readonly PaintedLine[] {
  let at = 0;
  return pieces.map(({ text, joint }, index) => {
    const lead = index === 0 && letter !== '' ? letter : '';
    const ansi = `${paint(lead, INVISIBLE)}${BLANK.slice(lead.length)}${paintSlice(runs, at, at + text.length)}`;
    at += text.length + joint.length;
    return { ansi, plain: `${lead}${BLANK.slice(lead.length)}${text}`, joint };
  });
}

/** The runs between two offsets of their joined text. */
function paintSlice(runs: readonly Run[], start: number, end: number): string {
  let at = 0;
  return runs
    .map(({ text, sgr }) => {
      const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
      at += text.length;
      return paint(part, sgr);
    })
    .join('');
}

const paint = (text: string, sgr: string): string => (text === '' ? '' : `\x1b[${sgr}m${text}\x1b[0m`);

/** The line being typed: a prompt in grey, the text, and in grey what Tab would add. */
export interface TypedLine {
  readonly prompt: string;
  readonly text: string;
  readonly caret: number;
  readonly ghost: string;
}

/** The same as lines of the screen, with the place of the cursor in them. */
export interface PaintedInput {
  readonly lines: readonly string[];
  readonly row: number;
  readonly column: number;
}

/** Paints the line being typed. It is cut at the edge, not at blanks, as a typewriter would. */
export function paintInput({ prompt, text, caret, ghost }: TypedLine, columns: number): PaintedInput {
  const width = columns - INDENT;
  const runs: readonly Run[] = [
    { text: visible(prompt), sgr: GREY },
    { text: visible(text), sgr: TYPED },
    { text: visible(ghost), sgr: GREY },
  ];
  const whole = runs.map((run) => run.text).join('');
  const before = wrapCells(visible(prompt) + visible(text.slice(0, caret)), width);
  const lastCells = cellsOf(before.at(-1) ?? '');
  const pieces = wrapCells(whole, width);
  const atEdge = lastCells >= width;
  const row = before.length - 1 + (atEdge ? 1 : 0);
  const padded = row >= pieces.length ? [...pieces, ''] : pieces;
  let at = 0;
  const lines = padded.map((piece) => {
    const line = BLANK + paintSlice(runs, at, at + piece.length);
    at += piece.length;
    return line;
  });
  return { lines, row, column: INDENT + (atEdge ? 0 : lastCells) };
}
