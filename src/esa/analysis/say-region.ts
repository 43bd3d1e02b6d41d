/** A region in words: what a sender must be to be decided so. What does not matter is not said. */
import { NOWHERE } from '../judge/intervals.ts';
import type { Atom, Dimension, DimensionKey } from './atoms.ts';
import { fewParts, sayAtoms } from './describe.ts';
import { joinWords } from './line-words.ts';
import { atomsIn, type Region, type SenderSpace } from './space.ts';

/** Dimensions in the order in which a person tells of a sender. */
const order: readonly DimensionKey[] = ['address', 'name', 'score', 'owner', 'country'];

/** Above this many values a dimension is not looked at as a whole. */
const TOLD = 500;

/** `192.0.2.64/26; score -3.0 to -1.0; not .example.com or country RU`; `everyone` where nothing matters. */
export function sayRegion(space: SenderSpace, region: Region): string {
  const asked = space.dimensions.filter(({ key }) => key !== 'everyone').toSorted((a, b) => rank(a.key) - rank(b.key));
  const said = asked.flatMap((dimension) => sayDimension(space, region, dimension) ?? []);
  const meant = said.filter(({ not }) => !not).map(({ parts }) => joinWords(parts, 'or'));
  const not = said.filter((each) => each.not).flatMap(({ parts }) => parts);
  const all = not.length === 0 ? meant : [...meant, `not ${joinWords(not, 'or')}`];
  return all.length === 0 ? 'everyone' : all.join('; ');
}

const rank = (key: DimensionKey): number => (order.includes(key) ? order.indexOf(key) : order.length);

/** What a sender must be, or (`not`) must not be. */
interface Said {
  readonly parts: readonly string[];
  readonly not: boolean;
}

/** Of a dimension with too many values to be told, those that are not left. */
const takenAbove: Readonly<Partial<Record<DimensionKey, string>>> = {
  address: 'an address that a line above names',
  name: 'a name that a line above names',
  owner: 'a network owner that a line above names',
  country: 'a country that a line above names',
};

/** What a region means of a dimension, or what not, whichever is shorter; null for all of it. */
function sayDimension(space: SenderSpace, region: Region, dimension: Dimension): Said | null {
  const { key, atoms } = dimension;
  const long = atoms.length > TOLD;
  if (long && !region.keys.includes(key)) return isCut(dimension, region) ? { parts: [takenAbove[key] ?? ''], not: true } : null;
  const inside = atomsIn(space, region, dimension);
  if (inside.length === atoms.length) return null;
  const meant: Said = { parts: fewParts(sayAtoms(atoms, inside)), not: false };
  if (long) return meant;
  const members = new Set(inside);
  const outside = atoms.filter((atom) => !members.has(atom));
  if (outside.some(isNegative)) return meant;
  const not: Said = { parts: fewParts(sayAtoms(atoms, outside)), not: true };
  return inside.some(isNegative) || lengthOf(not) < lengthOf(meant) ? not : meant;
}

const firstPlaces = new WeakMap<Dimension, readonly number[]>();

/** Does a line before those of a region take some values of a dimension that they do not ask about? */
function isCut(dimension: Dimension, { places }: Region): boolean {
  const first = firstPlaces.get(dimension) ?? firstOf(dimension, places.length);
  firstPlaces.set(dimension, first);
  return places.some((place, table) => (first[table] ?? NOWHERE) < place);
}

/** Of each table the first line that asks about a dimension. */
function firstOf({ atoms }: Dimension, tables: number): readonly number[] {
  const first = Array.from({ length: tables }, () => NOWHERE);
  for (const { places } of atoms) {
    for (let table = 0; table < tables; table++) first[table] = Math.min(first[table] ?? NOWHERE, places[table] ?? NOWHERE);
  }
  return first;
}

/** Is it told by what it is not? So is an owner or country that no entry names, and who is on no list or has no confirmed name. */
function isNegative({ values }: Atom): boolean {
  switch (values.kind) {
    case 'owner':
      return values.id === null;
    case 'country':
      return values.country === null;
    case 'listed':
      return !values.listed;
    case 'host-class':
      return true;
    default:
      return false;
  }
}

/** How long it is to read, by its words. */
const lengthOf = ({ parts, not }: Said): number => parts.join(' ').split(' ').length + (not ? 1 : 0);
