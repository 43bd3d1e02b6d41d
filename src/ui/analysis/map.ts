/** The sender map of a table as plain data: its bands and cells with verdict, group and line in words, each with somebody to try. */
import {
  judgeByTable,
  labelOf,
  linesOf,
  mapGround,
  plainListener,
  senderMap,
  senderOfRecord,
  spotOf,
  type Around,
  type DimensionKey,
  type MapAsked,
  type MapChoice,
  type MapColumn,
  type MapGround,
  type MapSpot,
  type SenderMap,
  type SenderRecord,
  type TableLine,
  type Values,
} from '#esa';
import { verdictOfGroup } from './group-verdict.ts';
import type { TableVerdict } from '../parts/table-verdict.ts';
import { lineOf, readTable, type ReadHat, type TableSource } from './table-source.ts';

/** What is asked of a map; `around` is the lab's world, null where there is none; `sought` somebody whose place on it is to be told. */
export interface MapQuestion extends MapAsked {
  readonly around: Around | null;
  readonly sought: SenderRecord | null;
}

/** What decides: `group` is its name, for a group without one its first entry; `line` counts from 1, null for the ALL that is shipped. */
export interface Decider {
  readonly group: string;
  readonly verdict: TableVerdict;
  readonly policy: string | null;
  readonly entry: string;
  readonly line: number | null;
}

/** Columns from `from` to `to`, both included, that one line decides. */
export interface DrawnCell extends Decider {
  readonly from: number;
  readonly to: number;
  readonly witness: SenderRecord;
}

/** `count`: how many lines it is about, none for everyone else. */
export interface DrawnBand {
  readonly key: DimensionKey;
  readonly values: Values | null;
  readonly name: string;
  readonly isPart: boolean;
  readonly isPrivate: boolean;
  readonly count: number;
  readonly cells: readonly DrawnCell[];
}

/**
 * A group that is never reached; `band` is its place among the bands, null where it lies in none of those drawn. `scores` in whole tenths are what
 * it asks about of its columns, null for all.
 */
export interface DrawnNever {
  readonly group: string;
  readonly line: number | null;
  readonly band: number | null;
  readonly from: number;
  readonly to: number;
  readonly scores: { readonly from: number; readonly to: number } | null;
}

/** Who was sought, their place, and what decides them: of the lines that share a band this is their own. */
export interface SoughtSpot extends MapSpot {
  readonly sender: SenderRecord;
  readonly line: number | null;
  readonly entry: string;
}

/** `total` counts the bands there are, everyone else not counted. `sought` is null where nobody is, or they are not on what is drawn. */
export interface DrawnMap {
  readonly columns: readonly MapColumn[];
  readonly bands: readonly DrawnBand[];
  readonly total: number;
  readonly never: readonly DrawnNever[];
  readonly choices: readonly MapChoice[];
  readonly sought: SoughtSpot | null;
}

/** Draws the map of a HAT; of a RAT there is none, which comes to null. */
export function drawMap(source: TableSource, asked: MapQuestion): DrawnMap | null {
  const read = readTable(source);
  if (read.kind === 'rat') return null;
  const map = senderMap(groundOf(read, asked.around), asked);
  const { columns, bands, total, never, choices } = map;
  return {
    columns,
    bands: bands.map(({ lines, cells, ...band }) => ({
      ...band,
      count: lines.length,
      cells: cells.map(({ from, to, line, witness }) => ({ from, to, ...deciderOf(read, line), witness })),
    })),
    total,
    never: never.map(({ line, band, from, to, scores }) => {
      const { group, line: number } = deciderOf(read, line);
      return { group, line: number, band, from, to, scores: scores === null ? null : { from: scores.from, to: scores.to } };
    }),
    choices,
    sought: asked.sought === null ? null : soughtOn(read, map, asked.sought),
  };
}

function soughtOn(read: ReadHat, map: SenderMap, sought: SenderRecord): SoughtSpot | null {
  const spot = spotOf(map, read.parsed.value, sought);
  if (spot === null) return null;
  const { line, entry } = judgeByTable(read.parsed.value, read.listener, senderOfRecord(sought));
  return { ...spot, sender: sought, line, entry };
}

/** The last ground of each table: other values are chosen more often than the world changes. */
const grounds = new WeakMap<ReadHat, { readonly key: string; readonly ground: MapGround }>();

function groundOf(read: ReadHat, around: Around | null): MapGround {
  const key = JSON.stringify(around);
  const known = grounds.get(read);
  if (known?.key === key) return known.ground;
  const ground = mapGround(linesOf(read.parsed.value, plainListener(read.listener)), around ?? undefined);
  grounds.set(read, { key, ground });
  return ground;
}

function deciderOf(read: ReadHat, { group, entry, outcome }: TableLine): Decider {
  const shipped = read.listener === 'public' ? 'accept' : 'reject';
  return {
    group: group === null ? 'ALL' : labelOf(group),
    verdict: (group === null ? null : verdictOfGroup(read.parsed.value, group)) ?? shipped,
    policy: outcome?.policy ?? null,
    entry: entry?.printed ?? 'ALL',
    line: lineOf(read, entry?.span.start),
  };
}
