/**
 * The bands of a sender map: networks that lines of the table decide something of, then senders with one other fact that a line names, and all
 * the rest. Lines of one group that decide the same columns share a band.
 */
import type { SenderGroup } from '../config/host-access-table.ts';
import { NOWHERE } from '../judge/intervals.ts';
import { dimensionOf, type Atom, type DimensionKey } from './atoms.ts';
import type { Slice } from './map-slice.ts';
import type { TableLine } from './outcome.ts';
import type { SenderSpace } from './space.ts';

/**
 * `key`: what sets its senders apart, `everyone` for the rest. `lines`: places of the lines it is about, in order, none for the rest. `atoms`:
 * the values of `key` that the first of them keeps; the rest's addresses. `isPrivate`: nobody looks a score up. `others`: for each column the
 * place that decides where those lines do not, one alone where the band is private. `isFolded`: it comes to no more than everyone else without
 * a score, so that it needs no band of its own.
 */
export interface Band {
  readonly key: DimensionKey;
  readonly lines: readonly number[];
  readonly atoms: readonly Atom[];
  readonly isPrivate: boolean;
  readonly others: readonly number[];
  readonly isFolded: boolean;
}

const placeOf = ({ places }: Atom): number => places[0] ?? NOWHERE;

/** INVARIANT: the space is cut by the private networks (map-witness.ts), next to its one table. */
export const isPrivateAtom = ({ places }: Atom): boolean => (places[1] ?? NOWHERE) !== NOWHERE;

/** For each column what decides it, for the first line of a band or where no line is meant. */
export function decidersOf({ lines: [first = NOWHERE], others }: Pick<Band, 'lines' | 'others'>): readonly number[] {
  return others.map((place) => Math.min(first, place));
}

/**
 * All bands, in the order of their lines; the rest comes last. `shown`: places of lines that have a band though they decide nobody, where another
 * fact than the address sets it apart.
 */
export function bandsOf(space: SenderSpace, slice: Slice, shown: ReadonlySet<number>): readonly Band[] {
  const ground = groundOf(space, slice);
  const lines = space.tables[0]?.lines ?? [];
  const single = [...(space.own[0] ?? [])].flatMap(([place, atoms]) => {
    const line = lines[place];
    return line === undefined ? [] : ofLine(ground, slice, line, atoms, shown.has(place));
  });
  single.sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
  return [...merged(single, lines), ...restOf(ground, slice)];
}

/** What lies under all lines: by column, for an address that none names, for a private one, and (`beside`) for whom another fact is told. */
interface Ground {
  readonly plain: readonly number[];
  readonly unscored: readonly number[];
  readonly beside: (key: DimensionKey) => readonly number[];
  /** Addresses that are decided latest, public ones where there are such. */
  readonly far: readonly Atom[];
  readonly farPrivate: readonly Atom[];
}

function groundOf(space: SenderSpace, slice: Slice): Ground {
  const addresses = space.dimensions.find(({ key }) => key === 'address')?.atoms ?? [];
  const far = farthest(addresses.filter((atom) => !isPrivateAtom(atom)));
  const until = far[0] === undefined ? NOWHERE : placeOf(far[0]);
  const columns = (limit: number): readonly number[] => slice.columns.map(({ place }) => Math.min(place, limit));
  return {
    plain: columns(slice.limit(null, false)),
    unscored: [Math.min(slice.scores === 'told' ? noScore(slice) : NOWHERE, slice.limit(null, true))],
    beside: remembering((key) => columns(Math.min(until, slice.limit(key, false)))),
    far,
    farPrivate: farthest(addresses.filter(isPrivateAtom)),
  };
}

function remembering<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

const noScore = ({ columns }: Slice): number => columns.at(-1)?.place ?? NOWHERE;

function farthest(atoms: readonly Atom[]): readonly Atom[] {
  const last = atoms.reduce((most, atom) => Math.max(most, placeOf(atom)), -1);
  return atoms.filter((atom) => placeOf(atom) === last);
}

/** The bands of one line: of its networks those that are private stand apart. Lines that decide nobody here have none. */
function ofLine(ground: Ground, slice: Slice, { match, position }: TableLine, atoms: readonly Atom[], isShown: boolean): readonly Band[] {
  const key = dimensionOf(match);
  if (key === null || key === 'score' || key === 'everyone') return [];
  if (key === 'address')
    return [
      ...bandOf(key, position, atoms.filter(isPrivateAtom), true, ground.unscored),
      ...bandOf(key, position, without(atoms, isPrivateAtom), false, ground.plain),
    ];
  const isAsked = slice.scores !== 'off' || (key !== 'owner' && key !== 'country');
  if (slice.fixed.has(key) || !isAsked) return [];
  const special = without(atoms, (atom) => atom === slice.values.get(key));
  return bandOf(key, position, special, false, ground.beside(key), isShown);
}

/** The same list where nothing goes: choices of large lists are remembered by it. */
function without(atoms: readonly Atom[], goes: (atom: Atom) => boolean): readonly Atom[] {
  return atoms.some(goes) ? atoms.filter((atom) => !goes(atom)) : atoms;
}

function bandOf(
  key: DimensionKey,
  place: number,
  atoms: readonly Atom[],
  isPrivate: boolean,
  others: readonly number[],
  isShown = false,
): readonly Band[] {
  const decides = isShown || others.some((other) => place < other);
  return decides && atoms.length > 0 ? [{ key, lines: [place], atoms, isPrivate, others, isFolded: false }] : [];
}

/** Bands of one group that are set apart by the same thing and decide the same columns become one. */
function merged(bands: readonly Band[], lines: readonly TableLine[]): readonly Band[] {
  const groups = new Map<SenderGroup | null, number>();
  const found = new Map<string, { readonly band: Band; readonly places: number[] }>();
  for (const band of bands) {
    const [place = 0] = band.lines;
    const group = lines[place]?.group ?? null;
    if (!groups.has(group)) groups.set(group, groups.size);
    const passed = band.others.filter((other) => other <= place).length;
    const key = `${groups.get(group)} ${band.key} ${band.isPrivate} ${passed}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { band, places: [place] });
    else known.places.push(place);
  }
  return [...found.values()].map(({ band, places }) => ({ ...band, lines: places }));
}

/** Addresses that no line decides anything of: private ones, which at a connection may come to something of their own, and everyone else. */
function restOf({ plain, unscored, far, farPrivate }: Ground, slice: Slice): readonly Band[] {
  const isFree = ([atom]: readonly Atom[], others: readonly number[]): boolean =>
    atom !== undefined && others.every((other) => placeOf(atom) >= other);
  const hasPublic = isFree(far, plain);
  const isFolded = hasPublic && !(slice.scores === 'looked-up' && unscored[0] !== plain.at(-1));
  const rest = { key: 'everyone', lines: [] } as const;
  return [
    ...(isFree(farPrivate, unscored) ? [{ ...rest, atoms: farPrivate, isPrivate: true, others: unscored, isFolded }] : []),
    ...(hasPublic ? [{ ...rest, atoms: far, isPrivate: false, others: plain, isFolded: false }] : []),
  ];
}
