/** What `hat` and `rat` have in common: a table checked or two compared, told for people or for programs, with an exit code that says which. */
import type { Finding, Parsed, TableListener } from '#esa';
import { runCommand } from './command.ts';
import { isComplaint, type Complaint } from './complaint.ts';
import { parseTableArguments, TABLE_USAGE, type TableArguments, type TableKind } from './table-arguments.ts';
import { tellNotes } from './table-file.ts';
import { changeText, findingLine, jsonLines, reportFindings, type ReportedChange } from './table-report.ts';

/** One of the two kinds of tables: how a file is read, and what the analysis says. `same` is said where two tables do the same. */
export interface TableAnalysis<T extends { readonly text: string }> {
  readonly kind: TableKind;
  readonly read: (file: string) => Parsed<T> | Complaint;
  readonly find: (read: Parsed<T>, listener: TableListener) => readonly Finding[];
  readonly compare: (before: T, after: T, listener: TableListener) => readonly ReportedChange[];
  readonly same: string;
}

type Asked<K extends TableArguments['kind']> = Extract<TableArguments, { readonly kind: K }>;

/** Runs the command of a kind of tables on the arguments of this process. */
export function runTableCommand<T extends { readonly text: string }>(analysis: TableAnalysis<T>): Promise<void> {
  const { kind } = analysis;
  return runCommand({
    name: kind,
    usage: TABLE_USAGE[kind],
    parse: (args) => parseTableArguments(kind, args),
    run: (asked) => Promise.resolve(asked.kind === 'check' ? check(analysis, asked) : compare(analysis, asked)),
  });
}

/** Code 1 if any finding is an error. What the parser remarks beside the findings goes to standard error. */
function check<T extends { readonly text: string }>(
  analysis: TableAnalysis<T>,
  { file, listener, json }: Asked<'check'>,
): number | Complaint {
  const read = analysis.read(file);
  if (isComplaint(read)) return read;
  const findings = analysis.find(read, listener);
  const found = new Set(findings.map(({ span }) => span.start));
  tellNotes(file, { value: read.value, notes: read.notes.filter(({ span }) => !found.has(span.start)) });
  const reported = reportFindings(read.value, findings);
  if (json) console.log(jsonLines(reported));
  else for (const finding of reported) console.log(findingLine(file, finding));
  return reported.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Code 1 if anything changes. */
function compare<T extends { readonly text: string }>(
  analysis: TableAnalysis<T>,
  { before, after, listener, json }: Asked<'diff'>,
): number | Complaint {
  const old = analysis.read(before);
  if (isComplaint(old)) return old;
  const fresh = analysis.read(after);
  if (isComplaint(fresh)) return fresh;
  tellNotes(before, old);
  tellNotes(after, fresh);
  const changes = analysis.compare(old.value, fresh.value, listener);
  if (json) console.log(jsonLines(changes));
  else console.log(changes.length === 0 ? analysis.same : changes.map(changeText).join('\n\n'));
  return changes.length === 0 ? 0 : 1;
}
