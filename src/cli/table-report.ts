/** What the analysis of a table says, as lines for people and as JSON for programs. */
import { placeIn, sayFinding, type Finding, type Severity } from '#esa';
import { onOneLine } from './complaint.ts';

/** A finding with everything about it in plain values; `blockedBy` are line numbers, `witness` a sender or recipient to try. */
export interface ReportedFinding {
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly rule: Finding['rule'];
  readonly message: string;
  readonly group: string | null;
  readonly entry: string | null;
  readonly blockedBy: readonly number[];
  readonly witness: Finding['witness'];
}

/** The findings of a table, in the order of its text. */
export function reportFindings(table: { readonly text: string }, findings: readonly Finding[]): readonly ReportedFinding[] {
  const lineOf = (offset: number): number => placeIn(table, offset).line;
  return findings.map((finding) => {
    const { span, severity, rule, group, entry, blockedBy, witness } = finding;
    const blockers = [...new Set(blockedBy.map(({ start }) => lineOf(start)))].sort((a, b) => a - b);
    return { ...placeIn(table, span.start), severity, rule, message: sayFinding(finding), group, entry, blockedBy: blockers, witness };
  });
}

/** A finding as compilers write theirs: `FILE:LINE:COLUMN severity rule message`. */
export function findingLine(file: string, { line, column, severity, rule, message }: ReportedFinding): string {
  return `${file}:${line}:${column} ${severity} ${rule} ${onOneLine(message)}`;
}

/** What a table does, as `judge` tells it but for the line; group and policy are a Host Access Table's. */
export interface ReportedOutcome {
  readonly verdict: string;
  readonly group?: string | null;
  readonly policy?: string | null;
  readonly entry: string;
}

/** Senders or recipients that two tables treat differently; `witness` is one of them. */
export interface ReportedChange {
  readonly from: ReportedOutcome;
  readonly to: ReportedOutcome;
  readonly description: string;
  readonly witness: Finding['witness'];
}

/** A change in four lines: who, what before, what after, and whom to try. */
export function changeText({ from, to, description, witness }: ReportedChange): string {
  const who = typeof witness === 'string' ? witness : JSON.stringify(witness);
  return `${description}\n  before  ${outcomeText(from)}\n  after   ${outcomeText(to)}\n  try     ${who}`;
}

/** `accept by SUSPECTLIST, sbrs[-3.0:-1.0], with $THROTTLED`. */
function outcomeText({ verdict, group, policy, entry }: ReportedOutcome): string {
  const named = typeof group === 'string' && group !== entry ? `${group}, ${entry}` : entry;
  return `${verdict} by ${named}${typeof policy === 'string' ? `, with ${policy}` : ''}`;
}

/** A JSON array with one element a line. */
export function jsonLines(elements: readonly object[]): string {
  if (elements.length === 0) return '[]';
  return `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]`;
}
