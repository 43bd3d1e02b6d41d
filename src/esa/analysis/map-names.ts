/** What a band of a sender map is called: a network, a name, an owner, as short as it goes. */
import { networksOf } from './networks.ts';
import type { Atom, Values } from './atoms.ts';
import { stretchesOf } from './describe.ts';
import type { TableLine } from './outcome.ts';

/** `isPart`: other lines keep some of what the name means. */
export interface BandName {
  readonly name: string;
  readonly isPart: boolean;
}

/** The name of a line's band by what the line keeps: networks where that are one or two, else its entry, of which that is a part. */
export function nameOfBand({ match, entry }: TableLine, atoms: readonly Atom[]): BandName {
  const printed = entry?.printed ?? '';
  if (match.kind !== 'network') return { name: printed, isPart: false };
  const stretches = stretchesOf(atoms.map(({ values }) => values));
  const [whole] = networksOf(match, 1) ?? [printed];
  if (sizeOf(stretches) === match.last - match.first + 1n) return { name: whole ?? printed, isPart: false };
  const kept = stretches.length > 2 ? null : stretches.map((stretch) => networksOf(stretch, 2));
  const networks = kept?.flatMap((some) => some ?? []) ?? [];
  const isShort = kept !== null && !kept.includes(null) && networks.length <= 2;
  return isShort ? { name: networks.join(', '), isPart: false } : { name: whole ?? printed, isPart: true };
}

const sizeOf = (stretches: readonly Extract<Values, { kind: 'addresses' }>[]): bigint =>
  stretches.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
