/** What becomes of whom a line of a table takes, as every picture of a table shows it. Pure. */
import type { Verdict } from '#esa';
import type { MarkName } from './reply-mark.ts';

/** A verdict of the analysis, or one that only a ladder tells: `throttle` is an accept that counts recipients by the hour, `continue` decides nothing. */
export type TableVerdict = Verdict | 'throttle' | 'continue';

/** The verdict of an outcome that tells beside it whether it throttles. */
export const shownVerdict = ({
  verdict,
  throttled = false,
}: {
  readonly verdict: TableVerdict;
  readonly throttled?: boolean;
}): TableVerdict => (throttled ? 'throttle' : verdict);

const marks: Readonly<Record<TableVerdict, MarkName>> = {
  accept: 2,
  throttle: 4,
  relay: 'relay',
  reject: 5,
  tcprefuse: 'refuse',
  continue: 'continue',
};

/** The reply mark of a verdict, the same as everywhere. */
export const markOfVerdict = (verdict: TableVerdict): MarkName => marks[verdict];
