/**
 * The words of a HAT or RAT text, with their places. Two modes: between lines there are entries, policies and `(comments)`; inside a
 * `{ block }` there are keys, `=` and values. What the words mean is the readers' business.
 * Form: CLI Reference Guide 9.7, p. 293; comma lists and comments on members are this model's own.
 */
import { span, type Span } from '#smtp';

/** One word of the text. `line` counts from 0 and only tells whether two tokens stand on one line. `text` is without its brackets or quotes. */
export interface Token {
  readonly kind: 'word' | 'comment' | 'comma' | 'open' | 'close' | 'equals' | 'string';
  readonly text: string;
  readonly span: Span;
  readonly line: number;
  /** False for a comment or string that its line does not close, and for the end of a block that no brace closes; else true. */
  readonly closed: boolean;
}

const WORD = /(?:\[[^[\]\r\n]*\]|[^\s,({}])+/y;
const BLOCK_WORD = /[^\s={}",;()]+/y;
const STRING = /"((?:[^"\\\r\n]|\\[^\r\n])*)("?)/y;
const HASH_LINE = /#[^\r\n]*/y;

/** Lines that cannot stand in a block, so that a block before one was never closed: a policy or group of a HAT, an entry of a RAT. */
const HAT_LINE = /(?:\$\S|[^\s="{}:]+:[ \t]*(?:[\r\n]|$))/y;
const RAT_LINE = /[^\s="{}]+[ \t]+(?:ACCEPT|REJECT)(?![^\s{])/iy;

/** Every token of a text, in order. Reads any text; white space, a byte-order mark and `#` lines are passed over. */
export function tokenize(text: string, table: 'hat' | 'rat'): readonly Token[] {
  const outside = table === 'hat' ? HAT_LINE : RAT_LINE;
  const tokens: Token[] = [];
  let inBlock = false;
  let line = 0;
  let fresh = true;
  for (let at = 0; at < text.length;) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) {
      if (character === '\n' || character === '\r') [line, fresh] = [line + 1, true];
      at++;
      continue;
    }
    if (fresh && character === '#') {
      at += lengthOf(HASH_LINE, text, at);
      continue;
    }
    if (inBlock && fresh && outside.test(from(outside, at, text))) {
      tokens.push(missingClose(at, line));
      inBlock = false;
    }
    const token: Token = inBlock ? blockToken(text, at, line) : lineToken(text, at, line);
    tokens.push(token);
    if (token.kind === 'open' || token.kind === 'close') inBlock = token.kind === 'open';
    fresh = false;
    at = token.span.end;
  }
  return inBlock ? [...tokens, missingClose(text.length, line)] : tokens;
}

/** Sets a sticky expression to a place and gives back the text, so that the two stay together. */
function from(pattern: RegExp, at: number, text: string): string {
  pattern.lastIndex = at;
  return text;
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  return pattern.exec(from(pattern, at, text))?.[0].length ?? 0;
}

/** A token between lines: a bracket, a comma, or a word, where `[…]` may hold commas and blanks. */
function lineToken(text: string, at: number, line: number): Token {
  const mark = markAt(text, at, line);
  if (mark !== null) return mark;
  const word = WORD.exec(from(WORD, at, text))?.[0] ?? text.charAt(at);
  const name = /^[^:]+:(?=\$)/.exec(word)?.[0];
  return wordOf(name ?? word, at, line);
}

/** A token inside a block: a bracket, `=`, a text in quotes, or a bare word. */
function blockToken(text: string, at: number, line: number): Token {
  if (text[at] === '=') return { ...wordOf('=', at, line), kind: 'equals' };
  if (text[at] === '"') return stringAt(text, at, line);
  const mark = markAt(text, at, line);
  if (mark !== null) return mark;
  return wordOf(BLOCK_WORD.exec(from(BLOCK_WORD, at, text))?.[0] ?? text.charAt(at), at, line);
}

/** Stands where an unclosed block must have ended, so that every `open` has its `close`. */
function missingClose(at: number, line: number): Token {
  return { kind: 'close', text: '', span: span(at, at), line, closed: false };
}

function wordOf(text: string, at: number, line: number): Token {
  return { kind: 'word', text, span: span(at, at + text.length), line, closed: true };
}

/** The marks both modes share. */
function markAt(text: string, at: number, line: number): Token | null {
  switch (text[at]) {
    case '(':
      return commentAt(text, at, line);
    case ',':
    case ';':
      return { ...wordOf(text.charAt(at), at, line), kind: 'comma' };
    case '{':
      return { ...wordOf('{', at, line), kind: 'open' };
    case '}':
      return { ...wordOf('}', at, line), kind: 'close' };
    default:
      return null;
  }
}

/** `(comment)`, brackets inside counted; one that is not closed ends with its line. */
function commentAt(text: string, start: number, line: number): Token {
  let depth = 0;
  let at = start;
  for (; at < text.length && text[at] !== '\n' && text[at] !== '\r'; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) {
      return { kind: 'comment', text: text.slice(start + 1, at), span: span(start, at + 1), line, closed: true };
    }
  }
  const inner = text.slice(start + 1, at).trimEnd();
  return { kind: 'comment', text: inner, span: span(start, start + 1 + inner.length), line, closed: false };
}

/** A text in double quotes. `\"`, `\\` and `\n` stand for a quote, a backslash and a line break; this escaping is ours, no export shows one. */
function stringAt(text: string, at: number, line: number): Token {
  const [whole = '"', inner = '', quote = ''] = STRING.exec(from(STRING, at, text)) ?? [];
  return { kind: 'string', text: unescape(inner), span: span(at, at + whole.length), line, closed: quote !== '' };
}

function unescape(inner: string): string {
  return inner.replace(/\\(["\\n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}
