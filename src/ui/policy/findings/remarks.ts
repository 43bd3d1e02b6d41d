/**
 * What is remarked about a text: the parser's notes and the findings of the exact analysis, one remark for one thing. Pure.
 */
import { sayFinding, sayNote, type Finding, type FindingRule, type Note, type Severity } from '#esa';
import type { Span } from '#smtp';
import { sharedEnds } from '../pending/least-edit.ts';
import { linesOfSpan } from '../text-lines.ts';

/** One remark. What can be done about it is what its notes and findings propose; `related` are the lines that stand in the way. */
export interface Remark {
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly Span[];
  /** Good to know, and so often true that it must not catch the eye. */
  readonly faint: boolean;
  readonly notes: readonly Note[];
  readonly findings: readonly Finding[];
}

/** Findings with the text they were made for. */
export interface Found {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

export const nothingFound: Found = { file: '', text: '', findings: [] };

/** Rules that are the parser's own remarks again. */
export const parsers: ReadonlySet<FindingRule> = new Set<FindingRule>([
  'unreadable',
  'undefined-policy',
  'all-missing',
  'all-twice',
  'all-not-last',
  'all-continue',
  'unknown-key',
]);

/** Rules about what stands in front of what: they would tell the answer to "which line decides?". */
const shadows: ReadonlySet<FindingRule> = new Set<FindingRule>(['unreachable', 'contradictory', 'partly-shadowed', 'redundant']);

/** Is a finding about the order of lines, which tells what decides a sender? */
export const tellsOrder = ({ rule }: Finding): boolean => shadows.has(rule);

/** Remarks of the parser that say less exactly what a finding on the same line says. */
const sameThing: Readonly<Partial<Record<Note['rule'], ReadonlySet<FindingRule>>>> = {
  'hat.duplicate-sender': new Set<FindingRule>(['redundant', 'unreachable', 'contradictory']),
  'hat.beside-all': new Set<FindingRule>(['redundant', 'unreachable']),
  'hat.after-all': new Set<FindingRule>(['unreachable', 'contradictory']),
  'rat.after-all': new Set<FindingRule>(['unreachable', 'contradictory', 'redundant']),
  'rat.duplicate-entry': new Set<FindingRule>(['redundant', 'unreachable', 'contradictory']),
  'rat.open-relay': new Set<FindingRule>(['open-relay']),
};

/** Does one of the findings say a remark of the parser more exactly? */
export function isSaidBy({ rule, span: at }: Note, findings: readonly Finding[]): boolean {
  return findings.some(({ rule: other, span }) => sameThing[rule]?.has(other) === true && span.start < at.end && at.start < span.end);
}

/** Of two findings on one line the first named is told, since it says what to do. */
const order: readonly FindingRule[] = ['open-relay', 'contradictory', 'unreachable', 'redundant', 'partly-shadowed'];

/**
 * Is it told in the editor? What the parser says already is not (a second ALL among it), nor that the ALL a table must end with is left nobody:
 * that is so in the shipped table, and nothing is to be done.
 */
function isTold(finding: Finding, explains: boolean): boolean {
  const { rule, group } = finding;
  if (parsers.has(rule) || (rule === 'unreachable' && group === 'ALL')) return false;
  return explains || !tellsOrder(finding);
}

/** Of a sender that stands twice each covers the other; it is told at the second, where the parser remarks it. */
function isTwin(text: string, notes: readonly Note[], { rule, span: at }: Finding): boolean {
  const entry = text.slice(at.start, at.end);
  return (
    rule === 'redundant' &&
    notes.some(
      (note) => note.rule === 'hat.duplicate-sender' && note.span.start > at.start && text.slice(note.span.start, note.span.end) === entry,
    )
  );
}

/** All remarks on a text, in its order. `explains`: whether it may be told which line takes whose senders. */
export function remarksOf(text: string, notes: readonly Note[], found: Found, explains: boolean): readonly Remark[] {
  const lineOf = ({ start, end }: Span): number => linesOfSpan(text, { start, end }).first;
  const told = mergedByLine(
    followed(found, text).filter((finding) => isTold(finding, explains) && !isTwin(text, notes, finding)),
    lineOf,
  );
  const left = new Set(notes);
  const remarks = told.map((findings): Remark => {
    const [first] = findings;
    const line = lineOf(first.span);
    const mine = [...left].filter((note) => lineOf(note.span) === line && findings.some(({ rule }) => sameThing[note.rule]?.has(rule)));
    for (const note of mine) left.delete(note);
    return remarkOf(findings, mine);
  });
  return [...[...left].map(remarkOfNote), ...remarks].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

type Some = readonly [Finding, ...Finding[]];

/** Findings about one stretch of one line are one matter. */
function mergedByLine(findings: readonly Finding[], lineOf: (span: Span) => number): readonly Some[] {
  const matters = new Map<string, Some>();
  for (const finding of findings.toSorted((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule))) {
    const key = shadows.has(finding.rule) ? `${lineOf(finding.span)} ${finding.span.start}` : `${finding.rule} ${finding.span.start}`;
    const known = matters.get(key);
    matters.set(key, known === undefined ? [finding] : [...known, finding]);
  }
  return [...matters.values()];
}

function remarkOf(findings: Some, notes: readonly Note[]): Remark {
  const [first] = findings;
  return {
    severity: first.severity,
    message: sayFinding(first),
    span: first.span,
    related: first.blockedBy,
    faint: first.severity === 'info',
    notes,
    findings,
  };
}

const remarkOfNote = (note: Note): Remark => ({
  severity: note.severity,
  message: sayNote(note),
  span: note.span,
  related: [],
  faint: false,
  notes: [note],
  findings: [],
});

/**
 * Findings of an earlier text at the places where they stand in the present one; those that the edit touched are gone until the analysis has
 * looked again. Their repairs were made for the earlier text, so they have none.
 */
function followed({ text: before, findings }: Found, after: string): readonly Finding[] {
  if (before === after) return findings;
  const { head, tail } = sharedEnds(before, after);
  const follow = ({ start, end }: Span): readonly Span[] => {
    if (end < head) return [{ start, end }];
    const by = after.length - before.length;
    return start > before.length - tail ? [{ start: start + by, end: end + by }] : [];
  };
  return findings.flatMap((finding) => {
    const [span] = follow(finding.span);
    return span === undefined ? [] : [{ ...finding, span, blockedBy: finding.blockedBy.flatMap(follow), fixes: () => [] }];
  });
}
