/** The report to take away: what was found and what changes, as Markdown or as JSON. */
import type { SenderRecord } from '#esa';
import type { Checked, Found } from '../analysis/check.ts';
import type { ChangeRow, Compared } from '../analysis/compare.ts';
import { tablesWords as words } from '../words/tables.ts';
import type { OtherTable, OwnTable } from './kept-tables.ts';

export interface Reported {
  readonly table: OwnTable;
  readonly checked: Checked;
  readonly other: OtherTable | null;
  readonly compared: Compared | null;
  /** When it was made, as ISO 8601 has it. */
  readonly date: string;
}

/** The report as data: findings by line, and every change with its two sides. */
export function reportAsJson({ table, checked, other, compared, date }: Reported): string {
  const { name, kind, listener } = table;
  const difference =
    compared === null || other === null
      ? null
      : { with: other.name, changes: compared.changes, rows: compared.groups.flatMap(({ rows }) => rows) };
  const findings = checked.found.map(({ index: _, ...found }) => found);
  const report = { date, file: name, kind, ...(kind === 'hat' ? { listener } : {}), counts: checked.counts, findings, difference };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The report for people. */
export function reportAsMarkdown({ table, checked, other, compared, date }: Reported): string {
  const lines = [
    `# ${words.report.title(table.name)}`,
    '',
    words.report.made(date.slice(0, 10), table.kind, table.listener),
    '',
    `## ${words.findings}`,
    '',
    ...(checked.found.length === 0 ? [words.nothingFound] : checked.found.flatMap(findingLines)),
    ...(checked.total > checked.found.length ? [words.report.more(checked.total - checked.found.length)] : []),
    '',
    ...(compared === null || other === null ? [] : changeLines(compared, other.name, table.kind)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function findingLines({ severity, line, message, witness, answer }: Found): readonly string[] {
  const first = `- **${words.severity[severity]}**, ${words.line(line)}: ${words.sentence(message)}`;
  if (witness === null || answer === null) return [first];
  return [first, `  ${words.report.tried(inCode(witness), words.decides(answer), answer.line)}`];
}

function changeLines(compared: Compared, name: string, kind: OwnTable['kind']): readonly string[] {
  const rows = compared.groups.flatMap((group) => group.rows);
  return [
    `## ${words.report.difference(name)}`,
    '',
    words.proved(compared.changes, kind),
    ...(rows.length === 0
      ? []
      : ['', `| ${words.columnsOf(kind).join(' | ')} | ${words.report.toTry} |`, '| --- | --- | --- | --- |', ...rows.map(rowLine)]),
    ...(compared.changes > rows.length ? ['', words.report.more(compared.changes - rows.length)] : []),
  ];
}

const rowLine = ({ description, from, to, witness }: ChangeRow): string =>
  `| ${[description, words.decides(from), words.decides(to), witness === null ? '' : inCode(witness)].map(cell).join(' | ')} |`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const inCode = (witness: SenderRecord | string): string =>
  `\`${words.who(witness)}${typeof witness === 'string' ? '' : `, ${words.rest(witness)}`}\``;
