/** What a draft adds to a text and takes away from it, line by line. Pure. */
import { matchLines } from '#esa';
import { linesOfText } from './text-lines.ts';

/** `added`: numbers of new lines. `removed`: old lines with their old numbers, below which line of the new text they stood. No blank lines. */
export interface LineEdits {
  readonly added: readonly number[];
  readonly removed: readonly { readonly below: number; readonly number: number; readonly text: string }[];
}

const noEdits: LineEdits = { added: [], removed: [] };

/** The edits between two texts. */
export function lineEdits(before: string, after: string): LineEdits {
  if (before === after) return noEdits;
  const old = linesOfText(before);
  const now = linesOfText(after);
  const matches = matchLines(old, now);
  const kept = new Set(matches);
  let below = 0;
  const removed = old.flatMap((text, index) => {
    const match = matches[index] ?? -1;
    if (match >= 0) below = match + 1;
    return match >= 0 || text.trim() === '' ? [] : [{ below, number: index + 1, text }];
  });
  return { added: now.flatMap((text, index) => (kept.has(index) || text.trim() === '' ? [] : [index + 1])), removed };
}
