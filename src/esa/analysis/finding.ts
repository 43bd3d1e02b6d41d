/** What the analysis finds in a table: a rule id with parameters, where, why, somebody to try, and what would mend it. */
import type { Span } from '#smtp';
import type { Severity } from '../config/notes.ts';
import type { Fix } from '../edits/fix.ts';
import type { SenderRecord } from '../sender-record.ts';
import type { FindingWord } from './finding-words.ts';

/**
 * All rules there are. The first seven are errors, the next two warnings, the rest is good to know; so is that nothing is left for the ALL which
 * has to end a table (shadow-findings.ts).
 */
export type FindingRule =
  | 'unreadable'
  | 'undefined-policy'
  | 'all-missing'
  | 'all-twice'
  | 'all-not-last'
  | 'all-continue'
  | 'open-relay'
  | 'unreachable'
  | 'contradictory'
  | 'partly-shadowed'
  | 'redundant'
  | 'unused-policy'
  | 'unknown-key';

const severities: Readonly<Record<FindingRule, Severity>> = {
  unreadable: 'error',
  'undefined-policy': 'error',
  'all-missing': 'error',
  'all-twice': 'error',
  'all-not-last': 'error',
  'all-continue': 'error',
  'open-relay': 'error',
  unreachable: 'warning',
  contradictory: 'warning',
  'partly-shadowed': 'info',
  redundant: 'info',
  'unused-policy': 'info',
  'unknown-key': 'info',
};

/**
 * One finding. `span` is what is marked, `entry` as printed. `blockedBy` are the entries above that take its senders first. A sender or recipient
 * to try stands in `witness`. Fixes are made when they are asked for.
 */
export interface Finding {
  readonly rule: FindingRule;
  readonly severity: Severity;
  readonly word: FindingWord;
  readonly params: Readonly<Record<string, string>>;
  readonly span: Span;
  readonly group: string | null;
  readonly entry: string | null;
  readonly blockedBy: readonly Span[];
  readonly witness: SenderRecord | string | null;
  readonly fixes: () => readonly Fix[];
}

type Given = Pick<Finding, 'rule' | 'span'> & Partial<Finding>;

/** A finding with what its rule leaves out filled in: nobody to try, nothing to mend. The sentence is the rule's, unless another is named. */
export function findingOf(given: Given): Finding {
  return {
    severity: severities[given.rule],
    word: given.rule,
    params: {},
    group: null,
    entry: null,
    blockedBy: [],
    witness: null,
    fixes: () => [],
    ...given,
  };
}
