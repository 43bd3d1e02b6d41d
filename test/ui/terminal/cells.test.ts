import { describe, expect, it } from 'vitest';
import { cellsOf, visible, wrapCells, wrapWords } from '../../../src/ui/terminal/cells.ts';

describe('cellsOf', () => {
  it.each([
    ['plain', 5],
    ['Grüße', 5],
    ['e\u0301', 1],
    ['你好', 4],
    ['✨', 2],
    ['', 0],
  ])('counts the cells of `%s`', (text, cells) => {
    expect(cellsOf(text)).toBe(cells);
  });
});

describe('wrapWords', () => {
  const texts = (text: string, width: number) => wrapWords(text, width).map((piece) => piece.text);

  it('leaves a text that fits as it is', () => {
    expect(wrapWords('250 ok', 10)).toEqual([{ text: '250 ok', joint: '' }]);
  });

  it('cuts at blanks, and tells that a blank was taken', () => {
    expect(wrapWords('your access has been rejected', 12)).toEqual([
      { text: 'your access', joint: ' ' },
      { text: 'has been', joint: ' ' },
      { text: 'rejected', joint: '' },
    ]);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrapWords('abcdefghij', 4)).toEqual([
      { text: 'abcd', joint: '' },
      { text: 'efgh', joint: '' },
      { text: 'ij', joint: '' },
    ]);
  });

  it('keeps blanks at the beginning', () => {
    expect(texts('    indented text', 10)).toEqual(['    indent', 'ed text']);
  });

  it('never splits a wide character', () => {
    expect(texts('你好吗', 3)).toEqual(['你', '好', '吗']);
  });

  it('gives an empty text one empty line', () => {
    expect(texts('', 8)).toEqual(['']);
  });
});

describe('wrapCells', () => {
  it('cuts at the edge, blanks or not', () => {
    expect(wrapCells('MAIL FROM:<a@b>', 6)).toEqual(['MAIL F', 'ROM:<a', '@b>']);
  });
});

describe('visible', () => {
  it('shows control characters, so that no text can steer the screen', () => {
    expect(visible('a\x1b[2Jb\rc\td\x9b')).toBe('a^[[2Jb^Mc d\ufffd');
  });
});
