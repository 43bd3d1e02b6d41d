/** Repairs of findings, as text edits. Each takes its finding away; only moving a group changes what anybody gets, and says so by its name. */
import { labelOf } from '../config/host-access-table.ts';
import { printTenths } from '../config/sender-entry.ts';
import { moveGroup } from '../edits/sender-groups.ts';
import { removeMember } from '../edits/senders.ts';
import type { Fix } from '../edits/fix.ts';
import { replace } from '../edits/text-edit.ts';
import type { Atom } from './atoms.ts';
import { scoreRuns, stretchesOf } from './describe.ts';
import { networksOf } from './networks.ts';
import type { TableLine, TableLines } from './outcome.ts';

/** Moves the line's group above the group of the line that takes its senders. */
export function moveFixes({ table }: TableLines, { group }: TableLine, blocker: TableLine | undefined): readonly Fix[] {
  const other = blocker?.group ?? null;
  if (group === null || other === null || group === other) return [];
  const names = { name: labelOf(group), other: labelOf(other) };
  if (ambiguous(table.groups.map(labelOf), names)) return [];
  const moved = moveGroup(table, names.name, { before: names.other });
  return 'edits' in moved && moved.edits.length > 0 ? [{ word: 'move-above', params: names, edits: moved.edits }] : [];
}

/** Groups are moved by name, so names that stand twice would move another one. */
const ambiguous = (labels: readonly string[], names: Readonly<Record<string, string>>): boolean =>
  Object.values(names).some((name) => labels.filter((label) => label.toLowerCase() === name.toLowerCase()).length > 1);

/** Takes the line out of its group. */
export function removeFixes({ table }: TableLines, { group, entry }: TableLine): readonly Fix[] {
  if (group === null || entry === null) return [];
  const removed = removeMember(table, group, entry);
  return 'edits' in removed ? [{ word: 'remove', params: { text: entry.printed }, edits: removed.edits }] : [];
}

/** Writes what is left for the line in its place, where that is one range or a few networks. */
export function narrowFixes({ entry, match }: TableLine, left: readonly Atom[]): readonly Fix[] {
  const written = entry === null ? null : match.kind === 'score' ? scoresLeft(left) : networksLeft(left);
  return entry === null || written === null ? [] : [{ word: 'narrow', params: { text: written }, edits: [replace(entry.span, written)] }];
}

function scoresLeft(left: readonly Atom[]): string | null {
  const [run, ...more] = scoreRuns(left.map(({ values }) => values));
  return run === undefined || more.length > 0 ? null : `SBRS[${printTenths(run.from)}:${printTenths(run.to)}]`;
}

function networksLeft(left: readonly Atom[]): string | null {
  const stretches = stretchesOf(left.map(({ values }) => values));
  const networks = stretches.map((stretch) => networksOf(stretch, 4));
  if (stretches.length === 0 || networks.includes(null)) return null;
  const all = networks.flatMap((list) => list ?? []);
  return all.length > 4 ? null : all.join(', ');
}
