/**
 * Who decides what, as a map: scores across, address space down, for one value of every other dimension. Each cell is decided by one line, which
 * is exact, and has somebody to try. Where scores and addresses alone are told, other facts that lines name have bands of their own.
 */
import { parseAddress, printAddress, type IpAddress } from '../config/ip-address.ts';
import type { SenderRecord } from '../sender-record.ts';
import type { Atom, DimensionKey, Values } from './atoms.ts';
import type { Around } from './map-around.ts';
import { bandsOf, decidersOf, isPrivateAtom, type Band } from './map-bands.ts';
import { choicesOf, type MapChoice } from './map-choices.ts';
import { nameOfBand, type BandName } from './map-names.ts';
import { neverReached, unreachedLines, type NeverReached } from './map-never.ts';
import { sliceOf, type Scores, type Slice } from './map-slice.ts';
import { marksAround, witnesses, type Witnesses } from './map-witness.ts';
import type { TableLine, TableLines } from './outcome.ts';
import { senderSpace, type SenderSpace } from './space.ts';

/**
 * What is to be drawn: the values chosen, and of the bands at most `most` from the place `from` on, not counting everyone else. An `address`
 * narrows it to the band it lies in; text that is none finds nothing.
 */
export interface MapAsked {
  readonly chosen: readonly Values[];
  readonly scores: Scores;
  readonly from: number;
  readonly most: number;
  readonly address: string | null;
}

/** A run of scores in whole tenths, both ends included; null for no score, which is the last. */
export type MapColumn = { readonly from: number; readonly to: number } | null;

/** Columns from `from` to `to`, both included, that one line decides, and one sender of them. */
export interface MapCell {
  readonly from: number;
  readonly to: number;
  readonly line: TableLine;
  readonly witness: SenderRecord;
}

/**
 * `key` is what sets the senders of a band apart: their address, or another fact that a line names; `everyone` for the rest. `values`: what it is
 * of that fact. `name` and `isPart` are of the first of `lines`; the rest has none but of the address it was narrowed to. A private band has one cell: no score is looked up.
 */
export interface MapBand extends BandName {
  readonly key: DimensionKey;
  readonly values: Values | null;
  readonly isPrivate: boolean;
  readonly lines: readonly TableLine[];
  readonly cells: readonly MapCell[];
}

/** `total` counts the bands there are, everyone else not counted. */
export interface SenderMap {
  readonly columns: readonly MapColumn[];
  readonly bands: readonly MapBand[];
  readonly total: number;
  readonly never: readonly NeverReached[];
  readonly choices: readonly MapChoice[];
}

/** A space from which maps are drawn, however often. */
export interface MapGround {
  readonly space: SenderSpace;
  readonly around: Around;
  /** Of each group that is never reached the first line. */
  readonly unreached: readonly TableLine[];
}

const nowhere: Around = { taken: [], listed: {} };

/** Prepares the maps of a table. `around`: a world that witnesses should fit into, else the documentation's addresses are free. */
export function mapGround(table: TableLines, around: Around = nowhere): MapGround {
  const space = senderSpace([table], marksAround(around));
  return { space, around, unreached: unreachedLines(space) };
}

/** Draws a map. */
export function senderMap({ space, around, unreached }: MapGround, asked: MapAsked): SenderMap {
  const slice = sliceOf(space, asked.chosen, asked.scores);
  const every = bandsOf(space, slice, new Set(unreached.map(({ position }) => position)));
  const bands = asked.address === null ? page(every, asked) : bandsAt(space, every, parseAddress(asked.address));
  const witness = witnesses(space, slice, around);
  const lines = space.tables[0]?.lines ?? [];
  return {
    columns: slice.columns.map(columnOf),
    bands: bands.map((band) => drawBand(lines, slice, band, witness)),
    total: every.filter(isOwn).length,
    never: neverReached(space, slice, { all: every, drawn: bands }, unreached),
    choices: choicesOf(space, asked.scores),
  };
}

const isOwn = ({ key }: Band): boolean => key !== 'everyone';

function page(bands: readonly Band[], { from, most }: MapAsked): readonly Band[] {
  return [...bands.filter(isOwn).slice(from, from + most), ...bands.filter((band) => !isOwn(band) && !band.isFolded)];
}

/** The band of an address, with that address alone: of the line that keeps it, else of the rest. */
function bandsAt(space: SenderSpace, bands: readonly Band[], address: IpAddress | null): readonly Band[] {
  const atom =
    address === null ? undefined : space.dimensions.find(({ key }) => key === 'address')?.atoms.find((one) => holds(one, address));
  if (address === null || atom === undefined) return [];
  const isPrivate = isPrivateAtom(atom);
  const [place = -1] = atom.places;
  const own = bands.find((band) => band.key === 'address' && band.isPrivate === isPrivate && band.lines.includes(place));
  const band = own ?? bands.find((one) => !isOwn(one) && one.isPrivate === isPrivate);
  if (band === undefined) return [];
  const values = { kind: 'addresses', family: address.family, first: address.value, last: address.value } as const;
  return [{ ...band, lines: own === undefined ? [] : [place], atoms: [{ ...atom, values }] }];
}

const holds = ({ values }: Atom, { family, value }: IpAddress): boolean =>
  values.kind === 'addresses' && values.family === family && values.first <= value && value <= values.last;

function columnOf({ atoms }: Slice['columns'][number]): MapColumn {
  const first = atoms[0]?.values;
  const last = atoms.at(-1)?.values;
  return first?.kind === 'scores' && last?.kind === 'scores' ? { from: first.from, to: last.to } : null;
}

function drawBand(lines: readonly TableLine[], slice: Slice, band: Band, witness: Witnesses): MapBand {
  const mine = band.lines.flatMap((place) => lines[place] ?? []);
  const [first] = mine;
  return {
    ...(first === undefined ? { name: loneAddress(band), isPart: false } : nameOfBand(first, band.atoms)),
    key: band.key,
    values: band.atoms[0]?.values ?? null,
    isPrivate: band.isPrivate,
    lines: mine,
    cells: cellsOf(lines, slice, band, witness),
  };
}

/** The address that the rest was narrowed to. */
function loneAddress({ atoms: [atom, ...others] }: Band): string {
  const values = others.length > 0 ? undefined : atom?.values;
  return values?.kind === 'addresses' && values.first === values.last ? printAddress({ family: values.family, value: values.first }) : '';
}

function cellsOf(lines: readonly TableLine[], { columns }: Slice, band: Band, witness: Witnesses): readonly MapCell[] {
  const runs: { from: number; to: number; place: number }[] = [];
  for (const [column, place] of decidersOf(band).entries()) {
    const last = runs.at(-1);
    if (last?.place === place) last.to = column;
    else runs.push({ from: column, to: column, place });
  }
  if (band.isPrivate) for (const run of runs) run.to = columns.length - 1;
  return runs.flatMap(({ from, to, place }) => {
    const line = lines[place];
    const score = (band.isPrivate ? columns.slice(-1) : columns.slice(from, to + 1)).flatMap(({ atoms }) => atoms);
    return line === undefined ? [] : [{ from, to, line, witness: witness(band, score) }];
  });
}
