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
import { regionOf, senderSpace, type Region, type SenderSpace } from './space.ts';
import { sayRegion } from './say-region.ts';
import { witnessOf } from './witness.ts';

/** Senders whose outcome changes, decided by one line before and by one after. Words and witness are made when they are asked for. */
export interface Change {
  readonly from: TableLine & { readonly outcome: Outcome };
  readonly to: TableLine & { readonly outcome: Outcome };
  readonly region: Region;
  readonly description: () => string;
  readonly witness: () => SenderRecord | null;
}

/** Everything that changes from the old table to the new one, in the order of the old lines. */
export function hostAccessDifference(before: TableLines, after: TableLines): readonly Change[] {
  const space = senderSpace([before, after]);
  const pairs = [...pairsOfOne(space), ...pairsOfTwo(space)];
  return pairs
    .flatMap(([old, fresh]) => changeOf(space, old, fresh))
    .sort((a, b) => a.from.position - b.from.position || a.to.position - b.to.position);
}

type Pair = readonly [old: number, fresh: number];

function changeOf(space: SenderSpace, old: number, fresh: number): readonly Change[] {
  const from = space.tables[0]?.lines[old];
  const to = space.tables[1]?.lines[fresh];
  if (!decides(from) || !decides(to) || from.sameness === to.sameness) return [];
  const region = regionOf([from, to]);
  return [{ from, to, region, description: () => sayRegion(space, region), witness: () => witnessOf(space, region) }];
}

const decides = (line: TableLine | undefined): line is TableLine & { readonly outcome: Outcome } =>
  line !== undefined && line.outcome !== null;

/** Pairs of places along one dimension that lie open in all others. */
function pairsOfOne(space: SenderSpace): readonly Pair[] {
  const open = openness(space.dimensions);
  return space.dimensions.flatMap((dimension) => distinctPairs(dimension).filter(([old, fresh]) => open(old, fresh, [dimension.key])));
}

/** Pairs with an old place from one dimension and a new place from another. */
function pairsOfTwo(space: SenderSpace): readonly Pair[] {
  const open = openness(space.dimensions);
  const edges = space.dimensions.map((dimension) => ({ key: dimension.key, old: farthest(dimension, 0), fresh: farthest(dimension, 1) }));
  return edges.flatMap((one) =>
    edges.flatMap((other) =>
      one.key === other.key ? [] : crossings(one.old, other.fresh).filter(([old, fresh]) => open(old, fresh, [one.key, other.key])),
    ),
  );
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
function crossings(olds: ReadonlyMap<number, number>, freshes: ReadonlyMap<number, number>): readonly Pair[] {
  if (olds.size === 0 || freshes.size === 0) return [];
  const tree = new ThresholdTree([...freshes].sort(([a], [b]) => a - b).map(([place, reach]) => ({ place, reach })));
  return [...olds].flatMap(([old, before]) => tree.find(before, old).map((fresh): Pair => [old, fresh]));
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
