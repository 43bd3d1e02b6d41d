/**
 * Findings on lines that other lines stand in front of: never matching, partly, or changing nothing.
 *
 * The ALL that ends a table has to be there (User Guide 9.1.2, p. 124), and in the table that listeners are shipped with every score and no score
 * stand above it. So it is no mistake that nothing is left for it: that is said in words of its own, with nothing to mend. A second ALL is no such.
 */
import { labelOf, type SenderGroup } from '../config/host-access-table.ts';
import { dimensionOf } from './atoms.ts';
import { fewParts, sayAtoms } from './describe.ts';
import { findingOf, type Finding } from './finding.ts';
import { moveFixes, narrowFixes, removeFixes } from './fixes.ts';
import { groupCover } from './group-cover.ts';
import { joinWords } from './line-words.ts';
import type { TableLine } from './outcome.ts';
import { caveatOf, contextOf, effectOf, lineAt, sayLines, senderOf, spansOf, take, witnessAt, type ShadowContext } from './shadow-words.ts';
import { shadowOf, type Shadow } from './shadow.ts';
import type { SenderSpace } from './space.ts';

/** What is found about the order of a table's lines. */
export function shadowFindings(space: SenderSpace): readonly Finding[] {
  const [table] = space.tables;
  if (table === undefined) return [];
  const context = contextOf(space, table);
  return byGroup([...table.lines, ...table.unread]).flatMap((lines) => groupFindings(context, lines));
}

/** The lines of each group that can be read, in order. */
function byGroup(lines: readonly TableLine[]): readonly (readonly TableLine[])[] {
  const groups = new Map<SenderGroup | null, TableLine[]>();
  for (const line of lines) {
    if (line.match.kind === 'unreadable' || line.entry === null) continue;
    const list = groups.get(line.group);
    if (list === undefined) groups.set(line.group, [line]);
    else list.push(line);
  }
  return [...groups.values()];
}

interface Shadowed {
  readonly line: TableLine;
  readonly shadow: Shadow;
}

function groupFindings(context: ShadowContext, lines: readonly TableLine[]): readonly Finding[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return [];
  const places = { from: first.position, to: last.position };
  const cover = groupCover(lines);
  const found = lines.map((line): Shadowed => ({ line, shadow: shadowOf(context.shadows, line, places, cover) }));
  if (first.group?.name !== null && found.every(isBlocked)) return [groupFinding(context, found)];
  return found.flatMap((shadowed) => lineFinding(context, shadowed));
}

type Blocked = Extract<Shadow, { kind: 'wholly' }>;

const isBlocked = ({ shadow }: Shadowed): boolean => shadow.kind === 'wholly';

function lineFinding(context: ShadowContext, { line, shadow }: Shadowed): readonly Finding[] {
  switch (shadow.kind) {
    case 'free':
      return [];
    case 'partly':
      return [partlyFinding(context, line, shadow)];
    case 'redundant':
      return [redundantFinding(context, line, shadow.cover)];
    case 'wholly':
      return [blockedFinding(context, line, shadow)];
  }
}

const whereOf = ({ entry, group }: TableLine): Pick<Finding, 'entry' | 'span' | 'group'> => ({
  entry: entry?.printed ?? null,
  span: entry?.span ?? { start: 0, end: 0 },
  group: group === null ? null : labelled(group),
});

const labelled = (group: SenderGroup): string | null => group.name ?? (labelOf(group) === 'ALL' ? 'ALL' : null);

/** Is it the ALL that ends the table, as it must? */
const isLastAll = ({ table }: ShadowContext, line: TableLine): boolean => line.match.kind === 'all' && line === table.lines.at(-1);

function blockedAllFinding(context: ShadowContext, line: TableLine, { blockers, by }: Blocked): Finding {
  return findingOf({
    rule: 'unreachable',
    word: 'unreachable-all',
    ...whereOf(line),
    params: { blockers: sayLines(context, blockers), take: take(blockers), caveat: caveatOf(line, by) },
    blockedBy: spansOf(context, blockers),
    witness: senderOf(context, line),
  });
}

function blockedFinding(context: ShadowContext, line: TableLine, blocked: Blocked): Finding {
  if (isLastAll(context, line)) return blockedAllFinding(context, line, blocked);
  const { blockers, by } = blocked;
  return findingOf({
    rule: 'unreachable',
    ...whereOf(line),
    params: {
      entry: line.entry?.printed ?? '',
      blockers: sayLines(context, blockers),
      take: take(blockers),
      who: 'sender',
      effect: `${effectOf(context, line, blockers)}${caveatOf(line, by)}`,
    },
    blockedBy: spansOf(context, blockers),
    witness: senderOf(context, line),
    fixes: () => [...moveFixes(context.table, line, lineAt(context, blockers[0] ?? 0)), ...removeFixes(context.table, line)],
  });
}

/** All members are blocked: said once, where the group begins. */
function groupFinding(context: ShadowContext, found: readonly Shadowed[]): Finding {
  const blockers = [...new Set(found.flatMap(({ shadow }) => (shadow.kind === 'wholly' ? shadow.blockers : [])))].sort((a, b) => a - b);
  const line = found[0]?.line;
  const group = line?.group ?? null;
  if (line === undefined || group === null) return findingOf({ rule: 'unreachable', span: { start: 0, end: 0 } });
  const caveat =
    found.map(({ line: member, shadow }) => (shadow.kind === 'wholly' ? caveatOf(member, shadow.by) : '')).find((words) => words !== '') ??
    '';
  return findingOf({
    rule: 'unreachable',
    word: 'unreachable-group',
    span: group.nameSpan ?? group.span,
    group: group.name,
    params: {
      entry: labelOf(group),
      blockers: sayLines(context, blockers),
      take: take(blockers),
      effect: `${effectOf(context, line, blockers)}${caveat}`,
    },
    blockedBy: spansOf(context, blockers),
    witness: senderOf(context, line),
    fixes: () => moveFixes(context.table, line, lineAt(context, blockers[0] ?? 0)),
  });
}

function redundantFinding(context: ShadowContext, line: TableLine, cover: readonly number[]): Finding {
  return findingOf({
    rule: 'redundant',
    ...whereOf(line),
    params: { entry: line.entry?.printed ?? '', cover: sayLines(context, cover), take: take(cover) },
    witness: senderOf(context, line),
    fixes: () => removeFixes(context.table, line),
  });
}

function partlyFinding(context: ShadowContext, line: TableLine, { blockers, left }: Extract<Shadow, { kind: 'partly' }>): Finding {
  const taken = context.shadows.within(line.match).filter((atom) => !left.includes(atom));
  const key = dimensionOf(line.match);
  const parts = sayAtoms(context.shadows.space.dimensions.find((dimension) => dimension.key === key)?.atoms ?? [], left);
  return findingOf({
    rule: 'partly-shadowed',
    ...whereOf(line),
    params: {
      entry: line.entry?.printed ?? '',
      blockers: sayLines(context, blockers),
      take: take(blockers),
      left: joinWords(fewParts(parts)),
      is: parts.length === 1 ? 'is' : 'are',
    },
    blockedBy: spansOf(context, blockers),
    witness: witnessAt(context, line, taken),
    fixes: () => [...narrowFixes(line, left), ...moveFixes(context.table, line, lineAt(context, blockers[0] ?? 0))],
  });
}
