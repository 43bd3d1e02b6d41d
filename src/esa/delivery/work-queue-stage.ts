/** A stage of the work queue: what it is asked, and what it answers. The stages themselves stand in files of their own. */
import type { Configuration, Surroundings } from '../configuration.ts';
import type { Counters } from '../counters.ts';
import type { AskedInQueue, FaultName } from '../decision.ts';
import type { LogText } from '../log-text.ts';
import type { DirectoryCache } from '../world/directory-cache.ts';
import type { BounceReason, QueuedMail } from './queued-mail.ts';

/** What a stage is asked: the message with those recipients who are still in it, and what there is to look up. `at` is lab time. */
export interface WorkQueueCase {
  readonly mail: QueuedMail;
  readonly configuration: Configuration;
  readonly surroundings: Surroundings;
  readonly faults: readonly FaultName[];
  readonly at: number;
  /** Minutes east of UTC of the appliance's clock. */
  readonly offset: number;
  readonly cache: DirectoryCache;
  readonly counters: Counters;
}

/** What a stage leaves behind besides its verdicts: its own lines, what directory servers have answered, counts, and what it tells of recipients. */
export interface StageTraces {
  readonly log: readonly LogText[];
  readonly cache?: DirectoryCache;
  readonly counters?: Counters;
  readonly asked?: readonly AskedInQueue[];
}

/** What a stage makes of one recipient. */
export type QueueVerdict =
  { readonly kind: 'pass' } | { readonly kind: 'bounce'; readonly reason: BounceReason } | { readonly kind: 'drop' };

/** One stage's answer: the verdict on each recipient in their order, or that it cannot answer now and the message waits. */
export type StageOutcome =
  ({ readonly kind: 'judged'; readonly verdicts: readonly QueueVerdict[] } & StageTraces) | ({ readonly kind: 'requeued' } & StageTraces);

/** A stage answers null about a message that is none of its business. */
export type WorkQueueStage = (asked: WorkQueueCase) => StageOutcome | null;
