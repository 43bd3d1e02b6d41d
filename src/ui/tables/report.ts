/** The report to take away: what was found, what was asked and what changes, as Markdown or as JSON. */
import type { SenderRecord } from '#esa';
import type { SetAnswer, SetOutcome } from '../analysis/ask.ts';
import type { Checked, Found } from '../analysis/check.ts';
import type { ChangeRow, Compared, Side } from '../analysis/compare.ts';
import { shownVerdict } from '../parts/table-verdict.ts';
import { sayKnown } from '../words/sender-record.ts';
import { questionWords } from '../words/table-questions.ts';
import { tablesWords as words } from '../words/tables.ts';
import { sayVerdict } from '../words/verdict.ts';
import type { OtherTable, OwnTable } from './kept-tables.ts';

export interface Reported {
  readonly table: OwnTable;
  readonly checked: Checked;
  /** The question that stands in its box, with its answer; null where none does, and where it was not understood. */
  readonly asked: { readonly question: string; readonly answer: SetAnswer } | null;
  readonly other: OtherTable | null;
  readonly compared: Compared | null;
  /** When it was made, as ISO 8601 has it. */
  readonly date: string;
}

/** The report as data: findings by line, the outcomes of the question, and every change with its two sides. */
export function reportAsJson({ table, checked, asked, other, compared, date }: Reported): string {
  const { name, kind, listener } = table;
  const difference =
    compared === null || other === null
      ? null
      : { with: other.name, changes: compared.changes, rows: compared.groups.flatMap(({ rows }) => rows) };
  const findings = checked.found.map(({ index: _, ...found }) => found);
  const question = asked === null ? null : { text: asked.question, outcomes: asked.answer.outcomes };
  const report = {
    date,
    file: name,
    kind,
    ...(kind === 'hat' ? { listener } : {}),
    counts: checked.counts,
    findings,
    question,
    difference,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The report for people. */
export function reportAsMarkdown({ table, checked, asked, other, compared, date }: Reported): string {
  const lines = [
    `# ${words.report.title(table.name)}`,
    '',
    words.report.made(date.slice(0, 10), table.kind, table.listener),
    '',
    `## ${words.findings}`,
    '',
    ...(checked.total === 0 ? [words.nothingFound] : [words.counts(checked.counts), '', ...checked.found.flatMap(findingLines)]),
    ...(checked.total > checked.found.length ? [words.report.more(checked.total - checked.found.length)] : []),
    '',
    ...(asked === null ? [] : answerLines(asked, table.kind)),
    ...(compared === null || other === null ? [] : changeLines(compared, other.name, table.kind)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function findingLines({ severity, line, message, witness, answer }: Found): readonly string[] {
  const first = `- **${words.severity[severity]}**, ${words.line(line)}: ${words.sentence(message)}`;
  if (witness === null || answer === null) return [first];
  return [first, `  ${words.report.tried(inCode(witness), words.decides(answer), answer.line)}`];
}

function answerLines({ question, answer }: NonNullable<Reported['asked']>, kind: OwnTable['kind']): readonly string[] {
  return [
    `## ${words.report.question(question)}`,
    '',
    questionWords.answer(answer.form, answer.lines, answer.outcomes.length),
    '',
    ...answer.outcomes.flatMap((outcome) => outcomeLines(outcome, kind)),
    '',
  ];
}

function outcomeLines({ answer, count, rows }: SetOutcome, kind: OwnTable['kind']): readonly string[] {
  const policy = answer.policy === null ? '' : ` (${answer.policy})`;
  return [
    `- **${sayVerdict(shownVerdict(answer))}**, ${words.groupOf(answer, kind)}${policy}`,
    ...rows.map(({ description, witness, answer: { line } }) => {
      const place = line === null ? '' : `${words.line(line)}: `;
      return `  - ${place}${description}${witness === null ? '' : `. ${words.report.toTry}: ${inCode(witness)}`}`;
    }),
    ...(count > rows.length ? [`  - ${words.report.more(count - rows.length)}`] : []),
  ];
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
  `| ${[description, sideOf(from), `${sideOf(to)}${isLike(from, to) ? ` (${words.otherParameters})` : ''}`, witness === null ? '' : inCode(witness)].map(cell).join(' | ')} |`;

const sideOf = (side: Side): string => `${words.decides(side)}${side.line === null ? '' : `, ${words.inLine(side.line)}`}`;

/** Two sides that differ in nothing but their parameters. */
const isLike = (from: Side, to: Side): boolean => words.decides(from) === words.decides(to) && from.entry === to.entry;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const inCode = (witness: SenderRecord | string): string =>
  `\`${words.who(witness)}${typeof witness === 'string' ? '' : `, ${sayKnown(witness)}`}\``;
