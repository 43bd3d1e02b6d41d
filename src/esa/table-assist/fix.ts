/** A repair of one remark on a table, as data: what it does in a few words' worth of facts, and the edits that do it. */
import { span, type Span } from '#smtp';
import type { Note } from '../config/notes.ts';
import { isBlank, lineEnd, lineStart, nextLine } from '../edits/line-block.ts';
import { replace, type TextEdit } from '../edits/text-edit.ts';

/** What a repair does. The sentence stands with the words of the page. */
export type FixSays =
  | { readonly kind: 'replace'; readonly from: string; readonly to: string }
  | { readonly kind: 'define'; readonly name: string; readonly behaviour: string }
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'remove'; readonly text: string }
  | { readonly kind: 'above-all'; readonly name: string };

/** One repair. Applied, its remark is gone and no other has come. */
export interface TableFix {
  readonly says: FixSays;
  readonly edits: readonly TextEdit[];
}

/** Finds repairs of a remark on a text; none where nothing sensible can be done by itself. */
export type Fixer = (text: string, note: Note) => readonly TableFix[];

/** The remark's own stretch replaced by another word. */
export function replaceAt(text: string, at: Span, to: string): TableFix {
  return { says: { kind: 'replace', from: text.slice(at.start, at.end), to }, edits: [replace(at, to)] };
}

/** A stretch taken out: its whole line if nothing else stands there, else with the blanks before it. */
export function removeAt(text: string, at: Span): TableFix {
  const before = text.slice(lineStart(text, at.start), at.start);
  const alone = isBlank(before) && isBlank(text.slice(at.end, lineEnd(text, at.end)));
  const whole = alone
    ? span(lineStart(text, at.start), nextLine(text, at.end))
    : span(at.start - (/[^\S\r\n]*$/.exec(before)?.[0].length ?? 0), at.end);
  return { says: { kind: 'remove', text: text.slice(at.start, at.end).trim() }, edits: [replace(whole, '')] };
}
