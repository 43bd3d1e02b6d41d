/** What is wrong with a Recipient Access Table, decided exactly. One line above is always enough to block another. */
import { sayNote, type Note, type Parsed } from '../config/notes.ts';
import type { RecipientAccessTable } from '../config/recipient-access-table.ts';
import type { Fix } from '../edits/fix.ts';
import { moveEntry, removeLine } from '../edits/recipients.ts';
import { fixesOf } from '../table-assist/table-fixes.ts';
import { NOWHERE } from '../judge/intervals.ts';
import { placeAbove, placeOf } from '../judge/name-index.ts';
import { optionsOf } from '../judge/recipient-options.ts';
import { findingOf, type Finding, type FindingRule } from './finding.ts';
import { inTextOrderOf } from './host-access-findings.ts';
import { belowWords, joinWords, lineFinder, type LineFinder } from './line-words.ts';
import { recipientKey, recipientLinesOf, type RecipientLine, type RecipientLines } from './recipient-lines.ts';
import { RecipientOverlaps } from './recipient-overlaps.ts';
import { addressIn, placeOfDomain, recipientSpace, type RecipientSpace } from './recipient-space.ts';

/** Rules of the parser that are findings too. Errors that are not named here are text that cannot be read. */
const noteRules: Readonly<Partial<Record<Note['rule'], FindingRule>>> = {
  'rat.empty': 'all-missing',
  'rat.no-all': 'all-missing',
  'rat.second-all': 'all-twice',
  'block.unknown-key': 'unknown-key',
  'block.unknown-key-near': 'unknown-key',
};

/** All findings of a table, in the order of its text. */
export function recipientAccessFindings({ value: table, notes }: Parsed<RecipientAccessTable>): readonly Finding[] {
  const lines = recipientLinesOf(table);
  const context: Context = {
    lines,
    space: recipientSpace([lines]),
    overlaps: new RecipientOverlaps(lines),
    lineOf: lineFinder(table.text),
  };
  return inTextOrderOf([
    ...noteFindings(table, notes),
    ...allFindings(lines, notes),
    ...contradictions(context),
    ...lines.lines.flatMap((line) => shadowFinding(context, line)),
  ]);
}

interface Context {
  readonly lines: RecipientLines;
  readonly space: RecipientSpace;
  readonly overlaps: RecipientOverlaps;
  readonly lineOf: LineFinder;
}

function noteFindings({ text, entries }: RecipientAccessTable, notes: readonly Note[]): readonly Finding[] {
  return notes.flatMap((note) => {
    const rule = noteRules[note.rule] ?? (note.severity === 'error' ? 'unreadable' : null);
    if (rule === null) return [];
    const entry = entries.find(({ span: at }) => at.start <= note.span.start && note.span.end <= at.end)?.text ?? null;
    return [findingOf({ rule, span: note.span, entry, params: { text: sayNote(note) }, fixes: () => fixesOf(text, 'rat', note) })];
  });
}

function allFindings({ table: { text }, lines, all }: RecipientLines, notes: readonly Note[]): readonly Finding[] {
  const entry = lines[all]?.entry ?? null;
  if (entry === null) return [];
  const where = { span: entry.entrySpan, entry: 'ALL' };
  const below = lines.slice(all + 1).flatMap(({ match, entry: other }) => (match.kind === 'all' ? [] : (other?.text ?? [])));
  const fixes = (): readonly Fix[] => notes.filter(({ rule }) => rule === 'rat.open-relay').flatMap((note) => fixesOf(text, 'rat', note));
  return [
    ...(below.length === 0 ? [] : [findingOf({ rule: 'all-not-last', ...where, params: belowWords(below) })]),
    ...(entry.action === 'ACCEPT' ? [findingOf({ rule: 'open-relay', word: 'open-relay-rat', ...where, fixes })] : []),
  ];
}

function contradictions({ lines: { table, lines }, lineOf }: Context): readonly Finding[] {
  const first = new Map<string, RecipientLine>();
  return lines.flatMap((line) => {
    const { entry, match, outcome } = line;
    if (entry === null || outcome === null || match.kind === 'all') return [];
    const other = first.get(recipientKey(match));
    if (other === undefined) first.set(recipientKey(match), line);
    if (other?.entry === undefined || other.entry === null || other.outcome?.verdict === outcome.verdict) return [];
    return [
      findingOf({
        rule: 'contradictory',
        span: entry.entrySpan,
        entry: entry.text,
        params: { entry: entry.text, other: labelOf(lineOf, other), mine: outcome.verdict, theirs: other.outcome?.verdict ?? '' },
        blockedBy: [other.entry.entrySpan],
        fixes: () => removal(table, line),
      }),
    ];
  });
}

const labelOf = (lineOf: LineFinder, { entry }: RecipientLine): string =>
  entry === null ? 'the end of the table' : `line ${lineOf(entry.entrySpan.start)} (${entry.text})`;

