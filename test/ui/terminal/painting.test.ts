import { describe, expect, it } from 'vitest';
import type { Row } from '#lab';
import { paintInput, paintRow, type Wording } from '../../../src/ui/terminal/painting.ts';

const wording: Wording = { promptOf: () => 'globomantics › ', sayCut: () => 'Committed: PARTNERS stands above BLOCKED_LIST' };
const plain = (row: Row, columns = 40) => paintRow(row, columns, wording).lines.map((line) => line.plain);

describe('paintRow', () => {
  it('colours the code by its class and leaves the text in ink', () => {
    const row: Row = { kind: 'reply', code: '250', text: 'ok', class: 2, about: null };
    expect(paintRow(row, 40, wording)).toEqual({
      mark: 2,
      cut: null,
      lines: [{ ansi: '\x1b[8m+\x1b[0m \x1b[1;32m250\x1b[0m\x1b[0m ok\x1b[0m', plain: '+ 250 ok', joint: '' }],
    });
  });

  it.each<[Row, string]>([
    [{ kind: 'reply', code: '354', text: 'go ahead', class: 3, about: null }, '> 354 go ahead'],
    [{ kind: 'reply', code: '451', text: 'later', class: 4, about: null }, '~ 451 later'],
    [{ kind: 'reply', code: '554-', text: 'box', class: 5, about: null }, 'x 554-box'],
    [
      { kind: 'telnet', text: 'Connection closed by foreign host.', about: { step: 0, decision: 0 } },
      '! Connection closed by foreign host.',
    ],
    [{ kind: 'telnet', text: 'Trying 192.0.2.25...', about: null }, '  Trying 192.0.2.25...'],
    [{ kind: 'typed', prompt: '198.51.100.25', text: 'hosts' }, '  globomantics › hosts'],
    [{ kind: 'typed', prompt: null, text: 'DATA' }, '  DATA'],
  ])('writes the mark as a letter in its two columns: %#', (row, line) => {
    expect(plain(row)).toEqual([line]);
  });

  it('indents the lines of a long reply under its code', () => {
    const row: Row = { kind: 'reply', code: '554', text: 'Your access has been rejected', class: 5, about: null };
    expect(plain(row, 20)).toEqual(['x 554 Your access', '  has been rejected']);
  });

  it('keeps the words of a cut in the line, where they cannot be seen', () => {
    const row: Row = { kind: 'cut', cut: { kind: 'commit', step: 0, files: [] } };
    const { cut, lines } = paintRow(row, 60, wording);
    expect([cut, lines[0]?.ansi]).toEqual([wording.sayCut(row.cut), `\x1b[8m-\x1b[0m \x1b[8m${wording.sayCut(row.cut)}\x1b[0m`]);
  });

  it('lets no reply steer the screen', () => {
    expect(plain({ kind: 'reply', code: '250', text: '\x1b[2J', class: 2, about: null })).toEqual(['+ 250 ^[[2J']);
  });
});

describe('paintInput', () => {
  it('puts the cursor where the caret is', () => {
    const { row, column } = paintInput({ prompt: 'host › ', text: 'telnet', caret: 3, ghost: '' }, 40);
    expect([row, column]).toEqual([0, 2 + 7 + 3]);
  });

  it('wraps at the edge and follows the caret there', () => {
    const { lines, row, column } = paintInput({ prompt: '', text: 'abcdefgh', caret: 6, ghost: '' }, 6);
    expect([lines.length, row, column]).toEqual([2, 1, 4]);
  });

  it('opens a new line for a caret that has reached the edge', () => {
    const { lines, row, column } = paintInput({ prompt: '', text: 'abcd', caret: 4, ghost: '' }, 6);
    expect([lines, row, column]).toEqual([['  \x1b[36mabcd\x1b[0m', '  '], 1, 2]);
  });

  it('counts wide characters by their cells', () => {
    expect(paintInput({ prompt: '', text: '你好', caret: 2, ghost: '' }, 20).column).toBe(6);
  });
});
