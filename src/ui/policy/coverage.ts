/** What the steps so far have hit in a table, as its pane shows it: by lines of the text, by rungs, and in one sentence. Pure. */
import { placeIn } from '#esa';
import { coverageOf, type Coverage, type Step } from '#lab';
import { coverageWords as words } from '../words/coverage.ts';
import { readHostAccess, readRecipientAccess } from '../analysis/read-tables.ts';

/** What stands beside a line of the text, counted from 1. `hit` where it has decided somebody. */
export interface LineCount {
  readonly line: number;
  readonly say: string;
  readonly hit: boolean;
}

/** What is shown of a table. */
export interface CoverageView {
  readonly lines: readonly LineCount[];
  readonly sum: string;
  /** By where a group or entry begins in the text: what its rung says. */
  readonly rungs: ReadonlyMap<number, string>;
}

/** The view of the text of a Host or Recipient Access Table, which may be a draft. */
export function coverageView(steps: readonly Step[], file: string, text: string): CoverageView {
  const table = (file.endsWith('.rat') ? readRecipientAccess(text) : readHostAccess(text)).value;
  const coverage = coverageOf(steps, file, table);
  const hit = coverage.rules.filter(({ decided }) => decided > 0).length;
  return { lines: lineCounts(coverage, table), sum: words.sum(hit, coverage.rules.length), rungs: rungCounts(coverage, file) };
}

/** Entries that stand on one line are counted together. */
function lineCounts({ rules }: Coverage, table: { readonly text: string }): readonly LineCount[] {
  const counts = new Map<number, { readonly decided: number; readonly late: number }>();
  for (const { span, decided, late } of rules) {
    const { line } = placeIn(table, span.start);
    const before = counts.get(line) ?? { decided: 0, late: 0 };
    counts.set(line, { decided: before.decided + decided, late: before.late + late });
  }
  return [...counts].map(([line, { decided, late }]) => ({ line, say: words.counts(decided, late), hit: decided > 0 }));
}

function rungCounts({ rules, groups }: Coverage, file: string): ReadonlyMap<number, string> {
  const shown = file.endsWith('.rat') ? rules : groups;
  return new Map(shown.map(({ span, decided, late }) => [span.start, words.counts(decided, late)]));
}
