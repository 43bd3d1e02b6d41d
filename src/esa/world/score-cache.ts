/**
 * What the reputation service has answered, kept by address for a time: so long an answer holds, whatever the world says by then (Cisco TAC notes
 * 117903, 117919: about 30 minutes). Plain data inside the snapshot, in two generations: once everything in the older one is over, or the
 * recent one is full, the older is dropped whole, so nothing is ever looked through.
 */
import type { SenderFacts } from '../decision.ts';
import { shardedValue, withSharded, type Sharded } from '../sharded.ts';

/** An answer. `at` is when it was given and `until` when it is asked anew, in lab milliseconds. */
interface KeptScore extends Pick<SenderFacts, 'owner' | 'ownerId'> {
  readonly reputation: number | 'none';
  readonly at: number;
  readonly until: number;
}

/** Answers of one stretch of time; all of them are over at `ends`. */
interface Generation {
  readonly answers: Sharded<KeptScore>;
  readonly size: number;
  readonly ends: number;
}

export interface ScoreCache {
  readonly recent: Generation;
  readonly older: Generation;
}

const none: Generation = { answers: {}, size: 0, ends: 0 };

/** Nothing was asked yet. */
export const noScores: ScoreCache = { recent: none, older: none };

/** Answers in one generation (design choice: no source tells how many the box keeps). */
const MOST = 10_000;

/** What a kept answer tells of a sender, and when it was given; null where the service is asked. `time` is how long answers are kept now. */
export function keptFacts(
  { recent, older }: ScoreCache,
  address: string,
  at: number,
  time: number,
): Pick<SenderFacts, 'owner' | 'ownerId' | 'reputation' | 'asked'> | null {
  const kept = shardedValue(recent.answers, address) ?? shardedValue(older.answers, address);
  const until = kept === undefined ? at : Math.min(kept.until, kept.at + time);
  if (kept === undefined || at >= until) return null;
  const { owner, ownerId, reputation } = kept;
  return { owner, ownerId, reputation, asked: { at: kept.at, until } };
}

/** The cache with what the service has just answered about a sender; the same where it was not asked, gave no answer, or none is kept. */
export function keepScore(cache: ScoreCache, sender: SenderFacts, at: number, time: number): ScoreCache {
  const { address, reputation, owner, ownerId, asked } = sender;
  if (asked !== undefined || time <= 0 || (typeof reputation !== 'number' && reputation !== 'none')) return cache;
  const until = at + time;
  const { recent, older } = at >= cache.older.ends || cache.recent.size >= MOST ? { recent: none, older: cache.recent } : cache;
  const answers = withSharded(recent.answers, address, { reputation, owner, ownerId, at, until });
  return { recent: { answers, size: recent.size + 1, ends: Math.max(recent.ends, until) }, older };
}
