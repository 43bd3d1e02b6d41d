/** The findings of a table as plain data: sentences, lines, who to try and what decides them, and repairs ready to be made. */
import {
  hostAccessFindings,
  placeIn,
  plainListener,
  recipientAccessFindings,
  sayFinding,
  sayFix,
  type Finding,
  type FindingRule,
  type SenderRecord,
  type Severity,
  type TextEdit,
} from '#esa';
import { judge, type Answered } from './judge.ts';
import { readTable, type ReadTable, type TableSource } from './table-source.ts';

/** A repair: its label, and the edits of the text that was checked. */
export interface FoundFix {
  readonly label: string;
  readonly edits: readonly TextEdit[];
}

/** A finding with its sentence. Lines and columns count from 1. `answer` is what decides the witness. */
export interface Found {
  /** Its place among all findings, by which its repairs are asked for. */
  readonly index: number;
  readonly rule: FindingRule;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly group: string | null;
  readonly entry: string | null;
  readonly blockedBy: readonly number[];
  readonly witness: SenderRecord | string | null;
  readonly answer: Answered | null;
}

/** All findings of a table counted, and as many told as were asked for, worst first or in the order of the text. */
export interface Checked {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly rules: readonly FindingRule[];
  readonly total: number;
  readonly found: readonly Found[];
  readonly marks: readonly Mark[];
}

/** The worst finding of a line that has one. Columns count from 1, the end exclusive; null where it goes on beyond the line. */
export interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number | null;
  readonly severity: Severity;
}

export type FindingOrder = 'line' | 'severity';

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const checkedTables = new WeakMap<ReadTable, readonly Finding[]>();

function findingsOf(read: ReadTable): readonly Finding[] {
  const known = checkedTables.get(read);
  if (known !== undefined) return known;
  const found = read.kind === 'hat' ? hostAccessFindings(read.parsed, plainListener(read.listener)) : recipientAccessFindings(read.parsed);
  checkedTables.set(read, found);
  return found;
}

/** Checks a table; at most `most` findings are told one by one. */
export function check(source: TableSource, order: FindingOrder, most: number): Checked {
  const read = readTable(source);
  const findings = findingsOf(read);
  const indexed = findings.map((finding, index) => ({ finding, index }));
  const sorted = order === 'line' ? indexed : indexed.toSorted((a, b) => ranks[a.finding.severity] - ranks[b.finding.severity]);
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return {
    counts,
    rules: [...new Set(findings.map(({ rule }) => rule))],
    total: findings.length,
    found: sorted.slice(0, most).map(({ finding, index }) => tell(read, source, finding, index)),
    marks: marksOf(read, findings),
  };
}

function marksOf(read: ReadTable, findings: readonly Finding[]): readonly Mark[] {
  const marks = new Map<number, Mark>();
  for (const { span, severity } of findings) {
    const { line, column: from } = placeIn(read.parsed.value, span.start);
    const before = marks.get(line);
    if (before !== undefined && ranks[before.severity] <= ranks[severity]) continue;
    const end = placeIn(read.parsed.value, span.end);
    marks.set(line, { line, from, to: end.line === line ? end.column : null, severity });
  }
  return [...marks.values()];
}

/** The repairs of one finding. */
export function fixesAt(source: TableSource, index: number): readonly FoundFix[] {
  const fixes = findingsOf(readTable(source))[index]?.fixes() ?? [];
  return fixes.map((fix) => ({ label: sayFix(fix), edits: fix.edits }));
}

function tell(read: ReadTable, source: TableSource, finding: Finding, index: number): Found {
  const { rule, severity, group, entry, witness } = finding;
  const { line, column } = placeIn(read.parsed.value, finding.span.start);
  return {
    index,
    rule,
    severity,
    message: sayFinding(finding),
    line,
    column,
    group,
    entry,
    blockedBy: finding.blockedBy.map(({ start }) => placeIn(read.parsed.value, start).line),
    witness,
    answer: witness === null ? null : judge(source, witness),
  };
}
