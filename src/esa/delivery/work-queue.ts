/**
 * The work queue: what happens to a message between `ready` and `queued for delivery`, recipient by recipient (User Guide 10, email pipeline).
 * Of its stages Postern judges those that belong to receiving; filters and engines are inert and let everything pass.
 */
import type { Counters } from '../counters.ts';
import type { AskedInQueue } from '../decision.ts';
import type { LogText } from '../log-text.ts';
import type { DirectoryCache } from '../world/directory-cache.ts';
import { acceptInQueue } from './accept-in-queue.ts';
import type { BouncedRecipient, QueuedRecipient } from './queued-mail.ts';
import type { QueueVerdict, WorkQueueCase, WorkQueueStage } from './work-queue-stage.ts';

/**
 * The stages that judge, in the order of the pipeline: LDAP recipient acceptance is the first of them. Masquerading, LDAP routing, message
 * filters, safelists, anti-spam, anti-virus, content and outbreak filters and DLP are inert and stand nowhere here.
 */
const workQueueStages: readonly WorkQueueStage[] = [acceptInQueue];

/** How a message leaves the work queue. `waits`: a stage could not answer, and nothing is decided for anybody who is still in it. */
export interface Queued {
  readonly waits: boolean;
  readonly recipients: readonly QueuedRecipient[];
  readonly bounced: readonly BouncedRecipient[];
  readonly dropped: readonly QueuedRecipient[];
  readonly log: readonly LogText[];
  readonly cache: DirectoryCache;
  readonly counters: Counters;
  readonly asked: readonly AskedInQueue[];
}

/** Takes a message through the work queue, or as far as it gets. */
export function runWorkQueue(asked: WorkQueueCase, stages: readonly WorkQueueStage[] = workQueueStages): Queued {
  const { cache, counters } = asked;
  const begun: Queued = { waits: false, recipients: asked.mail.recipients, bounced: [], dropped: [], log: [], cache, counters, asked: [] };
  return stages.reduce(
    (before, stage) => (before.waits || before.recipients.length === 0 ? before : runStage(asked, before, stage)),
    begun,
  );
}

function runStage(asked: WorkQueueCase, before: Queued, stage: WorkQueueStage): Queued {
  const { recipients, cache, counters } = before;
  const untouched = recipients === asked.mail.recipients && cache === asked.cache && counters === asked.counters;
  const outcome = stage(untouched ? asked : { ...asked, mail: { ...asked.mail, recipients }, cache, counters });
  if (outcome === null) return before;
  const after: Queued = {
    ...before,
    log: [...before.log, ...outcome.log],
    cache: outcome.cache ?? cache,
    counters: outcome.counters ?? counters,
    asked: [...before.asked, ...(outcome.asked ?? [])],
  };
  return outcome.kind === 'requeued' ? { ...after, waits: true } : parted(after, outcome.verdicts);
}

/** Recipients by their verdicts. */
function parted(before: Queued, verdicts: readonly QueueVerdict[]): Queued {
  const judged = before.recipients.map((recipient, index) => ({ recipient, verdict: verdicts[index] ?? ({ kind: 'pass' } as const) }));
  const bounced = judged.flatMap(({ recipient, verdict }) => (verdict.kind === 'bounce' ? [{ ...recipient, reason: verdict.reason }] : []));
  const only = (kind: QueueVerdict['kind']): readonly QueuedRecipient[] =>
    judged.filter(({ verdict }) => verdict.kind === kind).map(({ recipient }) => recipient);
  return {
    ...before,
    recipients: only('pass'),
    bounced: [...before.bounced, ...bounced],
    dropped: [...before.dropped, ...only('drop')],
  };
}
