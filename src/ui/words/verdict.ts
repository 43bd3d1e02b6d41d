/** What a line of a table does, in a word or two, wherever a table is shown. */
import type { TableVerdict } from '../parts/table-verdict.ts';

const verdicts: Readonly<Record<TableVerdict, string>> = {
  accept: 'accept',
  throttle: 'throttle',
  relay: 'relay',
  reject: 'reject',
  tcprefuse: 'TCP refuse',
  continue: 'continue',
};

export const sayVerdict = (verdict: TableVerdict): string => verdicts[verdict];
