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
  setPolicy,
  type HostAccessTable,
  type SenderGroup,
} from '#esa';
import { readHostAccess } from '../../analysis/read-tables.ts';
import { verdictOfGroup } from '../../analysis/group-verdict.ts';
import { keysOf, type LadderTable, type Rung } from './rung.ts';
import { weigh, weightOf } from './weighing.ts';

/** The rungs of a table, from the top. */
export function rungsOf(table: HostAccessTable): readonly Rung[] {
  const keys = keysOf(table.groups.map(labelOf));
  return table.groups.map((group, index) => ({
    ...(keys[index] ?? { key: String(index), isDouble: false }),
    label: labelOf(group),
    isAll: isAll(group),
    verdict: verdictOfGroup(table, group),
    policy: wordOf(group),
    members: isAll(group) ? [] : group.entries.map(({ text, comment }) => ({ text, comment })),
    span: group.span,
  }));
}

function wordOf({ use }: SenderGroup): string {
  if (use === null) return '';
  return use.kind === 'policy' ? use.name : use.behaviour;
}

const read = (text: string): HostAccessTable => readHostAccess(text).value;

export const hatLadder: LadderTable = {
  kind: 'hat',
  rungs: (text) => rungsOf(read(text)),
  weight: weightOf,
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
