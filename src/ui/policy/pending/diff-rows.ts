/** Two texts as one list of lines: those that stay near a change, those that go and those that come. Pure. */
import { matchLines } from '#esa';
import { linesOfText } from '../text-lines.ts';

/** `number` is that of the text the line stands in: the old one for a line that goes, else the new one. A gap stands for lines that stay. */
export type DiffRow =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly number: number; readonly text: string }
  | { readonly kind: 'gap'; readonly lines: number };

/** How many lines that stay are shown on either side of a change. */
const AROUND = 2;

/** The rows of a change; none where the texts are the same. */
export function diffRows(before: string, after: string): readonly DiffRow[] {
  return before === after ? [] : folded(allRows(linesOfText(before), linesOfText(after)));
}

type LineRow = Exclude<DiffRow, { kind: 'gap' }>;

function allRows(old: readonly string[], now: readonly string[]): readonly LineRow[] {
  const rows: LineRow[] = [];
  let next = 0;
  const comeUntil = (end: number): void => {
    for (; next < end; next++) rows.push({ kind: 'added', number: next + 1, text: now[next] ?? '' });
  };
  matchLines(old, now).forEach((match, index) => {
    if (match < 0) {
      rows.push({ kind: 'removed', number: index + 1, text: old[index] ?? '' });
      return;
    }
    comeUntil(match);
    rows.push({ kind: 'same', number: match + 1, text: now[match] ?? '' });
    next = match + 1;
  });
  comeUntil(now.length);
  return rows;
}

function folded(rows: readonly LineRow[]): readonly DiffRow[] {
  const near = rows.map((_, at) => rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'));
  const shown: DiffRow[] = [];
  rows.forEach((row, at) => {
    const last = shown.at(-1);
    if (near[at] === true) shown.push(row);
    else if (last?.kind === 'gap') shown[shown.length - 1] = { kind: 'gap', lines: last.lines + 1 };
    else shown.push({ kind: 'gap', lines: 1 });
  });
  return shown;
}
