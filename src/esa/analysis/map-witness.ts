/** Somebody to try for each part of a sender map, who may have to fit into a world in which some addresses are taken and some are listed. */
import { readSender, type SenderMatch } from '../config/sender-entry.ts';
import { NOWHERE } from '../judge/intervals.ts';
import type { SenderRecord } from '../sender-record.ts';
import type { Atom, DimensionKey, Mark } from './atoms.ts';
import { isPrivateAtom, type Band } from './map-bands.ts';
import type { Around } from './map-around.ts';
import type { Slice } from './map-slice.ts';
import { privateNetworks } from './private-addresses.ts';
import type { SenderSpace } from './space.ts';
import { witnessIn } from './witness.ts';

/** INVARIANT: marks of a map's space are private networks, taken addresses, then one list after the other (`isPrivateAtom`, `suits`). */
export function marksAround({ taken, listed }: Around): readonly (readonly Mark[])[] {
  return [privateNetworks, readNetworks(taken), ...Object.values(listed).map(readNetworks)].map(marksOf);
}

const readNetworks = (texts: readonly string[]): readonly SenderMatch[] => texts.map((text) => readSender(text).match);

/** Entries that only cut. */
const marksOf = (matches: readonly SenderMatch[]): readonly Mark[] => matches.map((match, position) => ({ match, position }));

/** Gives for a band and some of the columns one sender who falls there. */
export type Witnesses = (band: Band, score: readonly Atom[]) => SenderRecord;

/** Prepares witnesses: an address of nobody's that no list holds but those that must, where there is one. */
export function witnesses(space: SenderSpace, slice: Slice, around: Around): Witnesses {
  const addresses = space.dimensions.find(({ key }) => key === 'address')?.atoms ?? [];
  const boxes = new Map<Band, Map<DimensionKey, readonly Atom[]>>();
  const boxOf = (band: Band): Map<DimensionKey, readonly Atom[]> => {
    const isSpecial = band.key !== 'address' && band.key !== 'everyone';
    const pool = isSpecial ? farthestPublic(addresses) : band.atoms;
    const box = new Map<DimensionKey, readonly Atom[]>([...slice.values].map(([key, atom]) => [key, [atom]]));
    if (isSpecial) box.set(band.key, band.atoms);
    return box.set('address', suiting(pool, zonesOf(band, slice), Object.keys(around.listed)));
  };
  return (band, score) => {
    const box = boxes.get(band) ?? boxOf(band);
    boxes.set(band, box);
    return witnessIn(space, new Map([...box, ['score', score]]));
  };
}

/** Addresses that decide as late as can be, so that the other fact counts. */
function farthestPublic(addresses: readonly Atom[]): readonly Atom[] {
  const open = addresses.filter((atom) => !isPrivateAtom(atom));
  const last = open.reduce((most, { places }) => Math.max(most, places[0] ?? NOWHERE), -1);
  return open.filter(({ places }) => (places[0] ?? NOWHERE) === last);
}

/** The zones that must hold the sender. */
function zonesOf(band: Band, { values }: Slice): ReadonlySet<string> {
  const told = [...[...values].filter(([key]) => key !== band.key).map(([, atom]) => atom), ...band.atoms];
  return new Set(told.flatMap((atom) => (atom.values.kind === 'listed' && atom.values.listed ? [atom.values.zone] : [])));
}

const isIn = ({ places }: Atom, mark: number): boolean => (places[mark] ?? NOWHERE) !== NOWHERE;

/** Those of nobody's that are listed as they must be; without any, all. */
function suiting(atoms: readonly Atom[], zones: ReadonlySet<string>, lists: readonly string[]): readonly Atom[] {
  const suits = (atom: Atom): boolean => !isIn(atom, 2) && lists.every((zone, index) => isIn(atom, 3 + index) === zones.has(zone));
  if (atoms.every(suits)) return atoms;
  const found = atoms.filter(suits);
  return found.length > 0 ? found : atoms;
}