function removal(table: RecipientAccessTable, { entry }: RecipientLine): readonly Fix[] {
  const removed = entry === null ? null : removeLine(table, entry);
  return entry !== null && removed !== null && 'edits' in removed
    ? [{ word: 'remove', params: { text: entry.text }, edits: removed.edits }]
    : [];
}

/** Moves a line above the one that takes its recipients. Lines are moved by name, so both must stand once. */
function moving(table: RecipientAccessTable, line: RecipientLine, other: RecipientLine | undefined): readonly Fix[] {
  const [entry, above] = [line.entry?.text ?? '', other?.entry?.text ?? ''];
  const once = (text: string): boolean => table.entries.filter((known) => known.text.toLowerCase() === text.toLowerCase()).length === 1;
  if (!once(entry) || !once(above)) return [];
  const moved = moveEntry(table, entry, { before: above });
  return 'edits' in moved && moved.edits.length > 0
    ? [{ word: 'move-above', params: { name: entry, other: above }, edits: moved.edits }]
    : [];
}

/** A line that never matches, or only for a part of its recipients. Lines without an action mean nobody, which the parser says. */
function shadowFinding(context: Context, line: RecipientLine): readonly Finding[] {
  const { entry, outcome, position } = line;
  if (entry === null || outcome === null) return [];
  const blocker = blockerOf(context, line);
  if (blocker < position) return [blockedFinding(context, line, blocker)];
  const taken = context.overlaps.above(line);
  return taken.length === 0 ? [] : [partlyFinding(context, line, taken)];
}

/** The first line that takes everyone a line means; its own place, or later, if none above does. */
function blockerOf(
  {
    space: {
      places: [places],
    },
    lines: { all },
  }: Context,
  { match, position }: RecipientLine,
): number {
  if (places === undefined) return position;
  switch (match.kind) {
    case 'domain':
    case 'literal':
      return Math.min(all, placeOfDomain(places, recipientKey(match)));
    case 'partial-domain':
      return Math.min(all, placeOf(places.domains.below, match.suffix), placeAbove(places.domains.below, match.suffix));
    case 'user':
      return Math.min(all, placeOf(places.users, match.user));
    case 'address':
      return Math.min(
        all,
        placeOfDomain(places, match.domain),
        placeOf(places.users, match.user),
        placeOf(places.addresses, recipientKey(match)),
      );
    case 'all':
      return all;
    case 'unreadable':
      return NOWHERE;
  }
}

function blockedFinding(context: Context, line: RecipientLine, blocker: number): Finding {
  const { lines, lineOf, space } = context;
  const other = lines.lines[blocker];
  const entry = line.entry?.text ?? '';
  const same = other?.outcome?.verdict === line.outcome?.verdict;
  const bypasses = line.entry !== null && optionsOf(line.entry).bypassesDirectory;
  const effect = same ? ', with the same verdict' : `, and they get ${other?.outcome?.verdict ?? ''}, not ${line.outcome?.verdict ?? ''}`;
  return findingOf({
    rule: 'unreachable',
    word: bypasses ? 'bypass-unreached' : 'unreachable',
    span: line.entry?.entrySpan ?? { start: 0, end: 0 },
    entry,
    params: { entry, blockers: other === undefined ? '' : labelOf(lineOf, other), take: 'takes', who: 'recipient', effect },
    blockedBy: other?.entry === undefined || other.entry === null ? [] : [other.entry.entrySpan],
    witness: recipientOf(space, line),
    fixes: () => [...moving(lines.table, line, other), ...removal(lines.table, line)],
  });
}

function partlyFinding({ lines: { lines }, lineOf, space, overlaps }: Context, line: RecipientLine, taken: readonly number[]): Finding {
  const others = taken.flatMap((place) => lines[place] ?? []);
  const shown = others.slice(0, others.length > 3 ? 2 : 3).map((other) => labelOf(lineOf, other));
  const entry = line.entry?.text ?? '';
  return findingOf({
    rule: 'partly-shadowed',
    span: line.entry?.entrySpan ?? { start: 0, end: 0 },
    entry,
    params: {
      entry,
      blockers: joinWords(others.length > 3 ? [...shown, `${others.length - 2} lines more`] : shown),
      take: others.length === 1 ? 'takes' : 'take',
      left: 'the rest of its recipients',
      is: 'is',
    },
    blockedBy: others.flatMap((other) => other.entry?.entrySpan ?? []),
    witness: others[0] === undefined ? null : overlaps.witness(space, line, others[0]),
  });
}

/** A recipient that a line means, with a user or domain that no line names where the line leaves that open. */
function recipientOf(space: RecipientSpace, { match }: RecipientLine): string {
  const open = { name: null, below: true, places: [] };
  switch (match.kind) {
    case 'domain':
    case 'literal':
      return `${space.stranger}@${recipientKey(match)}`;
    case 'partial-domain':
      return addressIn(space, space.stranger, { ...open, name: match.suffix });
    case 'user':
      return addressIn(space, match.user, open);
    case 'address':
      return recipientKey(match);
    case 'all':
    case 'unreadable':
      return addressIn(space, space.stranger, open);
  }
}
