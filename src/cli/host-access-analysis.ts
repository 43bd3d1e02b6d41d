/** What the analysis says of Host Access Tables from files: no listener stands behind them, so default parameters are those of the box. */
import { hostAccessDifference, hostAccessFindings, inOrderOfLines, linesOf, plainListener, type HostAccessTable } from '#esa';
import { readHat } from './table-file.ts';
import type { TableAnalysis } from './table-command.ts';

/** How `hat` reads, checks and compares. */
export const hostAccessAnalysis: TableAnalysis<HostAccessTable> = {
  kind: 'hat',
  read: readHat,
  find: (read, listener) => hostAccessFindings(read, plainListener(listener)),
  compare: (before, after, listener) =>
    [...hostAccessDifference(linesOf(before, plainListener(listener)), linesOf(after, plainListener(listener)))]
      .sort(inOrderOfLines)
      .map((change) => ({
        from: change.from.outcome,
        to: change.to.outcome,
        description: change.description(),
        witness: change.witness(),
      })),
  same: 'no difference: every sender there can be gets the same verdict, group, entry and parameters from both tables',
};
