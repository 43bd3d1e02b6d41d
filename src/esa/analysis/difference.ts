/**
 * What changes between two Host Access Tables: every pair of an old and a new line that some sender is decided by and that come to something
 * else. It is exact: where the list is empty, no sender is treated differently.
 *
 * A sender is decided by the least place among its dimensions, in the old table and in the new. So a pair of lines that ask about the same
 * dimension is found among the atoms of that dimension; a pair that asks about two is found by holding the old places of one dimension against
 * the new places of the other, with a search tree, so that only pairs that exist cost anything.
 */
import { NOWHERE } from '../judge/intervals.ts';
import type { SenderRecord } from '../sender-record.ts';
import type { Dimension, DimensionKey } from './atoms.ts';
import { ThresholdTree } from './threshold-tree.ts';
import type { Outcome, TableLine, TableLines } from './outcome.ts';
import { regionOf, senderSpace, type SenderSpace } from './space.ts';
import { sayRegion } from './say-region.ts';
import { witnessOf } from './witness.ts';

/** Senders whose outcome changes, decided by one line before and by one after. Words and witness are made when they are asked for. */
export interface Change {
  readonly from: DecidingLine;
  readonly to: DecidingLine;
  description(): string;
  /** One of them, to be tried. */
  witness(): SenderRecord | null;
}

type DecidingLine = TableLine & { readonly outcome: Outcome };

/** A class, since there can be a hundred thousand of them. */
class SenderChange implements Change {
  readonly from: DecidingLine;
  readonly to: DecidingLine;
  readonly #space: SenderSpace;

  constructor(space: SenderSpace, from: DecidingLine, to: DecidingLine) {
    this.#space = space;
    this.from = from;
    this.to = to;
  }

  description(): string {
    return sayRegion(this.#space, regionOf([this.from, this.to]));
  }

  witness(): SenderRecord | null {
    return witnessOf(this.#space, regionOf([this.from, this.to]));
  }
}

/**
 * Everything that changes from the old table to the new one, one by one and in no order that matters: a long table in which much has moved can
 * change for millions of regions, which are better counted than kept.
 */
export function* hostAccessDifference(before: TableLines, after: TableLines): Generator<Change> {
  const space = senderSpace([before, after]);
  for (const [old, fresh] of pairsOf(space)) {
    const from = before.lines[old];
    const to = after.lines[fresh];
    if (decides(from) && decides(to) && from.sameness !== to.sameness) yield new SenderChange(space, from, to);
  }
}

type Pair = readonly [old: number, fresh: number];

const decides = (line: TableLine | undefined): line is DecidingLine => line !== undefined && line.outcome !== null;

/** Every pair of an old and a new place that some sender is decided by. */
function* pairsOf({ dimensions }: SenderSpace): Generator<Pair> {
  const open = openness(dimensions);
  for (const dimension of dimensions) {
    for (const pair of distinctPairs(dimension)) if (open(pair[0], pair[1], [dimension.key])) yield pair;
  }
  const edges = dimensions.map((dimension) => ({ key: dimension.key, old: farthest(dimension, 0), fresh: farthest(dimension, 1) }));
  for (const one of edges) {
    for (const other of edges) {
      if (one.key === other.key) continue;
      for (const pair of crossings(one.old, other.fresh)) if (open(pair[0], pair[1], [one.key, other.key])) yield pair;
    }
  }
}

/** The pairs of places that some atom has, where both decide. */
function distinctPairs({ atoms }: Dimension): readonly Pair[] {
  const seen = new Set<string>();
  return atoms.flatMap(({ places: [old = NOWHERE, fresh = NOWHERE] }): readonly Pair[] => {
    const key = `${old} ${fresh}`;
    if (old === NOWHERE || fresh === NOWHERE || seen.has(key)) return [];
    seen.add(key);
    return [[old, fresh]];
  });
}

/** For each place in one table the latest place in the other that goes with it. */
function farthest({ atoms }: Dimension, table: 0 | 1): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { places } of atoms) {
    const place = places[table] ?? NOWHERE;
    const other = places[1 - table] ?? NOWHERE;
    if (place !== NOWHERE && other > (found.get(place) ?? -1)) found.set(place, other);
  }
  return found;
}

/**
 * Old places A of one dimension, each with the latest new place it goes with, against new places B of another, each with the latest old place:
 * a sender with both is decided by A and B if neither dimension takes it earlier.
 */
function* crossings(olds: ReadonlyMap<number, number>, freshes: ReadonlyMap<number, number>): Generator<Pair> {
  if (olds.size === 0 || freshes.size === 0) return;
  const tree = new ThresholdTree([...freshes].sort(([a], [b]) => a - b).map(([place, reach]) => ({ place, reach })));
  for (const [old, before] of olds) for (const fresh of tree.find(before, old)) yield [old, fresh];
}

/** Tells whether every dimension but some has values that neither table takes up to these places. */
function openness(dimensions: readonly Dimension[]): (old: number, fresh: number, but: readonly DimensionKey[]) => boolean {
  const closing = dimensions.filter(({ atoms }) => !atoms.some(({ places }) => places.every((place) => place === NOWHERE)));
  const stairs = closing.map(({ key, atoms }) => ({
    key,
    stair: stairOf(atoms.map(({ places: [old = NOWHERE, fresh = NOWHERE] }) => [old, fresh])),
  }));
  return (old, fresh, but) => stairs.every(({ key, stair }) => but.includes(key) || reaches(stair, old, fresh));
}

/** Pairs that no other surpasses in both, by falling old place and so by rising new place. */
function stairOf(pairs: readonly Pair[]): readonly Pair[] {
  const stair: Pair[] = [];
  for (const pair of pairs.toSorted((a, b) => b[0] - a[0] || b[1] - a[1])) {
    if (pair[1] > (stair.at(-1)?.[1] ?? -1)) stair.push(pair);
  }
  return stair;
}

/** Is there a pair beyond both places? Of those beyond the old one the last has the latest new place. */
function reaches(stair: readonly Pair[], old: number, fresh: number): boolean {
  let low = 0;
  let high = stair.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stair[middle]?.[0] ?? -1) > old) low = middle + 1;
    else high = middle;
  }
  return (stair[low - 1]?.[1] ?? -1) > fresh;
}
