/** Addresses cut by the networks of tables: IPv4 and IPv6 are one dimension, since a sender has one address. */
import { bitsOf, isMapped } from '../config/ip-address.ts';
import { cutIntervals, NOWHERE, type Intervals } from '../judge/intervals.ts';
import type { Atom, Mark } from './atoms.ts';

/** Every address a sender can have, of both families, in order, cut where an entry of any table begins or ends. */
export function cutAddresses(tables: readonly (readonly Mark[])[]): readonly Atom[] {
  return [...cutFamily(tables, 4), ...cutFamily(tables, 6)];
}

function cutFamily(tables: readonly (readonly Mark[])[], family: 4 | 6): readonly Atom[] {
  const cuts = tables.map((marks) =>
    cutIntervals(
      marks.flatMap(({ match, position }) =>
        match.kind === 'network' && match.family === family ? [{ first: match.first, last: match.last, position }] : [],
      ),
    ),
  );
  return mergeIntervals(cuts, family);
}

/** Walks all cuts at once. Every end of an entry is a cut, so that an entry means an atom wholly or not at all. */
function mergeIntervals(cuts: readonly Intervals[], family: 4 | 6): readonly Atom[] {
  const end = 1n << BigInt(bitsOf[family]);
  const at = cuts.map(() => -1);
  const atoms: Atom[] = [];
  let first = 0n;
  let places: readonly number[] = cuts.map(() => NOWHERE);
  for (let next = nextStart(cuts, at); next !== null && next < end; next = nextStart(cuts, at)) {
    for (const [table, { starts }] of cuts.entries()) if (starts[(at[table] ?? 0) + 1] === next) at[table] = (at[table] ?? 0) + 1;
    if (next > first && !isMapped({ family, first, last: next - 1n }))
      atoms.push({ values: { kind: 'addresses', family, first, last: next - 1n }, places });
    first = next;
    places = cuts.map(({ positions }, table) => positions[at[table] ?? -1] ?? NOWHERE);
  }
  atoms.push({ values: { kind: 'addresses', family, first, last: end - 1n }, places });
  return atoms;
}

function nextStart(cuts: readonly Intervals[], at: readonly number[]): bigint | null {
  let least: bigint | null = null;
  for (const [table, { starts }] of cuts.entries()) {
    const start = starts[(at[table] ?? 0) + 1];
    if (start !== undefined && (least === null || start < least)) least = start;
  }
  return least;
}
