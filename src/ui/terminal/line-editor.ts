/**
 * One line being typed, and the keys that change it. Pure: a key and a line give a line. Offsets are UTF-16, and the caret never stands
 * inside a character. Keys and their names are those of readline.
 */

/** The line and where the caret stands in it. */
export interface Line {
  readonly text: string;
  readonly caret: number;
}

export const emptyLine: Line = { text: '', caret: 0 };

/** What was typed: a stretch of text, the end of a line, or a key with a name. */
export type Key =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'enter' }
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'older' | 'newer' | 'hang-up' | 'interrupt' | 'clear' };

export type Edit =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'home'
  | 'end'
  | 'delete-left'
  | 'delete-right'
  | 'delete-word-left'
  | 'delete-to-end'
  | 'delete-to-start';

const edit = (name: Edit): Key => ({ kind: 'edit', edit: name });

/** What xterm sends for the keys of this line editor: control characters, then the escape sequences of cursor and editing keys. */
const keys: Readonly<Record<string, Key>> = {
  '\r': { kind: 'enter' },
  '\n': { kind: 'enter' },
  '\x01': edit('home'),
  '\x02': edit('left'),
  '\x03': { kind: 'interrupt' },
  '\x04': edit('delete-right'),
  '\x05': edit('end'),
  '\x06': edit('right'),
  '\x08': edit('delete-left'),
  '\x0b': edit('delete-to-end'),
  '\x0c': { kind: 'clear' },
  '\x0e': { kind: 'newer' },
  '\x10': { kind: 'older' },
  '\x15': edit('delete-to-start'),
  '\x17': edit('delete-word-left'),
  '\x1d': { kind: 'hang-up' },
  '\x7f': edit('delete-left'),
  '[A': { kind: 'older' },
  '[B': { kind: 'newer' },
  '[C': edit('right'),
  '[D': edit('left'),
  '[H': edit('home'),
  '[F': edit('end'),
  '[1~': edit('home'),
  '[4~': edit('end'),
  '[3~': edit('delete-right'),
  '[1;5D': edit('word-left'),
  '[1;5C': edit('word-right'),
  '[1;3D': edit('word-left'),
  '[1;3C': edit('word-right'),
  b: edit('word-left'),
  f: edit('word-right'),
  '\x7f ': edit('delete-word-left'),
};

/** Reads what the terminal sends, typed or pasted. Unknown sequences and control characters are dropped; a pasted tab becomes a blank. */
export function readKeys(data: string): readonly Key[] {
  const read: Key[] = [];
  const tokens = /\x1b(?:[[O]([0-9;]*[A-Za-z~])|([\s\S]?))|\r\n?|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/g;
  for (const [token, sequence, meta] of data.matchAll(tokens)) {
    const key = sequence !== undefined ? keys[`[${sequence}`] : meta !== undefined ? keys[meta === '\x7f' ? '\x7f ' : meta] : keyOf(token);
    if (key !== undefined) read.push(key);
  }
  return read;
}

function keyOf(token: string): Key | undefined {
  if (token === '\t') return { kind: 'text', text: ' ' };
  return /^[\x00-\x1f\x7f]/.test(token) ? keys[token.slice(0, 1)] : { kind: 'text', text: token };
}

/** Puts text in at the caret. */
export function insert({ text, caret }: Line, added: string): Line {
  return { text: text.slice(0, caret) + added + text.slice(caret), caret: caret + added.length };
}

/** Puts a whole text in place of the line; the caret stands at its end, or `back` characters before it. */
export function lineOf(text: string, back = 0): Line {
  return { text, caret: text.length - back };
}

/** The line after an editing key. */
export function applyEdit(line: Line, name: Edit): Line {
  const { text, caret } = line;
  switch (name) {
    case 'left':
      return { text, caret: before(line) };
    case 'right':
      return { text, caret: after(line) };
    case 'word-left':
      return { text, caret: wordBefore(line) };
    case 'word-right':
      return { text, caret: wordAfter(line) };
    case 'home':
      return { text, caret: 0 };
    case 'end':
      return { text, caret: text.length };
    case 'delete-left':
      return without(line, before(line), caret);
    case 'delete-right':
      return without(line, caret, after(line));
    case 'delete-word-left':
      return without(line, wordBefore(line), caret);
    case 'delete-to-end':
      return without(line, caret, text.length);
    case 'delete-to-start':
      return without(line, 0, caret);
  }
}

const without = ({ text }: Line, start: number, end: number): Line => ({ text: text.slice(0, start) + text.slice(end), caret: start });

const characters = new Intl.Segmenter();

function before({ text, caret }: Line): number {
  let last = 0;
  for (const { index } of characters.segment(text.slice(0, caret))) last = index;
  return last;
}

function after({ text, caret }: Line): number {
  const [next] = characters.segment(text.slice(caret));
  return caret + (next?.segment.length ?? 0);
}

const wordBefore = ({ text, caret }: Line): number => text.slice(0, caret).replace(/\S*\s*$/, '').length;

const wordAfter = ({ text, caret }: Line): number => caret + (/^\s*\S*/.exec(text.slice(caret))?.[0].length ?? 0);

/** Lines typed before, oldest first, and where one stands in them; at the end stands the line being typed. */
export interface LineHistory {
  readonly lines: readonly string[];
  readonly at: number;
  readonly draft: string;
}

export const emptyHistory: LineHistory = { lines: [], at: 0, draft: '' };

/** Keeps a line that was sent. Empty lines and repetitions of the last one are not kept. */
export function remember({ lines }: LineHistory, line: string): LineHistory {
  const kept = line.trim() === '' || lines.at(-1) === line ? lines : [...lines.slice(-499), line];
  return { lines: kept, at: kept.length, draft: '' };
}

/** One line older (-1) or newer (+1); null at either end. What was being typed is found again at the newest end. */
export function browse(
  { lines, at, draft }: LineHistory,
  by: -1 | 1,
  typed: string,
): { readonly history: LineHistory; readonly line: Line } | null {
  const next = at + by;
  if (next < 0 || next > lines.length) return null;
  const kept = at === lines.length ? typed : draft;
  return { history: { lines, at: next, draft: kept }, line: lineOf(lines[next] ?? kept) };
}
