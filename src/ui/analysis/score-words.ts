/** Scores as people say them: `below -2`, `at least 3`, `-3 to -1`, `-2 or lower`. Pure. */

/** A range of scores with both ends, and how many words told it. */
export interface SaidScore {
  readonly from: number;
  readonly to: number;
  readonly taken: number;
}

const LOWEST = -10;
const HIGHEST = 10;
const N = '([+-]?\\d+(?:\\.\\d+)?)(?=\\s|$)';

interface Form {
  readonly says: RegExp;
  readonly range: (first: number, second: number) => readonly [number, number];
  /** It can be nothing but a score, though the word is not there. */
  readonly isPlain: boolean;
}

const form = (says: string, range: Form['range'], isPlain = true): Form => ({ says: new RegExp(`^${says}`, 'i'), range, isPlain });

const lowest: Form['range'] = (first) => [LOWEST, first];
const highest: Form['range'] = (first) => [first, HIGHEST];

const forms: readonly Form[] = [
  form(`(?:not (?:above|over)|at most|up to|no more than|not (?:more|higher|better) than) ${N}`, lowest),
  form(`(?:not (?:below|under)|at least|no less than|not (?:less|lower|worse) than) ${N}`, highest),
  form(`(?:below|under|(?:less|lower|worse|smaller) than) ${N}`, (first) => [LOWEST, tenth(first - 0.1)]),
  form(`(?:above|over|(?:more|higher|better|greater) than) ${N}`, (first) => [tenth(first + 0.1), HIGHEST]),
  form(`${N} (?:or|and) (?:lower|less|below|worse|under)`, lowest),
  form(`${N} (?:or|and) (?:higher|more|above|better|over|up)`, highest),
  form(`between ${N} (?:and|to) ${N}`, inOrder),
  form(`${N} (?:to|and|through|until) ${N}`, inOrder, false),
  form('negative', () => [LOWEST, -0.1]),
  form('positive', () => [0.1, HIGHEST]),
  form(`([+-]\\d+(?:\\.\\d+)?)(?=\\s|$)`, (first) => [first, first]),
  form(N, (first) => [first, first], false),
];

/**
 * The score that words begin with; null where they do not. `isNamed`: the word score stands before them, so that less is said of it; otherwise
 * only what can be nothing else is one.
 */
export function readScore(words: readonly string[], isNamed: boolean): SaidScore | null {
  const text = words.join(' ');
  const lead = isNamed
    ? (/^(?:(?:scores?|sbrs|is|are|of|a|an|the|from|in|range|that|with|has|have|be|value) )*/i.exec(text)?.[0] ?? '')
    : '';
  const rest = text.slice(lead.length);
  for (const { says, range, isPlain } of forms) {
    const [all, first, second] = (isNamed || isPlain ? says.exec(rest) : null) ?? [];
    if (all === undefined) continue;
    const [from, to] = range(Number(first), Number(second));
    return { from, to, taken: `${lead}${all}`.split(' ').length };
  }
  return null;
}

function inOrder(first: number, second: number): readonly [number, number] {
  return first <= second ? [first, second] : [second, first];
}

const tenth = (score: number): number => Math.round(score * 10) / 10;
