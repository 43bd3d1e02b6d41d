/** Repairs of one remark on a table, and the two that most of them are: another word, or nothing, in the remark's place. */
import { span, type Span } from '#smtp';
import type { Note } from '../config/notes.ts';
import { isBlank, lineEnd, lineStart, nextLine } from '../edits/line-block.ts';
import type { Fix } from '../edits/fix.ts';
import { replace } from '../edits/text-edit.ts';

/** Finds repairs of a remark on a text; none where nothing sensible can be done by itself. */
export type Fixer = (text: string, note: Note) => readonly Fix[];

/** The remark's own stretch replaced by another word. */
export function replaceAt(text: string, at: Span, to: string): Fix {
  return { word: 'replace', params: { from: text.slice(at.start, at.end), to }, edits: [replace(at, to)] };
}

/** A stretch taken out: its whole line if nothing else stands there, else with the blanks before it. */
export function removeAt(text: string, at: Span): Fix {
  const before = text.slice(lineStart(text, at.start), at.start);
  const alone = isBlank(before) && isBlank(text.slice(at.end, lineEnd(text, at.end)));
  const whole = alone
    ? span(lineStart(text, at.start), nextLine(text, at.end))
    : span(at.start - (/[^\S\r\n]*$/.exec(before)?.[0].length ?? 0), at.end);
  return { word: 'remove', params: { text: text.slice(at.start, at.end).trim() }, edits: [replace(whole, '')] };
}

/** The known word that a remark names, in the place of the typed one. */
export function misspelt(text: string, { span: at, params }: Note): readonly Fix[] {
  const near = params['near'];
  return near === undefined ? [] : [replaceAt(text, at, near)];
}
