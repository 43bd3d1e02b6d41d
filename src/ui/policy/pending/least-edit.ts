/** The shortest edit that makes one text into another, so that undo and what stands around it stay. Pure. */
import type { TextEdit } from '#esa';

/** How many letters two texts share at their beginning, and how many of the rest at their end. */
export function sharedEnds(before: string, after: string): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { head, tail };
}

/** One edit, none where the texts are the same. */
export function leastEdits(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const { head, tail } = sharedEnds(before, after);
  return [{ span: { start: head, end: before.length - tail }, text: after.slice(head, after.length - tail) }];
}
