/** `#` lines: comments that belong to no entry, kept with what they stand before when a table is printed anew. */
import { span, type Span } from '#smtp';

/** One line whose first non-blank is `#`. `apart`: a blank line follows, so it says something about more than the next thing. */
export interface HashLine {
  readonly text: string;
  readonly span: Span;
  readonly apart: boolean;
}

/** Every `#` line of a text, in order, trimmed. */
export function hashLinesOf(text: string): readonly HashLine[] {
  return [...text.matchAll(/(?<![^\r\n])[^\S\r\n]*(#[^\r\n]*)(?:\r\n|\r|\n|$)([^\S\r\n]*[\r\n])?/g)].map((match) => ({
    text: (match[1] ?? '').trimEnd(),
    span: span(match.index, match.index + match[0].length),
    apart: match[2] !== undefined,
  }));
}

/** Takes the lines that stand before an offset off the list and gives them as printed text, one a line. */
export function takeHashLines(lines: HashLine[], before: number, margin: string): string {
  const count = lines.findIndex((line) => line.span.start >= before);
  const taken = lines.splice(0, count < 0 ? lines.length : count);
  return taken.map((line) => `${margin}${line.text}\n${line.apart ? '\n' : ''}`).join('');
}
