/** The Host Access Table as a ladder: its sender groups in order, and their changes. Pure. */
import {
  addGroup,
  addSenders,
  behaviours,
  deleteGroup,
  isAll,
  labelOf,
  moveGroup,
  removeSenders,
  renameGroup,
  resolveUse,
  setPolicy,
  type Behaviour,
  type HostAccessTable,
  type Parameter,
  type SenderGroup,
} from '#esa';
import { readHostAccess } from '../read-tables.ts';
import { weigh } from './weighing.ts';
import { keysOf, type LadderTable, type Rung, type RungVerdict } from './rung.ts';

/** The rungs of a table, from the top. */
export function rungsOf(table: HostAccessTable): readonly Rung[] {
  const keys = keysOf(table.groups.map(labelOf));
  return table.groups.map((group, index) => ({
    ...(keys[index] ?? { key: String(index), isDouble: false }),
    label: labelOf(group),
    isAll: isAll(group),
    verdict: verdictOf(table, group),
    policy: wordOf(group),
    members: isAll(group) ? [] : group.entries.map(({ text, comment }) => ({ text, comment })),
    span: group.span,
  }));
}

function wordOf({ use }: SenderGroup): string {
  if (use === null) return '';
  return use.kind === 'policy' ? use.name : use.behaviour;
}

function verdictOf(table: HostAccessTable, group: SenderGroup): RungVerdict | null {
  const used = resolveUse(table, group.use);
  if (used === null) return null;
  return used.behaviour === 'ACCEPT' && limitsByTheHour(used.parameters) ? 'throttle' : verdicts[used.behaviour];
}

const verdicts: Readonly<Record<Behaviour, RungVerdict>> = {
  ACCEPT: 'accept',
  RELAY: 'relay',
  REJECT: 'reject',
  TCPREFUSE: 'refuse',
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

const read = (text: string): HostAccessTable => readHostAccess(text).value;

export const hatLadder: LadderTable = {
  kind: 'hat',
  rungs: (text) => rungsOf(read(text)),
  count: (text) => read(text).groups.length,
  notes: (text) => readHostAccess(text).notes,
  weigh,
  policies: (text) => ({ named: [...new Set(read(text).policies.map(({ name }) => name))], words: behaviours }),
  move: (text, label, place) => moveGroup(read(text), label, place),
  setPolicy: (text, label, policy) => setPolicy(read(text), label, policy),
  remove: (text, label) => deleteGroup(read(text), label),
  add: (text, label, policy, place) => addGroup(read(text), label, policy, place),
  rename: (text, label, to) => renameGroup(read(text), label, to),
  addMembers: (text, label, members) => addSenders(read(text), label, members),
  removeMember: (text, label, member) => removeSenders(read(text), label, [member]),
};
