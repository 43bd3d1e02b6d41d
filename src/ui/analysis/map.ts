/** The sender map of a table as plain data: its bands and cells with verdict, group and line in words, each with somebody to try. */
import {
  labelOf,
  linesOf,
  mapGround,
  placeIn,
  senderMap,
  type Around,
  type DimensionKey,
  type MapAsked,
  type MapChoice,
  type MapColumn,
  type MapGround,
  type SenderRecord,
  type TableLine,
  type Values,
} from '#esa';
import { verdictOfGroup } from '../policy/ladder/group-verdict.ts';
import type { RungVerdict } from '../policy/ladder/rung.ts';
import { readTable, type ReadTable, type TableSource } from './table-source.ts';

/** What is asked of a map; `around` is the lab's world, null where there is none. */
export interface MapQuestion extends MapAsked {
  readonly around: Around | null;
}

/** What decides: `group` is its name, for a group without one its first entry; `line` counts from 1, null for the ALL that is shipped. */
export interface Decider {
  readonly group: string;
  readonly verdict: RungVerdict;
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

/** `total` counts the bands there are, everyone else not counted. */
export interface DrawnMap {
  readonly columns: readonly MapColumn[];
  readonly bands: readonly DrawnBand[];
  readonly total: number;
  readonly never: readonly DrawnNever[];
  readonly choices: readonly MapChoice[];
}

/** Draws the map of a HAT; of a RAT there is none, which comes to null. */
export function drawMap(source: TableSource, asked: MapQuestion): DrawnMap | null {
  const read = readTable(source);
  if (read.kind === 'rat') return null;
  const { columns, bands, total, never, choices } = senderMap(groundOf(read, asked.around), asked);
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
  };
}

type ReadHat = Extract<ReadTable, { kind: 'hat' }>;

/** The last ground of each table: other values are chosen more often than the world changes. */
const grounds = new WeakMap<ReadHat, { readonly key: string; readonly ground: MapGround }>();

function groundOf(read: ReadHat, around: Around | null): MapGround {
  const key = JSON.stringify(around);
  const known = grounds.get(read);
  if (known?.key === key) return known.ground;
  const ground = mapGround(linesOf(read.parsed.value, { type: read.listener, defaults: [] }), around ?? undefined);
  grounds.set(read, { key, ground });
  return ground;
}

function deciderOf({ parsed, listener }: ReadHat, { group, entry, outcome }: TableLine): Decider {
  const shipped = listener === 'public' ? 'accept' : 'reject';
  return {
    group: group === null ? 'ALL' : labelOf(group),
    verdict: (group === null ? null : verdictOfGroup(parsed.value, group)) ?? shipped,
    policy: outcome?.policy ?? null,
    entry: entry?.printed ?? 'ALL',
    line: entry === null ? null : placeIn(parsed.value, entry.span.start).line,
  };
}
