/** How high the bands of a map are, and how much of a region's words its room takes. In pixels. Pure. */
import type { DrawnMap } from '../analysis/map.ts';
import { mapWords as words } from '../words/map.ts';
import { sayVerdict } from '../words/verdict.ts';
import type { Region } from './regions.ts';

/** A band's top edge and height, and how much of it, at the top, is kept for groups that are never reached. */
export interface Row {
  readonly top: number;
  readonly height: number;
  readonly kept: number;
}

/** Room of a sign in the label's letters and in a region's, of a line, and of a group that is never reached. */
const LABEL_SIGN = 6.4;
const SIGN = 6.65;
const VERDICT_SIGN = 6.2;
const LINE = 15;
export const NEVER = 24;
const PAD = 6;
/** The room beside the map that names of bands have. */
const LABELS = 118;

/** The least height of a map whose last band several groups share, so that words fit into it upwards. */
const LEAST = 206;

/** Bands that several groups share are higher, so that words fit; where there are many, all are low. */
export function rowsOf(map: DrawnMap): readonly Row[] {
  const isLong = map.bands.length > 7;
  let top = 0;
  const rows = map.bands.map((band, index): Row => {
    const never = map.never.filter((other) => other.band === index).length;
    const lines = Math.ceil((words.bandName(band).length * LABEL_SIGN) / LABELS);
    const more = Math.ceil((words.bandMore(band).length * LABEL_SIGN * 0.9) / LABELS);
    const shared = band.cells.length > 1 ? (isLong ? 44 : 58) : 36;
    const least = band.key === 'everyone' && band.cells.length > 1 && !isLong ? 104 : shared;
    const kept = never === 0 ? 0 : never * (NEVER + 4) + PAD;
    const row = { top, height: Math.max(least, (lines + more) * LINE + 2 * PAD, kept + 32), kept };
    top += row.height;
    return row;
  });
  const last = rows.at(-1);
  const isShared = (map.bands.at(-1)?.cells.length ?? 0) > 1;
  return last === undefined || !isShared || top >= LEAST ? rows : [...rows.slice(0, -1), { ...last, height: last.height + LEAST - top }];
}

/** How a region is labelled: all on one line, on two, upwards, its mark over its group, its mark and verdict, its mark alone, or not at all. */
export type Label = 'line' | 'stack' | 'up' | 'group' | 'verdict' | 'mark' | 'none';

/** The fullest label that a region has room for. */
export function labelOf({ group, verdict }: Pick<Region, 'group' | 'verdict'>, width: number, height: number): Label {
  const verdictWidth = sayVerdict(verdict).length * VERDICT_SIGN + 15;
  const groupWidth = group.length * SIGN;
  if (width >= verdictWidth + groupWidth + 22 && height >= 20) return 'line';
  if (width >= Math.max(verdictWidth, groupWidth) + 12 && height >= 40) return 'stack';
  if (height >= verdictWidth + groupWidth + 9 && width >= 18) return 'up';
  if (width >= groupWidth + 8 && height >= 40) return 'group';
  if (width >= verdictWidth + 10 && height >= 20) return 'verdict';
  return width >= 9 && height >= 13 ? 'mark' : 'none';
}

/** Pixels from the left at which the picked sender's ring stands in its cell: at the side that is farther from the words of its region. */
export function ringAt(cell: { readonly left: number; readonly right: number }, middle: number): number {
  const room = cell.right - cell.left;
  if (room < 30) return (cell.left + cell.right) / 2;
  const [left, right] = [cell.left + 13, cell.right - 13];
  return Math.abs(left - middle) >= Math.abs(right - middle) ? left : right;
}
