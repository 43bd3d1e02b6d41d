/** What is wrong with a Recipient Access Table, decided exactly. */
import { sayNote, type Note, type Parsed } from '../config/notes.ts';
import type { RecipientAccessTable } from '../config/recipient-access-table.ts';
import type { Fix } from '../edits/fix.ts';
import { fixesOf } from '../table-assist/table-fixes.ts';
import { findingOf, type Finding, type FindingRule } from './finding.ts';
import { inTextOrderOf } from './host-access-findings.ts';
import { belowWords, lineFinder } from './line-words.ts';
import { removalFixes } from './recipient-fixes.ts';
import { recipientKey, recipientLinesOf, type RecipientLine, type RecipientLines } from './recipient-lines.ts';
import { RecipientOverlaps } from './recipient-overlaps.ts';
import { recipientLabel, recipientShadow, type RecipientContext } from './recipient-shadow.ts';
import { recipientSpace } from './recipient-space.ts';

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
  const context: RecipientContext = {
    lines,
    space: recipientSpace([lines]),
    overlaps: new RecipientOverlaps(lines),
    lineOf: lineFinder(table.text),
  };
  return inTextOrderOf([
    ...noteFindings(table, notes),
    ...allFindings(lines, notes),
    ...contradictions(context),
    ...lines.lines.flatMap((line) => recipientShadow(context, line)),
  ]);
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

function contradictions({ lines: { table, lines }, lineOf }: RecipientContext): readonly Finding[] {
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
        params: { entry: entry.text, other: recipientLabel(lineOf, other), mine: outcome.verdict, theirs: other.outcome?.verdict ?? '' },
        blockedBy: [other.entry.entrySpan],
        fixes: () => removalFixes(table, line),
      }),
    ];
  });
}
