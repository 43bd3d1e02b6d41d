/** A place in a list of tokens, with the notes made on the way: what the readers of the HAT and the RAT share. */
import type { Span } from '#smtp';
import { noteOf, type Note, type NoteRule } from './notes.ts';
import type { Token } from './tokens.ts';

/** Moves only forward. Local to one parse. */
export interface Cursor {
  readonly tokens: readonly Token[];
  readonly notes: Note[];
  at: number;
}

/** The next token without taking it, undefined at the end. */
export function peek(cursor: Cursor): Token | undefined {
  return cursor.tokens[cursor.at];
}

/** Takes the next token if it is of this kind. */
export function take(cursor: Cursor, kind: Token['kind']): Token | undefined {
  const token = peek(cursor);
  if (token?.kind !== kind) return undefined;
  cursor.at++;
  return token;
}

/** Where the last taken token ends; 0 before the first. */
export function endOfLast(cursor: Cursor): number {
  return cursor.tokens[cursor.at - 1]?.span.end ?? 0;
}

/** Makes a note. */
export function remark(cursor: Pick<Cursor, 'notes'>, rule: NoteRule, at: Span, params: Readonly<Record<string, string>> = {}): void {
  cursor.notes.push(noteOf(rule, at, params));
}

/** Takes every `(comment)` that stands here, as one text; null if there is none. */
export function takeComments(cursor: Cursor): string | null {
  const texts: string[] = [];
  for (let token = take(cursor, 'comment'); token !== undefined; token = take(cursor, 'comment')) {
    if (!token.closed) remark(cursor, 'hat.unclosed-comment', token.span);
    texts.push(token.text);
  }
  return texts.length === 0 ? null : texts.join(' ');
}

/** Two comments on one thing, as one. */
export function joinComments(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return `${a} ${b}`;
}
