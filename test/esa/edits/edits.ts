/** What the tests of edits share. */
import type { Edited } from '../../../src/esa/edits/edited.ts';
import { applyEdits } from '../../../src/esa/edits/text-edit.ts';

/** The text after a change; if it was not made, what it came to instead, which reads as no table. */
export function after(text: string, edited: Edited): string {
  return 'edits' in edited ? applyEdits(text, edited.edits) : JSON.stringify(edited);
}

/** The lines of a text, sorted: what is the same after a move. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .sort();
}
