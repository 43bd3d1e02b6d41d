/** Where something stands in the files of a course, and what an author is told about it. */
import type { Problem } from '../lesson.ts';

/** A point in a file: lines and columns count from 1, as editors do. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Some text of a file and the line its first character stands on. It begins at the first column. */
export interface Passage {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/** What is wrong at a place. `message` says what and what to do about it: lower-case start, no final stop, user's words in back-ticks. */
export function errorAt({ file, line, column }: Place, message: string): Problem {
  return { severity: 'error', file, line, column, message };
}

/** The same for what is only doubtful. */
export function warningAt({ file, line, column }: Place, message: string): Problem {
  return { severity: 'warning', file, line, column, message };
}

/** The place of an offset into a passage. */
export function placeIn({ file, text, line }: Passage, offset: number): Place {
  const before = text.slice(0, offset);
  const lines = before.split('\n');
  return { file, line: line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 };
}
