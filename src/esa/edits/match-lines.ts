/** Which lines of one text are still lines of another. Pure; what both begin and end with costs nothing but the comparison. */

/** For each line of `before` its place in `after`, -1 for a line that is gone. Matches keep their order. */
export function matchLines(before: readonly string[], after: readonly string[]): readonly number[] {
  const matches = before.map(() => -1);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  for (let at = 0; at < head; at++) matches[at] = at;
  for (let at = 1; at <= tail; at++) matches[before.length - at] = after.length - at;
  const middle = matchMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  middle.forEach((match, at) => (matches[head + at] = match < 0 ? -1 : head + match));
  return matches;
}

/** Beyond this many comparisons lines are matched greedily, which may match fewer. */
const THOROUGH = 4_000_000;

function matchMiddle(before: readonly string[], after: readonly string[]): readonly number[] {
  return before.length * after.length > THOROUGH ? matchGreedily(before, after) : matchLongest(before, after);
}

function matchGreedily(before: readonly string[], after: readonly string[]): readonly number[] {
  let from = 0;
  return before.map((line) => {
    const found = after.indexOf(line, from);
    if (found >= 0) from = found + 1;
    return found;
  });
}

/** The longest common subsequence, by the usual table of lengths of what follows. */
function matchLongest(before: readonly string[], after: readonly string[]): readonly number[] {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const same = before[row] === after[column];
      lengths[row * width + column] = same
        ? lengthAt(row + 1, column + 1) + 1
        : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  let column = 0;
  return before.map((line, row) => {
    while (column < after.length && line !== after[column] && lengthAt(row, column + 1) === lengthAt(row, column)) column += 1;
    if (line !== after[column] || column >= after.length) return -1;
    column += 1;
    return column - 1;
  });
}
