import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../src/ui/tables/colours.ts';

const coloured = (line: string) => piecesOf(line, null).flatMap(({ colour, text }) => (text.trim() === '' ? [] : [[colour, text]]));

describe('piecesOf', () => {
  it('keeps every character of a line, marked or not', () => {
    for (const line of ['    SBRS[-3.0:-1.0], 192.0.2. (a remark', 'x = "é\\"" }', '\t$A {', '())']) {
      const joined = (mark: Parameters<typeof piecesOf>[1]) =>
        piecesOf(line, mark)
          .map(({ text }) => text)
          .join('');
      expect(joined(null)).toBe(line);
      expect(joined({ from: 2, to: 4 })).toBe(line);
    }
  });

  it('tells the parts of a table apart', () => {
    expect(coloured('BLOCKED_LIST:')).toEqual([['group', 'BLOCKED_LIST:']]);
    expect(coloured('  $BLOCKED (no)')).toEqual([
      ['policy', '$BLOCKED'],
      ['comment', '(no)'],
    ]);
    expect(coloured('a.example REJECT')).toEqual([
      ['entry', 'a.example'],
      ['keyword', 'REJECT'],
    ]);
    expect(coloured(' max = 20')).toEqual([
      ['parameter', 'max'],
      ['plain', '='],
      ['number', '20'],
    ]);
    expect(coloured('# $A')).toEqual([['comment', '# $A']]);
  });

  it('marks the columns of a finding and no more', () => {
    const marked = (to: number | null) => piecesOf('  abc def', { from: 3, to }).filter((piece) => piece.marked);
    expect(marked(6).map(({ text }) => text)).toEqual(['abc']);
    expect(
      marked(null)
        .map(({ text }) => text)
        .join(''),
    ).toBe('abc def');
  });
});
