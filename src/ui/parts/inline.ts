/** The two marks that one-line texts of a lesson may carry, back-ticks and asterisks, read into pieces. Pure; nothing of it is HTML. */

export interface Piece {
  readonly kind: 'text' | 'code' | 'em';
  readonly text: string;
}

/** Reads a line. A mark without its partner is text. */
export function readInline(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(/`([^`]+)`|(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])/g)) {
    if (match.index > from) pieces.push({ kind: 'text', text: line.slice(from, match.index) });
    const [whole, code, em = ''] = match;
    pieces.push(code === undefined ? { kind: 'em', text: em } : { kind: 'code', text: code });
    from = match.index + whole.length;
  }
  return from < line.length ? [...pieces, { kind: 'text', text: line.slice(from) }] : pieces;
}
