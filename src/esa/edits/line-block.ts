/**
 * Whole lines of a table: a group or an entry with the `#` lines directly above it, and the blank lines below it. Moving and deleting work on
 * these, so that the layout of everything else stays byte for byte.
 */
import { span, type Span } from '#smtp';
import { insertAt, replace, type TextEdit } from './text-edit.ts';

/** The line break a text uses, `\n` if it has none. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}

/** Where the line after an offset's begins; the end of the text on the last line. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : Math.min(1, text.length - end));
}

/** Is a stretch of text blank? */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The lines of a part with the `#` lines directly above. Where something else stands on its first or last line, only up to there. */
export function blockOf(text: string, part: Span): Span {
  const first = lineStart(text, part.start);
  const start = isBlank(text.slice(first, part.start)) ? aboveHashes(text, first) : part.start;
  const end = isBlank(text.slice(part.end, lineEnd(text, part.end))) ? nextLine(text, part.end) : part.end;
  return span(start, end);
}

/** Where the `#` lines that stand directly above a line begin; the line itself if there are none. */
function aboveHashes(text: string, first: number): number {
  return aboveLines(text, first, (line) => /^\s*#/.test(line));
}

/** Where the lines of one sort that stand directly above a line begin. */
function aboveLines(text: string, first: number, isSort: (line: string) => boolean): number {
  for (let start = first; ;) {
    const above = start === 0 ? start : lineStart(text, text.startsWith('\r\n', start - 2) ? start - 2 : start - 1);
    if (above === start || !isSort(text.slice(above, start))) return start;
    start = above;
  }
}

/** The blank lines that follow an offset at the beginning of a line. */
function blankLinesAfter(text: string, offset: number): Span {
  const length = /^(?:[^\S\r\n]*(?:\r\n|\r|\n))*/.exec(text.slice(offset))?.[0].length ?? 0;
  return span(offset, offset + length);
}

/** The blank lines that stand before an offset; none where it is not the beginning of a line. */
function blankLinesBefore(text: string, offset: number): Span {
  return span(lineStart(text, offset) === offset ? aboveLines(text, offset, isBlank) : offset, offset);
}

/** Takes a part out with one of the gaps around it: the one below, or the one above if nothing follows. */
export function deletePart(text: string, part: Span): TextEdit {
  const { block, gap } = blockAndGap(text, part);
  return replace(span(Math.min(block.start, gap.start), Math.max(block.end, gap.end)), '');
}

function blockAndGap(text: string, part: Span): { readonly block: Span; readonly gap: Span } {
  const block = blockOf(text, part);
  const last = isBlank(text.slice(block.end));
  return { block, gap: last ? blankLinesBefore(text, block.start) : blankLinesAfter(text, block.end) };
}

/** Moves a part directly above another, its gap with it. */
export function movePart(text: string, part: Span, above: Span): readonly TextEdit[] {
  const { block, gap } = blockAndGap(text, part);
  const target = blockOf(text, above).start;
  const lines = withBreak(text, text.slice(block.start, block.end));
  const before = target === lineStart(text, target) ? '' : lineBreakOf(text);
  return [insertAt(target, before + lines + text.slice(gap.start, gap.end)), deletePart(text, part)];
}

/** Moves a part below the last one. */
export function movePartToEnd(text: string, part: Span, last: Span): readonly TextEdit[] {
  const { block, gap } = blockAndGap(text, part);
  const end = blockOf(text, last).end;
  const before = end === lineStart(text, end) ? '' : lineBreakOf(text);
  return [
    deletePart(text, part),
    insertAt(end, before + text.slice(gap.start, gap.end) + withBreak(text, text.slice(block.start, block.end))),
  ];
}

function withBreak(text: string, lines: string): string {
  return /[\r\n]$/.test(lines) ? lines : lines + lineBreakOf(text);
}
