/** A region in words: what a sender must be to be decided so. What does not matter is not said. */
import type { Dimension, DimensionKey } from './atoms.ts';
import { sayAtoms } from './describe.ts';
import { atomsIn, type Region, type SenderSpace } from './space.ts';

/** Dimensions in the order in which a person tells of a sender. */
const order: readonly DimensionKey[] = ['address', 'name', 'score', 'owner', 'country'];

/** Above this many parts a dimension that only upper lines cut is not told part by part. */
const TOLD = 500;

/** `192.0.2.64/26; score -3.0 to -1.0`; `everyone` where nothing matters. */
export function sayRegion(space: SenderSpace, region: Region): string {
  const asked = space.dimensions.filter(({ key }) => key !== 'everyone').toSorted((a, b) => rank(a.key) - rank(b.key));
  const parts = asked.flatMap((dimension) => sayDimension(space, region, dimension));
  return parts.length === 0 ? 'everyone' : parts.join('; ');
}

const rank = (key: DimensionKey): number => (order.includes(key) ? order.indexOf(key) : order.length);

function sayDimension(space: SenderSpace, region: Region, dimension: Dimension): readonly string[] {
  const { key, atoms } = dimension;
  if (region.keys.includes(key)) return [sayAtoms(atomsIn(space, region, dimension))];
  if (atoms.length > TOLD) return [];
  const inside = atomsIn(space, region, dimension);
  if (inside.length === atoms.length) return [];
  const outside = atoms.filter((atom) => !inside.includes(atom));
  return [inside.length <= outside.length ? sayAtoms(inside) : `not ${sayAtoms(outside, 'or')}`];
}
