/**
 * Findings on lines that other lines stand in front of: never matching, partly, or changing nothing.
 *
 * The ALL that ends a table has to be there (User Guide 9.1.2, p. 124), and in the table that listeners are shipped with every score and no score
 * stand above it. So it is no mistake that nothing is left for it: that is said as information, with nothing to mend. A second ALL is no such.
 */
import { labelOf, type SenderGroup } from '../config/host-access-table.ts';
import { NOWHERE } from '../judge/intervals.ts';
import type { SenderRecord } from '../sender-record.ts';
import { dimensionOf, type Atom, type DimensionKey } from './atoms.ts';
import { fewParts, sayAtoms } from './describe.ts';
import { findingOf, type Finding } from './finding.ts';
import { moveFixes, narrowFixes, removeFixes } from './fixes.ts';
import { groupCover } from './group-cover.ts';
import { joinWords, lineFinder, lineLabel, type LineFinder } from './line-words.ts';
import type { TableLine, TableLines } from './outcome.ts';
import { meansPrivate } from './private-addresses.ts';
import { shadowOf, type Shadow, type Shadows } from './shadow.ts';
import { atomFinder } from './within.ts';
import { lastPlaces, type SenderSpace } from './space.ts';
import { witnessIn } from './witness.ts';

/** What is found about the order of a table's lines. */
export function shadowFindings(space: SenderSpace): readonly Finding[] {
  const [table] = space.tables;
  if (table === undefined) return [];
  const context: Context = {
    shadows: { space, last: lastPlaces(space, 0), within: atomFinder(space) },
    table,
    lineOf: lineFinder(table.table.text),
    longest: new Map(space.dimensions.map(({ key, atoms }) => [key, longestOf(atoms)])),
  };
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

function groupFindings(context: Context, lines: readonly TableLine[]): readonly Finding[] {
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

interface Context {
  readonly shadows: Shadows;
  readonly table: TableLines;
  readonly lineOf: LineFinder;
  /** Of each dimension the values that are taken last, or never. */
  readonly longest: ReadonlyMap<DimensionKey, readonly Atom[]>;
}

function lineFinding(context: Context, { line, shadow }: Shadowed): readonly Finding[] {
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

const lineAt = ({ table }: Context, place: number): TableLine | undefined => table.lines[place];

const spansOf = (context: Context, places: readonly number[]): Finding['blockedBy'] =>
  places.flatMap((place) => lineAt(context, place)?.entry?.span ?? []);

/** The lines at these places as a subject: `line 12 (192.0.2.0/24)`, at most three of them. */
function sayLines(context: Context, places: readonly number[]): string {
  const lines = places.slice(0, places.length > 3 ? 2 : 3).flatMap((place) => lineAt(context, place) ?? []);
  const words = lines.map((line) => lineLabel(context.lineOf, line));
  return joinWords(places.length > 3 ? [...words, `${places.length - 2} lines more`] : words);
}

const take = (places: readonly number[]): string => (places.length === 1 ? 'takes' : 'take');

const whereOf = ({ entry, group }: TableLine): Pick<Finding, 'entry' | 'span' | 'group'> => ({
  entry: entry?.printed ?? null,
  span: entry?.span ?? { start: 0, end: 0 },
  group: group === null ? null : labelled(group),
});

const labelled = (group: SenderGroup): string | null => group.name ?? (labelOf(group) === 'ALL' ? 'ALL' : null);

/** Is it the ALL that ends the table, as it must? */
const isLastAll = ({ table }: Context, line: TableLine): boolean => line.match.kind === 'all' && line === table.lines.at(-1);

function blockedAllFinding(context: Context, line: TableLine, { blockers, by }: Blocked): Finding {
  return findingOf({
    rule: 'unreachable',
    word: 'unreachable-all',
    severity: 'info',
    ...whereOf(line),
    params: { blockers: sayLines(context, blockers), take: take(blockers), caveat: caveatOf(line, by) },
    blockedBy: spansOf(context, blockers),
    witness: senderOf(context, line),
  });
}

function blockedFinding(context: Context, line: TableLine, blocked: Blocked): Finding {
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
function groupFinding(context: Context, found: readonly Shadowed[]): Finding {
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

/** What a finding rests on: the appliance asks nobody about the score of a private address, so all scores together are not everyone there. */
const caveatOf = ({ match }: TableLine, by: DimensionKey | null): string =>
  by === 'score' && dimensionOf(match) !== 'score' && meansPrivate(match) ? ' (save a private address, whose score is not looked up)' : '';

/** Whether its senders get something else than the line would give them. */
function effectOf(context: Context, { outcome }: TableLine, blockers: readonly number[]): string {
  const theirs = [...new Set(blockers.flatMap((place) => lineAt(context, place)?.outcome?.verdict ?? []))];
  if (outcome === null) return '';
  return theirs.every((verdict) => verdict === outcome.verdict)
    ? ', with the same verdict'
    : `, and they get ${joinWords(theirs, 'or')}, not ${outcome.verdict}`;
}

function redundantFinding(context: Context, line: TableLine, cover: readonly number[]): Finding {
  return findingOf({
    rule: 'redundant',
    ...whereOf(line),
    params: { entry: line.entry?.printed ?? '', cover: sayLines(context, cover), take: take(cover) },
    witness: senderOf(context, line),
    fixes: () => removeFixes(context.table, line),
  });
}

function partlyFinding(context: Context, line: TableLine, { blockers, left }: Extract<Shadow, { kind: 'partly' }>): Finding {
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

/** A sender that the line means: of its own values any, of others those that are left longest. */
function senderOf(context: Context, line: TableLine): SenderRecord {
  return witnessAt(context, line, context.shadows.within(line.match));
}

function witnessAt({ shadows: { space, within }, longest }: Context, line: TableLine, own: readonly Atom[]): SenderRecord {
  const [some] = within(line.match);
  const box = space.dimensions.map(({ key }) => [key, longest.get(key) ?? []] as const);
  const mine = some === undefined ? null : dimensionOf(line.match);
  return witnessIn(space, new Map<DimensionKey, readonly Atom[]>([...box, ...(mine === null ? [] : [[mine, longestOf(own)] as const])]));
}

/** The values that the latest line of all takes, or none. */
function longestOf(atoms: readonly Atom[]): readonly Atom[] {
  const most = atoms.reduce((last, { places }) => Math.max(last, places[0] ?? NOWHERE), -1);
  return atoms.filter(({ places }) => (places[0] ?? NOWHERE) === most);
}
