/** The remedy for a misspelt word: the known one that was probably meant. */
import { nearest } from '#esa';

/** `: did you mean …`, or the whole list where nothing is near. */
export function suggestionFor(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === null ? `; known here: ${known.join(', ')}` : `: did you mean \`${meant}\``;
}
