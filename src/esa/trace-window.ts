/** Which rows of a long table an explanation gives: those around the deciding one. A table of usual length is given whole. */

/** Tables up to this many rows are given whole. */
const WHOLE = 200;
const ABOVE = 100;
const BELOW = 50;

/** The rows from `from` up to, but without, `to`. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** The rows to give of a table of `length`; `decisive` is the index of the deciding one, -1 where none decides: then the last rows. */
export function windowAround(decisive: number, length: number): RowWindow {
  if (length <= WHOLE) return { from: 0, to: length };
  const centre = decisive < 0 ? length : decisive;
  return { from: Math.max(0, centre - ABOVE), to: Math.min(length, centre + BELOW + 1) };
}
