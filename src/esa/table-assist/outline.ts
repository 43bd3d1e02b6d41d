/** What a table consists of, for an outline and for folding: policies, groups and ALL of a HAT, entries of a RAT, runs of `#` lines. */
import { span, type Span } from '#smtp';
import { hashLinesOf } from '../config/hash-lines.ts';
import { readHostAccessTable } from '../config/host-access-reader.ts';
import { parseRecipientAccessTable } from '../config/recipient-access-table.ts';
import type { RecipientAction } from '../config/recipient-entry.ts';
import { isAll, labelOf, type Behaviour } from '../config/sender-group.ts';
import type { TableKind } from './cursor-word.ts';
import type { GroupFacts } from './help-part.ts';
import { groupFacts } from './policy-facts.ts';

/** One part of a table, its whole stretch and that of its name. */
export type OutlinePart = { readonly name: string; readonly span: Span; readonly nameSpan: Span } & (
  | { readonly kind: 'policy'; readonly behaviour: Behaviour | null }
  | { readonly kind: 'group' | 'all'; readonly facts: GroupFacts }
  | { readonly kind: 'recipient'; readonly action: RecipientAction | null }
);

/** The parts of a table in the order of the text. */
export function outlineOf(text: string, table: TableKind): readonly OutlinePart[] {
  return table === 'hat' ? hostAccessParts(text) : recipientParts(text);
}

function hostAccessParts(text: string): readonly OutlinePart[] {
  const table = readHostAccessTable(text).value;
  const policies = table.policies.map(({ name, behaviour, span: whole, nameSpan }): OutlinePart => ({
    kind: 'policy',
    name,
    behaviour,
    span: whole,
    nameSpan,
  }));
  const groups = table.groups.map((group): OutlinePart => ({
    kind: isAll(group) ? 'all' : 'group',
    name: labelOf(group),
    facts: groupFacts(table, group),
    span: group.span,
    nameSpan: group.nameSpan ?? group.entries[0]?.span ?? group.span,
  }));
  return [...policies, ...groups].sort((a, b) => a.span.start - b.span.start);
}

function recipientParts(text: string): readonly OutlinePart[] {
  return parseRecipientAccessTable(text).value.entries.map((entry) => ({
    kind: 'recipient',
    name: entry.text,
    action: entry.action,
    span: entry.span,
    nameSpan: entry.entrySpan,
  }));
}

/** A stretch of more than one line that an editor may fold away. */
export interface Fold {
  readonly kind: 'part' | 'comment';
  readonly span: Span;
}

/** What may be folded: policies and groups, RAT entries with a block over several lines, and runs of `#` lines. */
export function foldsOf(text: string, table: TableKind): readonly Fold[] {
  const parts = outlineOf(text, table).map(({ span: whole }): Fold => ({ kind: 'part', span: whole }));
  return [...parts, ...commentRuns(text)].filter((fold) => /[\r\n]/.test(text.slice(fold.span.start, fold.span.end)));
}

/** `#` lines with nothing between, each run up to the end of its last line's text. */
function commentRuns(text: string): readonly Fold[] {
  const runs: Span[] = [];
  let open = false;
  for (const { span: line, apart } of hashLinesOf(text)) {
    const last = runs.at(-1);
    if (open && last?.end === line.start) runs[runs.length - 1] = span(last.start, line.end);
    else runs.push(line);
    open = !apart;
  }
  return runs.map(({ start, end }) => ({ kind: 'comment', span: span(start, start + text.slice(start, end).trimEnd().length) }));
}
