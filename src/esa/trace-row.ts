/** One row of an explanation, as explain.ts makes them and trace-words.ts words them. */
import type { RuleRef } from './decision.ts';
import type { TraceRule, TraceSentence } from './trace-words.ts';

/**
 * `asked`: consulted and used; `passed`: did not match; `decides`; `unasked`: below the deciding line; `reply`: what was said;
 * `then`: what the sending server does now.
 */
export type TraceMark = 'asked' | 'passed' | 'decides' | 'unasked' | 'reply' | 'then';

/** One row of an explanation. `name` is the rule in the table's own words, `ref` where it stands (null for a reply). */
export interface TraceRow {
  readonly mark: TraceMark;
  readonly name: string;
  readonly sentence: TraceSentence;
  readonly ref: RuleRef | null;
}

/** A row of these words. */
export function row(
  mark: TraceMark,
  name: string,
  rule: TraceRule,
  params: Readonly<Record<string, string>>,
  ref: RuleRef | null,
): TraceRow {
  return { mark, name, sentence: { rule, params }, ref };
}
