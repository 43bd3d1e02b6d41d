/**
 * Where the rules that decided stand in the text as it is now. A rule names a line of one revision; it is followed through the edits, and
 * where it is gone its old text is told. Pure.
 */
import { isWorldFile, matchLines, type Decision, type RuleRef, type Texts, type TraceRow } from '#esa';
import type { Span } from '#smtp';
import { linesOfSpan, linesOfText } from './text-lines.ts';

export type LineRule = Extract<RuleRef, { kind: 'line' }>;

/** The lines to mark in one file: the one that decided, or its old text if it is gone, and those that were passed over. */
export interface Lights {
  readonly lit: number | null;
  readonly gone: { readonly label: string; readonly text: string } | null;
  readonly passed: readonly number[];
}

/** The texts that were in force after a step. */
interface Moment {
  readonly after: { readonly configuration: Texts; readonly world: Texts };
}

/** The text of a file at a revision, looked for from the newest step back; null if no step has it. */
export function textAtRevision(steps: readonly Moment[], file: string, revision: number): string | null {
  const found = steps.findLast((step) => textsOf(step, file).revision === revision);
  return found === undefined ? null : (textsOf(found, file).files[file] ?? null);
}

const textsOf = ({ after }: Moment, file: string): Texts => (isWorldFile(file) ? after.world : after.configuration);

/** The line a decision rests on, null if it rests on none. */
export function decidingRule(decision: Decision | null): LineRule | null {
  const [rule] = decision?.because ?? [];
  return rule?.kind === 'line' ? rule : null;
}

/** Lines that the trace passed over, in one file. */
export function passedRules(trace: readonly TraceRow[], file: string): readonly LineRule[] {
  return trace.flatMap(({ mark, ref }) => (mark === 'passed' && ref?.kind === 'line' && ref.file === file ? [ref] : []));
}

/** Where the rules stand in the present text of their file. `before` gives a rule's own text; null means the present one. */
export function lightsOf(
  lit: LineRule | null,
  passed: readonly LineRule[],
  present: string,
  before: (rule: LineRule) => string | null,
): Lights {
  const places = new Map<string, readonly number[]>();
  const follow = (rule: LineRule): number | null => {
    const old = before(rule) ?? present;
    const lines = places.get(old) ?? followLines(old, present);
    places.set(old, lines);
    return lines[linesOfSpan(old, rule.span).first - 1] ?? null;
  };
  const at = lit === null ? null : follow(lit);
  return {
    lit: at === 0 ? null : at,
    gone: lit !== null && at === 0 ? { label: lit.label, text: lineText(before(lit) ?? present, lit.span) } : null,
    passed: passed.map(follow).filter((line): line is number => line !== null && line > 0 && line !== at),
  };
}

const lineText = (text: string, span: Span): string => (linesOfText(text)[linesOfSpan(text, span).first - 1] ?? '').trim();

/** For each line of the old text its number in the new one, 0 for a line that is gone. A line that was moved or only rewritten is still that line. */
function followLines(before: string, after: string): readonly number[] {
  const old = linesOfText(before);
  const now = linesOfText(after);
  const matches = matchLines(old, now);
  const moved = movedLines(old, now, matches);
  return matches.map((match, index) => (match >= 0 ? match + 1 : (moved.get(index) ?? rewritten(matches, index, now.length))));
}

/** By place in the old text, the numbers of lines that stand elsewhere in the new one, as far as no other line of either reads the same. */
function movedLines(old: readonly string[], now: readonly string[], matches: readonly number[]): ReadonlyMap<number, number> {
  const kept = new Set(matches);
  const gone = placesByText(old, (index) => (matches[index] ?? -1) < 0);
  const come = placesByText(now, (index) => !kept.has(index));
  return new Map(
    [...gone].flatMap(([text, [from, ...others]]) => {
      const [to, ...more] = come.get(text) ?? [];
      return from === undefined || to === undefined || others.length + more.length > 0 ? [] : [[from, to + 1] as const];
    }),
  );
}

function placesByText(lines: readonly string[], counts: (index: number) => boolean): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, readonly number[]>();
  lines.forEach((line, index) => {
    const text = line.trim();
    if (text !== '' && counts(index)) places.set(text, [...(places.get(text) ?? []), index]);
  });
  return places;
}

/** Between two lines that stayed, as many new lines as old ones are taken for the same lines rewritten. */
function rewritten(matches: readonly number[], index: number, length: number): number {
  const above = matches.findLastIndex((match, at) => at < index && match >= 0);
  const below = matches.findIndex((match, at) => at > index && match >= 0);
  const from = (matches[above] ?? -1) + 1;
  const until = below < 0 ? length : (matches[below] ?? length);
  const old = (below < 0 ? matches.length : below) - above - 1;
  return until - from === old ? from + (index - above - 1) + 1 : 0;
}
