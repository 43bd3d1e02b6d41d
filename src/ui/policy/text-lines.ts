/** Lines and columns of a text, counted from 1 as editors do. Line ends may be LF, CRLF or CR. Pure. */
import type { Span } from '#smtp';

export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export function linesOfText(text: string): readonly string[] {
  return text.split(/\r\n?|\n/);
}

/** Line and column of an offset; offsets outside the text mean its nearest end. */
export function lineColumnAt(text: string, offset: number): LineColumn {
  const before = linesOfText(text.slice(0, Math.max(0, offset)));
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The numbers of the lines a span touches, first and last. A span that ends where a line begins does not touch it. */
export function linesOfSpan(text: string, { start, end }: Span): { readonly first: number; readonly last: number } {
  const first = lineColumnAt(text, start).line;
  const to = lineColumnAt(text, Math.max(start, end));
  return { first, last: Math.max(first, to.column === 1 ? to.line - 1 : to.line) };
}

/** Where a line lies, without its line end; below the last line, the end of the text. */
export function spanOfLine(text: string, line: number): Span {
  const ends = /\r\n?|\n|$/g;
  let start = 0;
  for (let number = 1; ; number++) {
    const end = ends.exec(text)?.index ?? text.length;
    if (number === line || end === text.length) return { start: number === line ? start : end, end };
    start = ends.lastIndex;
  }
}
