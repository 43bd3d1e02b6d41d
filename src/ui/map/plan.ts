/**
 * Where everything on a map lies for a width in pixels: regions with as much of their words as fits, groups that are never reached, the scores
 * below, and the ring of the picked sender. From left to right in parts of the width, from top to bottom in pixels. Pure.
 */
import type { DrawnMap, DrawnNever } from '../analysis/map.ts';
import { mapWords as words } from '../words/map.ts';
import { labelOf, NEVER, ringAt, rowsOf, type Label, type Row } from './layout.ts';
import { cellAt, spotAt, type Region, type Spot } from './regions.ts';
import { edgesOf, edgesOfScores, ticksOf, type Edges, type Tick } from './scale.ts';

/** A region's place. `kept`: how much of it, at the top, is left to groups that are never reached. */
export interface RegionBox extends Edges {
  readonly region: Region;
  readonly top: number;
  readonly height: number;
  readonly kept: number;
  readonly label: Label;
  /** Too narrow for a mark of the usual size. */
  readonly isNarrow: boolean;
}

/** The place of a group that is never reached, and what is told there. */
export interface NeverBox extends Edges {
  readonly never: DrawnNever;
  readonly top: number;
  readonly said: string;
}

/** `untold` are the groups that are never reached of which the map itself does not say so. */
export interface Plan {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
  readonly edges: readonly Edges[];
  readonly regions: readonly RegionBox[];
  readonly never: readonly NeverBox[];
  readonly untold: readonly DrawnNever[];
  readonly ticks: readonly Tick[];
}

/** Lays a map out. */
export function planOf(map: DrawnMap, regions: readonly Region[], width: number): Plan {
  const rows = rowsOf(map);
  const last = rows.at(-1);
  const edges = edgesOf(map.columns);
  const never = neverBoxes(map, rows, edges, width);
  return {
    width,
    height: last === undefined ? 0 : last.top + last.height,
    rows,
    edges,
    regions: regions.map((region) => boxOf(map, rows, edges, region, width)),
    never,
    untold: map.never.filter((one) => never.find((box) => box.never === one)?.said !== words.never(one.group)),
    ticks: ticksOf(map.columns, width),
  };
}

const stretch = (edges: readonly Edges[], { from, to }: { readonly from: number; readonly to: number }): Edges => ({
  left: edges[from]?.left ?? 0,
  right: edges[to]?.right ?? 1,
});

function boxOf({ never }: DrawnMap, rows: readonly Row[], edges: readonly Edges[], region: Region, width: number): RegionBox {
  const { top, bottom, from, to } = region;
  const [first, last] = [rows[top], rows[bottom]];
  const start = first?.top ?? 0;
  const height = (last?.top ?? 0) + (last?.height ?? 0) - start;
  const kept = never.some((one) => one.band === top && one.from <= to && from <= one.to) ? (first?.kept ?? 0) : 0;
  const { left, right } = stretch(edges, region);
  const room = (right - left) * width;
  return { region, left, right, top: start, height, kept, label: labelOf(region, room, height - kept), isNarrow: room < 13 };
}

function neverBoxes(map: DrawnMap, rows: readonly Row[], edges: readonly Edges[], width: number): readonly NeverBox[] {
  return map.never.flatMap((never, index) => {
    const row = never.band === null ? undefined : rows[never.band];
    if (row === undefined) return [];
    const before = map.never.slice(0, index).filter((other) => other.band === never.band).length;
    const { left, right } = never.scores === null ? stretch(edges, never) : edgesOfScores(never.scores);
    return [{ never, top: row.top + 6 + before * (NEVER + 4), left, right, said: sayNever(never, (right - left) * width) }];
  });
}

/** As much as fits into so many pixels. */
function sayNever({ group }: DrawnNever, room: number): string {
  return [words.never(group), group].find((text) => text.length * 6.7 + 24 <= room) ?? '';
}

/**
 * Where the ring of a picked sender lies, in pixels: low in its band, away from the words of its region; where these run upwards it is above them,
 * or in a lower band upon them. Null for a spot that the map has not.
 */
export function ringIn(
  { rows, edges, regions, width }: Plan,
  map: DrawnMap,
  spot: Spot,
  region: Region,
): { readonly x: number; readonly y: number } | null {
  const row = rows[spot.band];
  const cell = cellAt(map, spot);
  const box = regions.find((other) => other.region === region);
  if (row === undefined || cell === undefined || box === undefined) return null;
  const { left, right } = stretch(edges, cell);
  const x = ringAt({ left: left * width, right: right * width }, ((box.left + box.right) / 2) * width);
  if (box.label !== 'up') return { x, y: row.top + row.height - (row.height > 40 ? 13 : 10) };
  return { x, y: spot.band === region.top ? row.top + box.kept + 10 : row.top + row.height / 2 };
}

/** The spot at a place of the map, `x` in parts of the width, `y` in pixels. */
export function spotIn({ rows, edges }: Plan, map: DrawnMap, x: number, y: number): Spot | null {
  const band = rows.findIndex(({ top, height }) => top <= y && y < top + height);
  const column = edges.findIndex(({ left, right }) => left <= x && x < right);
  return band < 0 || column < 0 ? null : spotAt(map, band, column);
}
