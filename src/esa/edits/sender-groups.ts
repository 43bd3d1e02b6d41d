/** Changes to the groups of a HAT: their order, name, policy, beginning and end. Lines keep their layout, `#` lines directly above go along. */
import { behaviourOf } from '../config/sender-group.ts';
import { isAll, type HostAccessTable, type SenderGroup } from '../config/host-access-table.ts';
import type { Edited } from './edited.ts';
import { groupNamed, meaningOf, promised } from './group-promise.ts';
import { blockOf, deletePart, isBlank, lineBreakOf, lineStart, movePart, movePartToEnd } from './line-block.ts';
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
  if (behaviour === null && !isPolicyName(policy)) return { refused: 'not-a-policy' };
  const word = behaviour ?? policy;
  const use = behaviour === null ? word : [behaviour, []];
  const expected = table.groups.map((other) => (other === group ? { ...meaningOf(group), use } : meaningOf(other)));
  if (JSON.stringify(meaningOf(group).use) === JSON.stringify(use)) return { edits: [] };
  return promised(table, [policyEdit(table.text, group, word)], expected);
}

function isPolicyName(word: string): boolean {
  return /^\$[^\s,({});]+$/.test(word);
}

function policyEdit(text: string, group: SenderGroup, word: string): TextEdit {
  if (group.use !== null) return replace(group.use.span, word);
  return insertAt(group.span.end, `${lineBreakOf(text)}    ${word}`);
}

/**
 * Adds a group without senders where the place says; without one directly above ALL, or last where there is no ALL. It is laid out as the
 * groups around it: with a blank line between where they have one, the policy indented as theirs.
 */
export function addGroup(table: HostAccessTable, name: string, policy: string, place: Place = { before: 'ALL' }): Edited {
  const wrong = complaintOnName(table, name);
  if (wrong !== null) return wrong;
  const behaviour = behaviourOf(policy);
  if (behaviour === null && !isPolicyName(policy)) return { refused: 'not-a-policy' };
  const neighbour = groupNamed(table, neighbourOf(place));
  if (neighbour === undefined && neighbourOf(place) !== 'ALL') return { missing: neighbourOf(place) };
  const at = neighbour === undefined ? table.groups.length : table.groups.indexOf(neighbour) + ('before' in place ? 0 : 1);
  const all = table.groups.findIndex(isAll);
  if (all >= 0 && at > all) return { refused: 'all-stays-last' };
  const use = behaviour === null ? policy : [behaviour, []];
  const known = table.groups.map(meaningOf);
  const expected = [...known.slice(0, at), { name, entries: [], use, comment: null }, ...known.slice(at)];
  return promised(table, [groupEdit(table, at, name, behaviour ?? policy)], expected);
}

/** A new group above the one of an index; below everything for the last. */
function groupEdit(table: HostAccessTable, index: number, name: string, word: string): TextEdit {
  const { text, groups } = table;
  const end = lineBreakOf(text);
  const lines = `${name}:${end}${indentOf(table)}${word}${end}`;
  const next = groups[index];
  if (next !== undefined) {
    const start = blockOf(text, next.span).start;
    const whole = start === lineStart(text, start);
    return insertAt(start, (whole ? '' : end) + lines + (whole && isBlankAbove(text, start) ? end : ''));
  }
  const last = groups.at(-1);
  const at = last === undefined ? text.length : blockOf(text, last.span).end;
  const spaced = last !== undefined && isBlankAbove(text, blockOf(text, last.span).start);
  return insertAt(at, (at === lineStart(text, at) ? '' : end) + (spaced ? end : '') + lines);
}

/** Is the line above the beginning of a line a blank one? */
function isBlankAbove(text: string, start: number): boolean {
  return /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)$/.test(text.slice(0, start));
}

/** How the first policy on a line of its own is indented; four blanks if none is. */
function indentOf({ text, groups }: HostAccessTable): string {
  const margins = groups.flatMap(({ use }) => (use === null ? [] : [text.slice(lineStart(text, use.span.start), use.span.start)]));
  return margins.find((margin) => margin !== '' && isBlank(margin)) ?? '    ';
}

/** Gives a group another name, or an unnamed group its first: the name's line then stands above its senders. */
export function renameGroup(table: HostAccessTable, from: string, to: string): Edited {
  const group = groupNamed(table, from);
  if (group === undefined) return { missing: from };
  if (isAll(group)) return { refused: 'all-keeps-its-name' };
  if (group.name === to) return { edits: [] };
  const wrong = complaintOnName(table, to, group);
  if (wrong !== null) return wrong;
  const expected = table.groups.map((other) => (other === group ? { ...meaningOf(group), name: to } : meaningOf(other)));
  return promised(table, [nameEdit(table, group, to)], expected);
}

function nameEdit(table: HostAccessTable, group: SenderGroup, name: string): TextEdit {
  if (group.nameSpan !== null) return replace(group.nameSpan, name);
  const { start } = group.span;
  const margin = table.text.slice(lineStart(table.text, start), start);
  if (!isBlank(margin)) return insertAt(start, `${name}: `);
  return insertAt(start, `${name}:${lineBreakOf(table.text)}${margin}${indentOf(table)}`);
}

/** Why a name cannot be given to a group; null if it can. Names that differ in case alone are two, as the parser reads them. */
export function complaintOnName({ groups }: HostAccessTable, name: string, renamed: SenderGroup | null = null): Edited | null {
  if (!/^[\w-]+$/.test(name) || /^all$/i.test(name)) return { refused: 'not-a-name' };
  return groups.some((group) => group !== renamed && group.name === name) ? { refused: 'name-taken' } : null;
}
