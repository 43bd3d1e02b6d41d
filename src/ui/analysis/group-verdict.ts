/** What becomes of whom a sender group takes, as ladder, map and page of tables show it. Pure. */
import { resolveUse, type Behaviour, type HostAccessTable, type Parameter, type SenderGroup } from '#esa';
import type { TableVerdict } from '../parts/table-verdict.ts';

/** The verdict of a group; null where its policy is defined nowhere. */
export function verdictOfGroup(table: HostAccessTable, group: SenderGroup): TableVerdict | null {
  const used = resolveUse(table, group.use);
  if (used === null) return null;
  return used.behaviour === 'ACCEPT' && limitsByTheHour(used.parameters) ? 'throttle' : verdicts[used.behaviour];
}

/** Does a group accept whom it decides, but count their recipients by the hour? Nobody's group does not. */
export const isThrottled = (table: HostAccessTable, group: SenderGroup | null): boolean =>
  group !== null && verdictOfGroup(table, group) === 'throttle';

const verdicts: Readonly<Record<Behaviour, TableVerdict>> = {
  ACCEPT: 'accept',
  RELAY: 'relay',
  REJECT: 'reject',
  TCPREFUSE: 'tcprefuse',
  CONTINUE: 'continue',
};

/**
 * Whether a policy throttles: its own block counts recipients by the hour (design choice). Its name means nothing to the appliance, the
 * listener's defaults hold for all groups alike and so tell none apart, and -1 is no limit.
 */
function limitsByTheHour(parameters: readonly Parameter[]): boolean {
  const limit = parameters.findLast(({ key }) => key.toLowerCase() === 'max_rcpts_per_hour')?.value;
  return typeof limit === 'number' && limit >= 0;
}
