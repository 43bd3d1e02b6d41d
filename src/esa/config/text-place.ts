/** Where a table's spans stand, for people: lines and columns counted from 1. Line ends may be LF, CRLF or CR. */

/** A place in a text; both count from 1, a column in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Whatever was read from a text and keeps it: a HAT, a RAT. */
interface Source {
  readonly text: string;
}

const starts = new WeakMap<Source, readonly number[]>();

/** Line and column of an offset into the table's text. The lines are counted once for a table; an offset outside means the nearest end. */
export function placeIn(table: Source, offset: number): TextPlace {
  const begins = lineStartsOf(table);
  let [low, high] = [0, begins.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((begins[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const column = Math.min(Math.max(offset, 0), table.text.length) - (begins[low] ?? 0) + 1;
  return { line: low + 1, column };
}

function lineStartsOf(table: Source): readonly number[] {
  const known = starts.get(table);
  if (known !== undefined) return known;
  const counted = [0, ...[...table.text.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length)];
  starts.set(table, counted);
  return counted;
}
