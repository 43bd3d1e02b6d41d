/** What the analysis says of Recipient Access Tables from files, on a listener without a default domain. */
import { recipientAccessDifference, recipientAccessFindings, recipientLinesOf, type RecipientAccessTable } from '#esa';
import { readRat } from './table-file.ts';
import type { TableAnalysis } from './table-command.ts';

/** How `rat` reads, checks and compares. */
export const recipientAccessAnalysis: TableAnalysis<RecipientAccessTable> = {
  kind: 'rat',
  read: readRat,
  find: recipientAccessFindings,
  compare: (before, after) =>
    recipientAccessDifference(recipientLinesOf(before), recipientLinesOf(after)).map(({ from, to, description, witness }) => ({
      from: from.outcome,
      to: to.outcome,
      description: description(),
      witness: witness(),
    })),
  same: 'no difference: every recipient there can be gets the same verdict, entry and options from both tables',
};
