/**
 * One or more tables over all senders (or over a described set of them). What a line decides is a *region*: values of its own dimension for
 * which it stands first, and of every other dimension the values for which no line stands before it. That is exact, since every line asks
 * about one dimension, so that whatever is left below any point of a table is one product of sets.
 */
import { NOWHERE } from '../judge/intervals.ts';
import { dimensionOf, type Atom, type Dimension, type DimensionKey, type Mark } from './atoms.ts';
import { cutSenders } from './cut-senders.ts';
import type { TableLine, TableLines } from './outcome.ts';

/** Tables, and every dimension cut by all of them. `own[table]` leads from a place to the atoms that are its own. */
export interface SenderSpace {
  readonly tables: readonly TableLines[];
  readonly dimensions: readonly Dimension[];
  readonly own: readonly ReadonlyMap<number, readonly Atom[]>[];
  /** Of each dimension the atoms that no line takes. */
  readonly free: ReadonlyMap<DimensionKey, readonly Atom[]>;
  /** Every name that an entry holds, suffixes without their dot. */
  readonly names: ReadonlySet<string>;
}

/** The values of each dimension that belong to a region. */
export type Box = ReadonlyMap<DimensionKey, readonly Atom[]>;

/**
 * Senders that are decided by one line of each table, told by their places. A region may be empty: `isEmpty` knows.
 */
export interface Region {
  readonly places: readonly number[];
  readonly keys: readonly DimensionKey[];
}

/** Which atoms of a dimension are looked at; all, where nothing else is said. */
export type Asked = (key: DimensionKey, atom: Atom) => boolean;

/** The space of these tables. `marks` cut it further, so that `asked` can tell a described set exactly. */
export function senderSpace(tables: readonly TableLines[], marks: readonly (readonly Mark[])[] = [], asked?: Asked): SenderSpace {
  const cut = [...cutSenders([...tables.map(({ lines }) => lines.filter(decides)), ...marks]).values()];
  const dimensions = asked === undefined ? cut : cut.map(({ key, atoms }) => ({ key, atoms: atoms.filter((atom) => asked(key, atom)) }));
  return {
    tables,
    dimensions,
    own: tables.map((_, table) => atomsByPlace(dimensions, table)),
    free: new Map(dimensions.map(({ key, atoms }) => [key, atoms.filter((atom) => isFree(atom, tables.length))])),
    names: namesIn(cut),
  };
}

/** Does no line of the tables take it? Marks that only cut do not count. */
const isFree = ({ places }: Atom, tables: number): boolean => places.every((place, table) => table >= tables || place === NOWHERE);

function namesIn(dimensions: readonly Dimension[]): ReadonlySet<string> {
  const names = dimensions.find(({ key }) => key === 'name')?.atoms ?? [];
  return new Set(names.flatMap(({ values }) => (values.kind === 'name' ? [values.name] : [])));
}

const decides = ({ outcome }: TableLine): boolean => outcome !== null;

function atomsByPlace(dimensions: readonly Dimension[], table: number): ReadonlyMap<number, readonly Atom[]> {
  const found = new Map<number, Atom[]>();
  for (const { atoms } of dimensions) {
    for (const atom of atoms) {
      const place = atom.places[table] ?? NOWHERE;
      if (place === NOWHERE) continue;
      const list = found.get(place);
      if (list === undefined) found.set(place, [atom]);
      else list.push(atom);
    }
  }
  return found;
}

/** The region that lines of the tables decide together, one line of each. */
export function regionOf(lines: readonly TableLine[]): Region {
  return { places: lines.map(({ position }) => position), keys: lines.map(({ match }) => dimensionOf(match) ?? 'everyone') };
}

/** The values of a dimension that belong to a region. */
export function atomsIn(space: SenderSpace, { places, keys }: Region, { key, atoms }: Dimension): readonly Atom[] {
  const table = keys.indexOf(key);
  const some = table < 0 ? atoms : (space.own[table]?.get(places[table] ?? NOWHERE) ?? []);
  return some.filter((atom) => places.every((place, other) => belongs(atom.places[other] ?? NOWHERE, place, keys[other] === key)));
}

/** Of a line's own dimension those values for which it stands first; of others those that no earlier line takes. */
const belongs = (found: number, place: number, own: boolean): boolean => (own ? found === place : found > place);

/** Values of every dimension that make up senders of a region, the freest where there are such; null for an empty region. */
export function boxOf(space: SenderSpace, region: Region): Box | null {
  const box = new Map<DimensionKey, readonly Atom[]>();
  for (const dimension of space.dimensions) {
    const { key } = dimension;
    const free = region.keys.includes(key) ? [] : (space.free.get(key) ?? []);
    const atoms = free.length > 0 ? free : atomsIn(space, region, dimension);
    if (atoms.length === 0) return null;
    box.set(key, atoms);
  }
  return box;
}

/** For each dimension the last place at which something is left of it in a table: `NOWHERE` where some values are never taken. */
export function lastPlaces({ dimensions }: SenderSpace, table: number): ReadonlyMap<DimensionKey, number> {
  return new Map(
    dimensions.map(({ key, atoms }) => [key, atoms.reduce((last, { places }) => Math.max(last, places[table] ?? NOWHERE), -1)]),
  );
}

/** The lines that decide somebody, by place. */
export function reached(space: SenderSpace, table: number): ReadonlySet<number> {
  const last = lastPlaces(space, table);
  const found = new Set<number>();
  for (const { position, match, outcome } of space.tables[table]?.lines ?? []) {
    if (outcome === null || space.own[table]?.has(position) !== true) continue;
    const key = dimensionOf(match);
    const open = [...last].every(([other, place]) => other === key || place > position);
    if (open) found.add(position);
  }
  return found;
}
