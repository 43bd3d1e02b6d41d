/** Lines of one text found again in another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchLines } from '../../../src/esa/edits/match-lines.ts';

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
