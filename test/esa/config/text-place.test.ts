import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeIn } from '#esa';
import { SEED } from './tables.ts';

describe('placeIn', () => {
  it('counts lines and columns from 1', () => {
    const table = { text: 'one\ntwo\n' };
    expect([0, 3, 4, 6, 8].map((offset) => placeIn(table, offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 4 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
    ]);
  });

  it('takes CRLF and CR for line ends too', () => {
    expect(placeIn({ text: 'one\r\ntwo\rthree' }, 5)).toEqual({ line: 2, column: 1 });
    expect(placeIn({ text: 'one\r\ntwo\rthree' }, 10)).toEqual({ line: 3, column: 2 });
  });

  it('means the nearest end by an offset outside the text', () => {
    expect(placeIn({ text: 'one\ntwo' }, -1)).toEqual({ line: 1, column: 1 });
    expect(placeIn({ text: 'one\ntwo' }, 99)).toEqual({ line: 2, column: 4 });
  });

  it('agrees with cutting the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 40 }), fc.nat(40), (letters, at) => {
        const text = letters.join('');
        const lines = text.slice(0, at).split('\n');
        expect(placeIn({ text }, at)).toEqual({ line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
      }),
      SEED,
    );
  });
});
