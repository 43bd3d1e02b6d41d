/**
 * Which of many stretches of numbers comes first in a list and holds a number: answered by one binary search, however many there are.
 * Addresses of a Host Access Table are such stretches.
 */

/** A stretch from `first` to `last`, both included, and its place in the list. */
export interface Stretch {
  readonly first: bigint;
  readonly last: bigint;
  readonly position: number;
}

/** The number line cut at every end of a stretch: from `starts[i]` up to the next start, `positions[i]` is the first in the list that holds. */
export interface Intervals {
  readonly starts: readonly bigint[];
  readonly positions: readonly number[];
}

/** No stretch: later than every place in a list. */
export const NOWHERE = Infinity;

/** Cuts the line. `stretches` come in the order of their places; of n of them the result has at most 2n pieces. */
export function cutIntervals(stretches: readonly Stretch[]): Intervals {
  const ends = stretches.flatMap(({ first, last }) => [first, last + 1n]).sort((a, b) => (a < b ? -1 : Number(a > b)));
  // No set and no map of them: V8 hashes a bigint by its lowest 64 bits, which are zero in every IPv6 network.
  const starts = ends.filter((end, at) => at === 0 || end !== ends[at - 1]);
  const positions = starts.map(() => NOWHERE);
  // Where the next piece without a place lies, at or after each piece: painted stretches are jumped over.
  const free = [...starts.keys(), starts.length];
  for (const { first, last, position } of stretches) {
    const end = pieceAt(starts, last + 1n);
    for (let piece = nextFree(free, pieceAt(starts, first)); piece < end; piece = nextFree(free, piece)) {
      positions[piece] = position;
      free[piece] = piece + 1;
    }
  }
  return { starts, positions };
}

/** Follows the jumps to a free piece, and shortens them on the way. */
function nextFree(free: number[], from: number): number {
  let piece = from;
  for (let next = free[piece] ?? piece; next !== piece; next = free[piece] ?? piece) {
    free[piece] = free[next] ?? next;
    piece = next;
  }
  return piece;
}

/** The first place in the list whose stretch holds the number; `NOWHERE` if none does. */
export function positionOf({ starts, positions }: Intervals, value: bigint): number {
  return positions[pieceAt(starts, value)] ?? NOWHERE;
}

/** The piece a number lies in: that of the last start at or below it; -1 below all. */
function pieceAt(starts: readonly bigint[], value: bigint): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0n) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
