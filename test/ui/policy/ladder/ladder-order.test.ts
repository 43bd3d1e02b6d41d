import { describe, expect, it } from 'vitest';
import { parseHostAccessTable } from '#esa';
import {
  allowedIndex,
  gapTop,
  indexUnder,
  neighbourAt,
  placeAt,
  sortRemarks,
  wayMade,
} from '../../../../src/ui/policy/ladder/ladder-order.ts';
import { rungsOf } from '../../../../src/ui/policy/ladder/ladder-rungs.ts';

const rungs = (text: string) => rungsOf(parseHostAccessTable(text).value);
const FOUR = rungs('A: REJECT\nB: REJECT\nC: REJECT\nALL ACCEPT');

describe('allowedIndex', () => {
  it.each([
    [0, 2, 2],
    [0, 3, 2],
    [2, -1, 0],
    [3, 0, 3],
  ])('keeps ALL last and everything above it: from %i to %i', (from, to, index) => {
    expect(allowedIndex(FOUR, from, to)).toBe(index);
  });

  it('lets a group below ALL rise, and not move about there', () => {
    const below = rungs('A: REJECT\nALL ACCEPT\nB: REJECT\nC: REJECT');
    expect([allowedIndex(below, 2, 1), allowedIndex(below, 2, 3), allowedIndex(below, 3, 2)]).toEqual([1, 2, 3]);
  });

  it('lets a group go last where there is no ALL', () => {
    expect(allowedIndex(rungs('A: REJECT\nB: REJECT'), 0, 5)).toBe(1);
  });
});

describe('placeAt', () => {
  it('names the rung below, or the one above at the end', () => {
    expect(placeAt(FOUR, 0, 1)).toEqual({ before: 'C' });
    expect(placeAt(FOUR, 2, 0)).toEqual({ before: 'A' });
    expect(placeAt(rungs('A: REJECT\nB: REJECT'), 0, 1)).toEqual({ after: 'B' });
  });

  it('names no rung whose name stands twice', () => {
    const double = rungs('A: REJECT\nB: REJECT\nB: REJECT\nC: REJECT');
    expect(placeAt(double, 3, 1)).toEqual({ after: 'A' });
    expect(placeAt(double, 3, 2)).toBeNull();
  });
});

describe('neighbourAt', () => {
  it('says what a rung would stand above, or below at the end', () => {
    expect(neighbourAt(FOUR, 2, 0)).toEqual({ side: 'above', label: 'A' });
    expect(neighbourAt(FOUR, 0, 3)).toEqual({ side: 'below', label: 'ALL' });
  });
});

describe('a card that is moved', () => {
  const boxes = [
    { top: 0, height: 50 },
    { top: 58, height: 50 },
    { top: 116, height: 70 },
    { top: 194, height: 50 },
  ];

  it.each([
    [1, 0, 1],
    [1, -57, 1],
    [1, -59, 0],
    [1, 67, 1],
    [1, 69, 2],
    [0, 1000, 3],
  ])('from %i by %i pixels falls on %i', (from, dy, index) => {
    expect(indexUnder(boxes, from, dy)).toBe(index);
  });

  it('makes the cards between give way by its own height and the gap', () => {
    expect(boxes.map((_, index) => wayMade(boxes, 1, 2, index))).toEqual([0, 0, -58, 0]);
    expect(boxes.map((_, index) => wayMade(boxes, 2, 0, index))).toEqual([78, 78, 0, 0]);
  });

  it('has its place where they gave way', () => {
    expect([gapTop(boxes, 1, 2), gapTop(boxes, 2, 0), gapTop(boxes, 1, 1)]).toEqual([136, 0, 58]);
  });
});

describe('sortRemarks', () => {
  it('gives each remark to the rung it stands in, and the rest to none', () => {
    const { value, notes } = parseHostAccessTable('A: 300.1.1.1 $NOWHERE\nB: REJECT');
    const sorted = sortRemarks(rungsOf(value), notes);
    expect(sorted.get('A')?.map(({ rule }) => rule)).toEqual(['hat.address-octet', 'hat.undefined-policy']);
    expect(sorted.has('B')).toBe(false);
    expect(sorted.get(null)?.map(({ rule }) => rule)).toEqual(['hat.no-all']);
  });
});
