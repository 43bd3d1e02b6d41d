/** Where scores lie on a map, from left to right, and which of them are told below it. Places are parts of the width, from 0 to 1. Pure. */
import type { MapColumn } from '#esa';
import { mapWords as words } from '../words/map.ts';

/** The part of the width that senders without a score have, at the right. */
const NONE = 0.092;
/** Tenths from -10.0 to 10.0, both included. */
const SCORES = 201;
const LOWEST = -100;

export interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Left and right of each column; one alone has the whole width. */
export function edgesOf(columns: readonly MapColumn[]): readonly Edges[] {
  if (columns.length === 1) return [{ left: 0, right: 1 }];
  return columns.map((column) =>
    column === null ? { left: 1 - NONE, right: 1 } : { left: placeOf(column.from), right: placeOf(column.to + 1) },
  );
}

/** Left and right of a run of scores in whole tenths, both ends included. */
export function edgesOfScores({ from, to }: { readonly from: number; readonly to: number }): Edges {
  return { left: placeOf(from), right: placeOf(to + 1) };
}

const placeOf = (score: number): number => ((score - LOWEST) / SCORES) * (1 - NONE);

/** A score below the map. `align`: the side of the text that stands at its place, for those at the ends. */
export interface Tick {
  readonly at: number;
  readonly score: number | null;
  readonly align: 'start' | 'middle' | 'end';
}

/** Pixels a sign takes, and those between two ticks at least. */
const SIGN = 6.7;
const GAP = 4;

/** The ends of the range, then the borders between columns, then round scores, as far as there is room in so many pixels. */
export function ticksOf(columns: readonly MapColumn[], width: number): readonly Tick[] {
  const runs = columns.filter((column) => column !== null);
  if (runs.length === 0 || width <= 0) return [];
  const borders = runs.slice(1).map(({ from }): Tick => ({ at: placeOf(from), score: rounder(from - 1, from), align: 'middle' }));
  const wanted: readonly Tick[] = [
    { at: 0, score: LOWEST, align: 'start' },
    { at: 1, score: null, align: 'end' },
    ...borders,
    { at: placeOf(100 + 1), score: 100, align: 'end' },
    ...[0, -50, 50].map((score): Tick => ({ at: placeOf(score), score, align: 'middle' })),
  ];
  const placed: Tick[] = [];
  for (const tick of wanted) {
    const [from, to] = spanOf(tick, width);
    const isFree = placed.every((other) => {
      const [left, right] = spanOf(other, width);
      return to + GAP <= left || right + GAP <= from;
    });
    if (isFree) placed.push(tick);
  }
  return placed.sort((a, b) => a.at - b.at);
}

/** Of two scores beside each other the one that is shorter to say. */
const rounder = (left: number, right: number): number => (right % 10 === 0 || left % 10 !== 0 ? right : left);

function spanOf({ at, score, align }: Tick, width: number): readonly [number, number] {
  const room = words.tick(score).length * SIGN;
  const start = at * width - (align === 'start' ? 0 : align === 'end' ? room : room / 2);
  return [start, start + room];
}
