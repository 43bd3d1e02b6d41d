/**
 * Are a step's checks met? They read what the learner did since the step began and probe the lab as it stands; nothing here decides
 * anything the appliance decides.
 */
import { unreachable } from '#smtp';
import type { Snapshot } from '../snapshot.ts';
import type { Step } from '../step.ts';
import { meetsExpectation, sayDecision } from './expectation.ts';
import type { Finding } from './finding.ts';
import { forallFinding } from './forall-check.ts';
import type { CheckRule, LessonStep, SessionPattern } from './lesson.ts';
import { messageFinding } from './message-check.ts';
import { meetsPattern, meetsReply, sayWanted } from './pattern.ts';
import { runProbe } from './probe.ts';
import { stateFinding } from './state-check.ts';
import { exchangesOf, lastMessage, type Exchange } from './transcript.ts';

/** What checks look at: the steps since the lesson's step began, and the lab now. */
export interface Seen {
  readonly steps: readonly Step[];
  readonly snapshot: Snapshot;
}

/** What a check found, by its id. */
export interface CheckResult extends Finding {
  readonly id: string;
}

/** Every check of a lesson's step, in its order. Pure and cheap: each probe runs once, the transcript is read once. */
export function evaluateChecks(step: Pick<LessonStep, 'checks'>, seen: Seen): readonly CheckResult[] {
  const exchanges = step.checks.some(({ rule }) => rule.kind === 'session') ? exchangesOf(seen.steps) : [];
  return step.checks.map((check) => ({ id: check.id, ...findingOf(check.rule, seen, exchanges) }));
}

/** Whether the goals of a step are all met. */
export function isSolved(results: readonly CheckResult[]): boolean {
  return results.every(({ met }) => met);
}

function findingOf(rule: CheckRule, { steps, snapshot }: Seen, exchanges: readonly Exchange[]): Finding {
  switch (rule.kind) {
    case 'probe':
      return probeFinding(rule, snapshot);
    case 'forall':
      return forallFinding(rule, snapshot);
    case 'session':
      return sessionFinding(rule.session, rule.ordered, exchanges);
    case 'message':
      return messageFinding(rule.message, lastMessage(steps));
    case 'state':
      return stateFinding(rule.state, snapshot);
    default:
      return unreachable(rule);
  }
}

function probeFinding({ probe, expect }: Extract<CheckRule, { kind: 'probe' }>, snapshot: Snapshot): Finding {
  const at = expect.at ?? (probe.rcpt === undefined ? 'connect' : 'rcpt');
  const probed = runProbe(snapshot, probe, at);
  if (probed.kind === 'lost') return { met: false, detail: `there is no ${probed.word} here` };
  const { last, opening, recipients } = probed;
  const detail = `${probe.from}: ${sayDecision(last)}`;
  return { met: last.at === at && meetsExpectation(expect, last, opening, recipients), detail };
}

/** Ordered patterns are met by lines that stand one after the other, with any others between; unordered ones each by some line. */
function sessionFinding(patterns: readonly SessionPattern[], ordered: boolean, exchanges: readonly Exchange[]): Finding {
  let from = 0;
  for (const pattern of patterns) {
    const at = exchanges.findIndex((exchange, index) => index >= from && fits(exchange, pattern));
    if (at < 0) return { met: false, detail: sayMissing(pattern, exchanges) };
    from = ordered ? at + 1 : 0;
  }
  return { met: true, detail: '' };
}

function fits({ line, code }: Exchange, { say, reply }: SessionPattern): boolean {
  return meetsPattern(line, say) && (reply === undefined || meetsReply(code, reply));
}

/** The last line that was typed as wanted but answered otherwise is the better witness. */
function sayMissing({ say, reply }: SessionPattern, exchanges: readonly Exchange[]): string {
  const typed = exchanges.findLast(({ line }) => meetsPattern(line, say));
  if (typed === undefined || reply === undefined) return '';
  return `\`${typed.line}\` got ${typed.code ?? 'no reply'}, not ${sayWanted(reply)}`;
}
