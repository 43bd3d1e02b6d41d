/**
 * How many terminal cells a text takes, and how it is cut into lines of a given width. xterm is handed the same measure, so that a row is
 * as high as it was counted to be.
 */

/** Combining marks and format characters stand on the cell before them. */
const NOTHING = /^[\p{Mn}\p{Me}\p{Cf}\u{1160}-\u{11ff}]$/u;
/** East Asian wide and fullwidth characters, and pictographs that show as pictures by themselves. */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u{2e80}-\u{303e}\u{3041}-\u{33ff}\u{fe30}-\u{fe6f}\u{ff01}-\u{ff60}\u{ffe0}-\u{ffe6}]$/u;

/** Cells of one character, 0 to 2. A lone surrogate counts 1, as xterm draws it. */
export function cellsOfCharacter(character: string): 0 | 1 | 2 {
  if (character < '\u0300') return 1;
  return NOTHING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** Cells of a text. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += cellsOfCharacter(character);
  return cells;
}

/** One line of a wrapped text. `joint` is what stood between it and the next line: a blank that wrapping took, or nothing. */
export interface Piece {
  readonly text: string;
  readonly joint: '' | ' ';
}

/** Cuts a text into lines of at most `width` cells, at blanks where it can. Blanks at the beginning stay; an empty text is one empty line. */
export function wrapWords(text: string, width: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (let end = fitting(rest, width); end < rest.length; end = fitting(rest, width)) {
    const blank = rest[end] === ' ' ? end : rest.lastIndexOf(' ', end - 1);
    const atBlank = blank > 0 && rest.slice(0, blank).trim() !== '';
    const cut = atBlank ? blank : end;
    pieces.push({ text: rest.slice(0, cut), joint: atBlank ? ' ' : '' });
    rest = rest.slice(atBlank ? cut + 1 : cut);
  }
  return [...pieces, { text: rest, joint: '' }];
}

/** Cuts a text at exactly `width` cells, as a line that is being typed must be. */
export function wrapCells(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  for (let end = fitting(rest, width); end < rest.length; end = fitting(rest, width)) {
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...lines, rest];
}

/** How far into the text `width` cells reach; at least one character, so that cutting always ends. */
function fitting(text: string, width: number): number {
  let cells = 0;
  let end = 0;
  for (const character of text) {
    cells += cellsOfCharacter(character);
    if (cells > width && end > 0) return end;
    end += character.length;
  }
  return end;
}

/** Control characters as a terminal shows typed ones (`^M`), so that no text can steer the screen. */
export function visible(text: string): string {
  return text
    .replace(/[\x00-\x1f\x7f]/g, (control) => (control === '\t' ? ' ' : `^${String.fromCharCode(control.charCodeAt(0) ^ 0x40)}`))
    .replace(/[\x80-\x9f]/g, '\ufffd');
}
