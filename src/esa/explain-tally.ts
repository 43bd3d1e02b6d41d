/** Rows that tell of a window of time: how full it is, when it ends, and what sets its limit. Made from the decision alone. */
import type { RuleRef, Tally } from './decision.ts';
import { row, type TraceRow } from './trace-row.ts';

const paramsOf = ({ count, most, clock }: Tally): Readonly<Record<string, string>> => {
  return { count: String(count), value: String(most), clock };
};

/** The limit that decided, and the line or default that sets it: the first two rules of the decision. */
export function tallyRows([limit, source]: readonly RuleRef[], tally: Tally): readonly TraceRow[] {
  const params = paramsOf(tally);
  const full = row('decides', tally.limit, `limit.${tally.limit}`, params, limit ?? null);
  if (source?.kind === 'line') return [full, row('asked', source.label, 'limit-set', params, source)];
  return source?.kind === 'default' ? [full, row('asked', source.setting, 'limit-shipped', params, source)] : [full];
}

/** What a recipient that was decided by something else has added to its window. */
export function roomRow(tally: Tally): TraceRow {
  return row('asked', tally.limit, `room-${tally.limit}`, paramsOf(tally), null);
}
