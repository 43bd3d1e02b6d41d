/**
 * What stands at an offset of a table's text, told by the tables' own tokenizer: the word there, and the tokens before it. Shared by
 * completion of the HAT and of the RAT.
 */
import { span, type Span } from '#smtp';
import { tokenize, type Token } from '../config/tokens.ts';
import { lineStart } from '../edits/line-block.ts';

/** Which of the two tables a text is. */
export type TableKind = 'hat' | 'rat';

/** The word that a suggestion replaces, empty between words, and the tokens before it. `inBlock`: between `{` and `}`. */
export interface CursorWord {
  readonly at: Span;
  readonly before: readonly Token[];
  readonly inBlock: boolean;
}

/** The word at an offset; null inside comments, where nothing is suggested. A text in quotes is one word with its quotes. */
export function cursorWordAt(text: string, offset: number, table: TableKind): CursorWord | null {
  const prefix = text.slice(0, offset);
  if (/(?:^|[\r\n])[^\S\r\n]*#[^\r\n]*$/.test(prefix)) return null;
  const tokens = tokenize(prefix, table);
  const end = tokens.at(-1);
  const inBlock = end?.kind === 'close' && !end.closed;
  const seen = inBlock ? tokens.slice(0, -1) : tokens;
  const last = seen.at(-1);
  if (last?.kind === 'comment' && !last.closed && !/[\r\n]/.test(text.slice(last.span.end, offset))) return null;
  if (last === undefined || !touches(last, offset)) return { at: span(offset, offset), before: seen, inBlock };
  return { at: span(last.span.start, wholeEnd(text, offset, last, table)), before: seen.slice(0, -1), inBlock };
}

/** Does a word or text in quotes reach up to the offset? */
function touches({ kind, span: at }: Token, offset: number): boolean {
  return (kind === 'word' || kind === 'string') && at.end === offset;
}

/** Where a token that begins before the offset ends in the whole text. */
function wholeEnd(text: string, offset: number, { kind, span: { start } }: Token, table: TableKind): number {
  const whole = tokenize(text, table).find((token) => token.span.start === start);
  return whole?.kind === kind && whole.closed ? whole.span.end : offset;
}

/** The word or text in quotes that an offset touches, the one that begins there first; null where none does. */
export function wordUnder(text: string, offset: number, table: TableKind): Token | null {
  const touching = tokenize(text, table).filter(
    ({ kind, span: at }) => (kind === 'word' || kind === 'string') && at.start <= offset && offset <= at.end,
  );
  return touching.at(-1) ?? null;
}

/** Does a stretch hold an offset, its end included? */
export function holds(at: Span, offset: number): boolean {
  return at.start <= offset && offset <= at.end;
}

/** The blanks that the line of an offset begins with. */
export function marginAt(text: string, offset: number): string {
  return /^[^\S\r\n]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}
