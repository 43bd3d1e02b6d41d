/**
 * What is wrong with a Host Access Table, decided exactly: lines that never match and who blocks them, lines that change nothing, lines that
 * contradict each other, and what the parser remarks. Addresses, names, scores and the rest count as independent of each other: that a name
 * implies an address is not known here, so a line may in the world match even less than is said.
 */
import type { Span } from '#smtp';
import { isAll, labelOf, type HostAccessTable, type SenderGroup } from '../config/host-access-table.ts';
import { inTextOrder, sayNote, type Note, type Parsed } from '../config/notes.ts';
import type { Fix } from '../edits/fix.ts';
import { deletePart } from '../edits/line-block.ts';
import { setPolicy } from '../edits/sender-groups.ts';
import { resolveUse } from '../judge/policy.ts';
import { fixesOf } from '../table-assist/table-fixes.ts';
import { contradictions } from './contradictions.ts';
import { findingOf, type Finding, type FindingRule } from './finding.ts';
import { belowWords } from './line-words.ts';
import { groupNameOf, linesOf, type ListenerKind } from './outcome.ts';
import { senderSpace } from './space.ts';
import { shadowFindings } from './shadow-findings.ts';

/** Rules of the parser that are findings too. Errors that are not named here are text that cannot be read. */
const noteRules: Readonly<Partial<Record<Note['rule'], FindingRule>>> = {
  'hat.empty': 'all-missing',
  'hat.no-all': 'all-missing',
  'hat.second-all': 'all-twice',
  'hat.all-continues': 'all-continue',
  'hat.undefined-policy': 'undefined-policy',
  'hat.undefined-policy-near': 'undefined-policy',
  'hat.group-without-policy': 'undefined-policy',
  'block.unknown-key': 'unknown-key',
  'block.unknown-key-near': 'unknown-key',
};

/** All findings of a table, in the order of its text. */
export function hostAccessFindings({ value: table, notes }: Parsed<HostAccessTable>, listener: ListenerKind): readonly Finding[] {
  const lines = linesOf(table, listener);
  const silent = [...lines.lines.filter(({ outcome }) => outcome === null), ...lines.unread];
  const space = senderSpace([lines], silent.length === 0 ? [] : [silent]);
  const found = [
    ...noteFindings(table, notes),
    ...allFindings(table, listener),
    ...unusedPolicies(table),
    ...contradictions(space),
    ...shadowFindings(space),
  ];
  return inTextOrderOf(found);
}

/** In the order of the text. */
export function inTextOrderOf(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** What the parser remarked, as findings; remarks that are no rule of ours are left to the parser. */
function noteFindings({ text, groups }: HostAccessTable, notes: readonly Note[]): readonly Finding[] {
  return inTextOrder(notes).flatMap((note) => {
    const rule = noteRules[note.rule] ?? (note.severity === 'error' ? 'unreadable' : null);
    if (rule === null) return [];
    const group = groups.find(({ span: at }) => at.start <= note.span.start && note.span.end <= at.end);
    const entry = group?.entries.find(({ span: at }) => at.start <= note.span.start && note.span.end <= at.end);
    const where = { group: group === undefined ? null : groupNameOf(group), entry: entry?.printed ?? null };
    return [findingOf({ rule, span: note.span, params: { text: sayNote(note) }, ...where, fixes: () => fixesOf(text, 'hat', note) })];
  });
}

function allFindings(table: HostAccessTable, { type }: ListenerKind): readonly Finding[] {
  const at = table.groups.findIndex(isAll);
  const all = table.groups[at];
  if (all === undefined) return [];
  const where = { span: headOf(all), group: 'ALL', entry: 'ALL' };
  const below = table.groups.slice(at + 1).filter((group) => !isAll(group));
  const behaviour = resolveUse(table, all.use)?.behaviour ?? '';
  const open = type === 'private' ? behaviour === 'ACCEPT' || behaviour === 'RELAY' : behaviour === 'RELAY';
  const remedy =
    type === 'private' ? 'write ALL REJECT and name your own hosts above it' : 'name the hosts that may relay in a group of their own';
  return [
    ...(below.length === 0 ? [] : [findingOf({ rule: 'all-not-last', ...where, params: belowWords(below.map(labelOf)) })]),
    ...(open
      ? [findingOf({ rule: 'open-relay', ...where, params: { behaviour, listener: type, remedy }, fixes: () => closeRelay(table, type) })]
      : []),
  ];
}

/** ALL refuses on a private listener, and takes mail on a public one, where the RAT says for whom. */
function closeRelay(table: HostAccessTable, type: ListenerKind['type']): readonly Fix[] {
  const behaviour = type === 'private' ? 'REJECT' : 'ACCEPT';
  const edited = setPolicy(table, 'ALL', behaviour);
  return 'edits' in edited ? [{ word: 'give', params: { name: 'ALL', behaviour }, edits: edited.edits }] : [];
}

/** Where a group begins: its name, or its first entry. */
function headOf(group: SenderGroup): Span {
  return group.nameSpan ?? group.entries[0]?.span ?? group.span;
}

function unusedPolicies({ text, policies, groups }: HostAccessTable): readonly Finding[] {
  const used = new Set(groups.flatMap(({ use }) => (use?.kind === 'policy' ? [use.name.toUpperCase()] : [])));
  return policies
    .filter(({ name }) => !used.has(name.toUpperCase()))
    .map(({ name, nameSpan, span: whole }) =>
      findingOf({
        rule: 'unused-policy',
        span: nameSpan,
        params: { entry: name },
        fixes: () => [{ word: 'remove', params: { text: name }, edits: [deletePart(text, whole)] }],
      }),
    );
}
