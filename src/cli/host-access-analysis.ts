/** What the analysis says of Host Access Tables from files: no listener stands behind them, so default parameters are those of the box. */
import { hostAccessDifference, hostAccessFindings, linesOf, type HostAccessTable, type ListenerKind, type TableListener } from '#esa';
import { readHat } from './table-file.ts';
import type { TableAnalysis } from './table-command.ts';

const kindOf = (type: TableListener): ListenerKind => ({ type, defaults: [] });

/** How `hat` reads, checks and compares. */
export const hostAccessAnalysis: TableAnalysis<HostAccessTable> = {
  kind: 'hat',
  read: readHat,
  find: (read, listener) => hostAccessFindings(read, kindOf(listener)),
  compare: (before, after, listener) =>
    [...hostAccessDifference(linesOf(before, kindOf(listener)), linesOf(after, kindOf(listener)))]
      .sort((a, b) => a.from.position - b.from.position || a.to.position - b.to.position)
      .map((change) => ({
        from: change.from.outcome,
        to: change.to.outcome,
        description: change.description(),
        witness: change.witness(),
      })),
  same: 'no difference: every sender there can be gets the same verdict, group, entry and parameters from both tables',
};
