/**
 * The work queue: what happens to a message between `ready` and `queued for delivery`, recipient by recipient (User Guide 10, email pipeline).
 * Of its stages Postern judges those that belong to receiving; filters and engines are inert and let everything pass.
 */
import type { Configuration, Surroundings } from '../configuration.ts';
import type { FaultName } from '../decision.ts';
import type { BouncedRecipient, BounceReason, QueuedMail, QueuedRecipient } from './queued-mail.ts';

/** What a stage is asked: the message with those recipients who are still in it, and what there is to look up. `at` is lab time. */
export interface WorkQueueCase {
  readonly mail: QueuedMail;
  readonly configuration: Configuration;
  readonly surroundings: Surroundings;
  readonly faults: readonly FaultName[];
  readonly at: number;
}

/** What a stage makes of one recipient. */
export type QueueVerdict =
  { readonly kind: 'pass' } | { readonly kind: 'bounce'; readonly reason: BounceReason } | { readonly kind: 'drop' };

/** One stage's answer: the verdict on each recipient in their order, or that it cannot answer now and the message waits. `log` are its own lines. */
export type StageOutcome =
  | { readonly kind: 'judged'; readonly verdicts: readonly QueueVerdict[]; readonly log: readonly string[] }
  | { readonly kind: 'requeued'; readonly log: readonly string[] };

export type WorkQueueStage = (asked: WorkQueueCase) => StageOutcome;

/**
 * The stages that judge, in the order of the pipeline: LDAP recipient acceptance is the first of them. Masquerading, LDAP routing, message
 * filters, safelists, anti-spam, anti-virus, content and outbreak filters and DLP are inert and stand nowhere here.
 */
const workQueueStages: readonly WorkQueueStage[] = [];

/** How a message leaves the work queue. `waits`: a stage could not answer, and nothing is decided for anybody who is still in it. */
export interface Queued {
  readonly waits: boolean;
  readonly recipients: readonly QueuedRecipient[];
  readonly bounced: readonly BouncedRecipient[];
  readonly dropped: readonly QueuedRecipient[];
  readonly log: readonly string[];
}

/** Takes a message through the work queue, or as far as it gets. */
export function runWorkQueue(asked: WorkQueueCase, stages: readonly WorkQueueStage[] = workQueueStages): Queued {
  const begun: Queued = { waits: false, recipients: asked.mail.recipients, bounced: [], dropped: [], log: [] };
  return stages.reduce(
    (before, stage) => (before.waits || before.recipients.length === 0 ? before : runStage(asked, before, stage)),
    begun,
  );
}

function runStage(asked: WorkQueueCase, before: Queued, stage: WorkQueueStage): Queued {
  const { recipients } = before;
  const outcome = stage({ ...asked, mail: { ...asked.mail, recipients } });
  const log = [...before.log, ...outcome.log];
  if (outcome.kind === 'requeued') return { ...before, waits: true, log };
  const judged = recipients.map((recipient, index) => ({ recipient, verdict: outcome.verdicts[index] ?? ({ kind: 'pass' } as const) }));
  const bounced = judged.flatMap(({ recipient, verdict }) => (verdict.kind === 'bounce' ? [{ ...recipient, reason: verdict.reason }] : []));
  const only = (kind: QueueVerdict['kind']): readonly QueuedRecipient[] =>
    judged.filter(({ verdict }) => verdict.kind === kind).map(({ recipient }) => recipient);
  return {
    waits: false,
    recipients: only('pass'),
    bounced: [...before.bounced, ...bounced],
    dropped: [...before.dropped, ...only('drop')],
    log,
  };
}
