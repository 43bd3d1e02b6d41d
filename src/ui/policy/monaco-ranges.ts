/** Between offsets of a text and Monaco's ranges. A model has one kind of line end, a text may have several, so each is asked by its own. */
import { Range, type editor } from 'monaco-editor/editor';
import type { Span } from '#smtp';
import { lineColumnAt } from './text-lines.ts';

/** The range of a span in a text, whatever its line ends. */
export function rangeOf(text: string, { start, end }: Span): Range {
  const from = lineColumnAt(text, start);
  const to = lineColumnAt(text, end);
  return new Range(from.line, from.column, to.line, to.column);
}

/** The range of a span in the very text of a model. */
export function rangeIn(model: editor.ITextModel, { start, end }: Span): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

/** Text without its kind of line end, as texts are compared with a model's. */
export const withoutReturns = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The edit that makes one text into another, its stretch as short as it can be: undo and cursor stay. */
export function leastEdit(before: string, after: string): editor.IIdentifiedSingleEditOperation {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { range: rangeOf(before, { start: head, end: before.length - tail }), text: after.slice(head, after.length - tail) };
}
