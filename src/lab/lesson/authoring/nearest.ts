/** The known word that was probably meant: for the remedy of a message. */

/** The known word with the fewest slips of the pen between it and `word`; null when none is near. Compares without case. */
function nearestOf(word: string, known: readonly string[]): string | null {
  const bound = Math.max(1, Math.floor(word.length / 3));
  const near = known.map((candidate) => ({ candidate, slips: slipsBetween(word.toLowerCase(), candidate.toLowerCase()) }));
  const [best] = near.filter(({ slips }) => slips <= bound).sort((a, b) => a.slips - b.slips);
  return best?.candidate ?? null;
}

/** `: did you mean …`, or the whole list where nothing is near. */
export function suggestionFor(word: string, known: readonly string[]): string {
  const nearest = nearestOf(word, known);
  return nearest === null ? `; known here: ${known.join(', ')}` : `: did you mean \`${nearest}\``;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function slipsBetween(from: string, to: string): number {
  let older: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const ways = [(above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1)];
      current.push(Math.min(...ways, swapped ? (older[column - 2] ?? 0) + 1 : Infinity));
    }
    [older, above] = [above, current];
  }
  return above[to.length] ?? 0;
}
