import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, insertAt, replace } from '../../../src/esa/edits/text-edit.ts';
import { SEED } from '../config/tables.ts';

describe('applyEdits', () => {
  it('makes all edits at offsets of the text before, in any order', () => {
    const edits = [replace({ start: 6, end: 11 }, 'moon'), insertAt(0, '> '), replace({ start: 5, end: 6 }, ', ')];
    expect(applyEdits('hello world', edits)).toBe('> hello, moon');
    expect(applyEdits('hello world', edits.toReversed())).toBe('> hello, moon');
  });

  it('inserts before what it deletes at one place, and leaves out what overlaps', () => {
    expect(applyEdits('abc', [replace({ start: 1, end: 2 }, ''), insertAt(1, 'X')])).toBe('aXc');
    expect(applyEdits('abc', [replace({ start: 0, end: 2 }, 'X'), replace({ start: 1, end: 3 }, 'Y')])).toBe('Xc');
  });

  it('changes nothing without edits', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(applyEdits(text, [])).toBe(text);
      }),
      SEED,
    );
  });
});
