/** How findings and differences speak of lines. */
import { labelOf } from '../config/host-access-table.ts';
import type { TableLine } from './outcome.ts';

/** The number of the line on which an offset stands, from 1. */
export type LineFinder = (offset: number) => number;

/** Prepares the numbers of a text's lines. CR LF, LF and CR end lines. */
export function lineFinder(text: string): LineFinder {
  const starts = [...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** A line of a table as a subject or object: `line 12 (BLOCKED_LIST, 192.0.2.0/24)`. */
export function lineLabel(lineOf: LineFinder, { entry, group }: TableLine): string {
  if (entry === null) return 'the ALL of the listener';
  const named = group === null || labelOf(group) === entry.printed ? entry.printed : `${labelOf(group)}, ${entry.printed}`;
  return `line ${lineOf(entry.span.start)} (${named})`;
}

/** Of what stands below ALL: the first by its label, how many more, and the verb that goes with them. */
export function belowWords([below = '', ...others]: readonly string[]): Readonly<Record<'below' | 'others' | 'is', string>> {
  return { below, others: others.length === 0 ? '' : ` and ${others.length} more`, is: others.length === 0 ? 'is' : 'are' };
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[], last = 'and'): string {
  const head = words.slice(0, -1).join(', ');
  return head === '' ? (words[0] ?? '') : `${head} ${last} ${words.at(-1)}`;
}
