/** Changes to the groups of a HAT: their order, their policy, their end. Lines keep their layout, `#` lines directly above go along. */
import { behaviourOf } from '../config/sender-group.ts';
import { isAll, type HostAccessTable, type SenderGroup } from '../config/host-access-table.ts';
import type { Edited } from './edited.ts';
import { groupNamed, meaningOf, promised } from './group-promise.ts';
import { deletePart, lineBreakOf, movePart, movePartToEnd } from './line-block.ts';
import { moved, neighbourOf, type Place } from './place.ts';
import { insertAt, replace, type TextEdit } from './text-edit.ts';

/** Moves a group directly above or below another. ALL stays last. */
export function moveGroup(table: HostAccessTable, name: string, place: Place): Edited {
  const group = groupNamed(table, name);
  if (group === undefined) return { missing: name };
  const neighbour = groupNamed(table, neighbourOf(place));
  if (neighbour === undefined) return { missing: neighbourOf(place) };
  if (group === neighbour) return { edits: [] };
  const order = moved(table.groups, group, place, neighbour);
  const all = order.findIndex(isAll);
  if (isAll(group) || (all >= 0 && order.indexOf(group) > all)) return { refused: 'all-stays-last' };
  if (order.every((other, index) => other === table.groups[index])) return { edits: [] };
  return promised(table, movesTo(table, group, order), order.map(meaningOf));
}

/** Above the group that will follow, or below the one that was last. */
function movesTo({ text, groups }: HostAccessTable, group: SenderGroup, order: readonly SenderGroup[]): readonly TextEdit[] {
  const next = order[order.indexOf(group) + 1];
  if (next !== undefined) return movePart(text, group.span, next.span);
  return movePartToEnd(text, group.span, (groups.at(-1) ?? group).span);
}

/** Takes a group out, with the `#` lines directly above it. ALL stays. */
export function deleteGroup(table: HostAccessTable, name: string): Edited {
  const group = groupNamed(table, name);
  if (group === undefined) return { missing: name };
  if (isAll(group)) return { refused: 'all-stays-last' };
  const rest = table.groups.filter((other) => other !== group);
  return promised(table, [deletePart(table.text, group.span)], rest.map(meaningOf));
}

/** Gives a group a policy (`$NAME`) or a bare behaviour in place of what it says; a block of its own goes with the old behaviour. */
export function setPolicy(table: HostAccessTable, name: string, policy: string): Edited {
  const group = groupNamed(table, name);
  if (group === undefined) return { missing: name };
  const behaviour = behaviourOf(policy);
  if (behaviour === null && !/^\$[^\s,({});]+$/.test(policy)) return { refused: 'not-a-policy' };
  const word = behaviour ?? policy;
  const use = behaviour === null ? word : [behaviour, []];
  const expected = table.groups.map((other) => (other === group ? { ...meaningOf(group), use } : meaningOf(other)));
  if (JSON.stringify(meaningOf(group).use) === JSON.stringify(use)) return { edits: [] };
  return promised(table, [policyEdit(table.text, group, word)], expected);
}

function policyEdit(text: string, group: SenderGroup, word: string): TextEdit {
  if (group.use !== null) return replace(group.use.span, word);
  return insertAt(group.span.end, `${lineBreakOf(text)}    ${word}`);
}
