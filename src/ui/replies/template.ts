/** Lines of the catalogue with their blanks, as they are shown: `sender <{sender}> ok`. Pure. */
import type { ReplyEntry } from '#esa';

export interface TemplatePiece {
  readonly kind: 'text' | 'blank';
  readonly text: string;
}

/** A line in pieces; a blank is named without its braces. */
export function piecesOf(line: string): readonly TemplatePiece[] {
  const pieces = line.split(/\{(\w+)\}/).map((text, index): TemplatePiece => ({ kind: index % 2 === 0 ? 'text' : 'blank', text }));
  return pieces.filter(({ text }) => text !== '');
}

/** The line by which a reply is known: the first that says something of its own, else the first. */
export function tellingLine({ lines }: Pick<ReplyEntry, 'lines'>): string {
  return lines.find((line) => /[a-z]/i.test(line.replace(/\{\w+\}/g, ''))) ?? lines[0] ?? '';
}

/** The lines as they are written, the enhanced code before the first. */
export function writtenLines({ enhanced, lines }: Pick<ReplyEntry, 'enhanced' | 'lines'>): readonly string[] {
  return enhanced === null ? lines : lines.map((line, index) => (index === 0 ? `${enhanced} ${line}` : line));
}
