import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineEdits, matchLines } from '../../../src/ui/policy/line-diff.ts';

describe('matchLines', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });

  it('matches equal lines in order, each at most once', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const matches = matchLines(before, after).filter((match) => match >= 0);
        const sorted = [...new Set(matches)].sort((a, b) => a - b);
        expect(matches).toEqual(sorted);
        expect(matchLines(before, after).every((match, index) => match < 0 || after[match] === before[index])).toBe(true);
      }),
    );
  });

  it('matches every line of a text with itself', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(matchLines(text, text)).toEqual([...text.keys()]);
      }),
    );
  });
});

describe('lineEdits', () => {
  it('tells new lines by their number, and lines that are gone by the line they stood below', () => {
    expect(lineEdits('a\nb\nc\nd', 'a\nx\nd\ny')).toEqual({
      added: [2, 4],
      removed: [
        { below: 1, number: 2, text: 'b' },
        { below: 1, number: 3, text: 'c' },
      ],
    });
  });

  it('says nothing of blank lines', () => {
    expect(lineEdits('a\n\nb', 'a\n\n\nb\n')).toEqual({ added: [], removed: [] });
  });
});
