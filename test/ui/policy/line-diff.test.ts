import { describe, expect, it } from 'vitest';
import { lineEdits } from '../../../src/ui/policy/line-diff.ts';

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
