import { describe, expect, it } from 'vitest';
import { folded } from '../../../src/ui/analysis/fold.ts';
import { remembering } from '../../../src/ui/analysis/remembering.ts';

describe('a fold', () => {
  it('counts all of one key and keeps the first of them, in the order in which the keys come', () => {
    const initial = (word: string): string => word.charAt(0);
    expect(folded(['b1', 'a1', 'b2', 'b3', 'a2'], initial, 2)).toEqual([
      { first: ['b1', 'b2'], count: 3 },
      { first: ['a1', 'a2'], count: 2 },
    ]);
  });

  it('is none of nothing', () => {
    expect(folded([], String, 2)).toEqual([]);
  });
});

describe('what was read', () => {
  it('is the same as long as its text is among the last four', () => {
    const read = remembering((text) => ({ text }));
    const first = read('a');
    for (const text of ['b', 'c', 'd']) read(text);
    expect(read('a')).toBe(first);
    for (const text of ['b', 'c', 'd', 'e']) read(text);
    expect(read('a')).not.toBe(first);
  });
});
