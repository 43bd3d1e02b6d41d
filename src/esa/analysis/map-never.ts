/** Sender groups that no sender reaches, and where on a map they would lie. */
import { isAll, type SenderGroup } from '../config/host-access-table.ts';
import { dimensionOf, type Atom } from './atoms.ts';
import { isPrivateAtom, type Band } from './map-bands.ts';
import type { Slice } from './map-slice.ts';
import type { TableLine, TableLines } from './outcome.ts';
import { reached, type SenderSpace } from './space.ts';
import { atomFinder, type AtomFinder } from './within.ts';

/**
 * `line`: the first of the group. `band` is a place among the bands that were asked about, null where it lies in none; columns from `from` to
 * `to`, both included, and in those the scores it means in whole tenths, null for all.
 */
export interface NeverReached {
  readonly line: TableLine;
  readonly band: number | null;
  readonly from: number;
  readonly to: number;
  readonly scores: { readonly from: number; readonly to: number } | null;
}

/** Of each group that would decide and never does the first line, in order. ALL is not among them: private addresses reach it. */
export function unreachedLines(space: SenderSpace): readonly TableLine[] {
  const [table] = space.tables;
  return table === undefined ? [] : firstLines(table, reached(space, 0));
}

/** The bands of a map: all there are, and those that are drawn. */
export interface MapBands {
  readonly all: readonly Band[];
  readonly drawn: readonly Band[];
}

/** Where those lines would lie among the bands that are drawn. */
export function neverReached(space: SenderSpace, slice: Slice, bands: MapBands, lines: readonly TableLine[]): readonly NeverReached[] {
  if (lines.length === 0) return [];
  const find: Finders = { within: atomFinder(space), bandWith: bandFinder(bands.all) };
  return lines.map((line) => ({ line, ...placeIn(slice, bands.drawn, line, find) }));
}

interface Finders {
  readonly within: AtomFinder;
  /** The band of the line that takes an atom's senders; undefined where that decides nobody here. */
  readonly bandWith: (atom: Atom, isPrivate: boolean) => Band | undefined;
}

function bandFinder(bands: readonly Band[]): Finders['bandWith'] {
  const found = new Map<string, Band>(bands.flatMap((band) => band.lines.map((place) => [`${place} ${band.isPrivate}`, band] as const)));
  return ({ places: [place] }, isPrivate) => found.get(`${place} ${isPrivate}`);
}

function firstLines({ lines, unread }: TableLines, found: ReadonlySet<number>): readonly TableLine[] {
  const live = new Set(lines.filter(({ position }) => found.has(position)).map(({ group }) => group));
  const first = new Map<SenderGroup, TableLine>();
  for (const line of [...lines, ...unread]) {
    const { group, outcome } = line;
    if (group === null || outcome === null || live.has(group) || first.has(group) || isAll(group)) continue;
    first.set(group, line);
  }
  return [...first.values()];
}

type Lies = Omit<NeverReached, 'line'>;

function placeIn(slice: Slice, drawn: readonly Band[], line: TableLine, { within, bandWith }: Finders): Lies {
  const atoms = within(line.match);
  const [atom] = atoms;
  const rest = drawn.find(({ key, isPrivate }) => key === 'everyone' && !isPrivate);
  const across = (band: Band | undefined): Lies => {
    const at = band === undefined ? -1 : drawn.indexOf(band);
    return { band: at < 0 ? null : at, from: 0, to: slice.columns.length - 1, scores: null };
  };
  if (atom === undefined) return across(undefined);
  switch (dimensionOf(line.match)) {
    case 'score':
      return { ...across(rest), ...columnsIn(slice, atoms), scores: line.match.kind === 'score' ? line.match : null };
    case 'address':
      return across(bandWith(atom, isPrivateAtom(atom)) ?? rest);
    default:
      return across(bandWith(atom, false));
  }
}

function columnsIn({ columns }: Slice, atoms: readonly Atom[]): Pick<Lies, 'from' | 'to'> {
  const holds = (column: (typeof columns)[number]): boolean => column.atoms.some((atom) => atoms.includes(atom));
  const from = columns.findIndex(holds);
  return from < 0 ? { from: 0, to: columns.length - 1 } : { from, to: columns.findLastIndex(holds) };
}
