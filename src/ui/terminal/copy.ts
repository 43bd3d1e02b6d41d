/** A selection of the screen as plain text: rows that were wrapped become one line again, without the indent of their further lines. */
import { INDENT } from './painting.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** `piece` tells of a line whether a row begins there, and what stood between it and the line above. */
export function copiedText(
  { start, end }: { readonly start: Place; readonly end: Place },
  lineAt: (line: number) => { translateToString(trimRight?: boolean, startColumn?: number, endColumn?: number): string } | undefined,
  piece: (line: number) => { readonly first: boolean; readonly joint: '' | ' ' },
): string {
  let copied = '';
  for (let y = start.y; y <= end.y; y++) {
    const { first, joint } = piece(y);
    const from = Math.max(y === start.y ? start.x : 0, first ? 0 : INDENT);
    const text = lineAt(y)?.translateToString(true, from, y === end.y ? end.x : undefined) ?? '';
    copied += (y === start.y ? '' : first ? '\n' : joint) + text;
  }
  return copied;
}
