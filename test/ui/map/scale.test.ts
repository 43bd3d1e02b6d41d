import { describe, expect, it } from 'vitest';
import { edgesOf, edgesOfScores, ticksOf } from '../../../src/ui/map/scale.ts';
import { mapWords } from '../../../src/ui/words/map.ts';
import { drawn } from './drawn.ts';

const { columns } = drawn();

describe('edgesOf', () => {
  it('lays scores from left to right without a gap, and none at the end', () => {
    const edges = edgesOf(columns);
    expect(edges[0]?.left).toBe(0);
    expect(edges.at(-1)?.right).toBe(1);
    expect(edges.slice(1).map(({ left }) => left)).toEqual(edges.slice(0, -1).map(({ right }) => right));
  });

  it('gives a column the width of its scores', () => {
    const [blocked, suspect] = edgesOf(columns).map(({ left, right }) => right - left);
    expect((suspect ?? 0) / (blocked ?? 1)).toBeCloseTo(20 / 71, 10);
  });

  it('gives one column alone all there is', () => {
    expect(edgesOf([null])).toEqual([{ left: 0, right: 1 }]);
    expect(ticksOf([null], 400)).toEqual([]);
  });
});

describe('edgesOfScores', () => {
  it('lies within the column of its scores', () => {
    const [blocked] = edgesOf(columns);
    const some = edgesOfScores({ from: -90, to: -80 });
    expect(some.left).toBeGreaterThan(blocked?.left ?? 1);
    expect(some.right).toBeLessThan(blocked?.right ?? 0);
    expect(edgesOfScores({ from: -100, to: -30 })).toEqual(blocked);
  });
});

describe('ticksOf', () => {
  it('tells the ends and the borders, by the rounder of the scores beside them, then round scores', () => {
    expect(ticksOf(columns, 400).map(({ score }) => mapWords.tick(score))).toEqual(['−10', '−5', '−3', '−1', '0', '5', '10', 'none']);
  });

  it('leaves out what has no room', () => {
    const narrow = ticksOf(columns, 90).map(({ score }) => mapWords.tick(score));
    expect(narrow).toContain('none');
    expect(narrow.length).toBeLessThan(7);
  });
});
