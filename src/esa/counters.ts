/**
 * What the appliance counts by the hour: one count per key in a fixed window, which the first count opens. Shared by all listeners, each of
 * which compares with its own threshold (User Guide 9.1.2, p. 138). Plain data of two kinds behind one interface: `kept`, for snapshots that
 * stay true while later ones are made, and `running`, changed in place, for a gateway that keeps nothing but its last snapshot.
 */
import { shardedValue, withSharded, type Sharded } from './sharded.ts';

/** How many, and the lab time in milliseconds at which the window ends. */
export interface Count {
  readonly count: number;
  readonly ends: number;
}

type Shards = Sharded<Count>;

/** The windows opened in a stretch of time; all of them are over at `ends`. */
interface Generation<T> {
  readonly counts: T;
  readonly ends: number;
}

interface Kept {
  readonly kind: 'kept';
  readonly recent: Generation<Shards>;
  readonly older: Generation<Shards>;
}

/** The one thing in the appliance that changes in place. */
interface Running {
  readonly kind: 'running';
  recent: Generation<Record<string, Count>>;
  older: Generation<Record<string, Count>>;
}

/** Counts in two generations: once every window of the older one is over it is dropped whole, and the recent one takes its place. */
export type Counters = Kept | Running;

const none: Generation<Readonly<Record<string, never>>> = { counts: {}, ends: 0 };

/** Nothing counted yet. */
export const noCounters: Counters = { kind: 'kept', recent: none, older: none };

/** The same, to be changed in place from now on: every count alters what it is given. */
export function runningCounters(counters: Counters): Counters {
  if (counters.kind === 'running') return counters;
  const flat = ({ counts, ends }: Generation<Shards>): Generation<Record<string, Count>> => {
    const leaves = Object.values(counts).flatMap((shard) => Object.values(shard));
    return { counts: Object.fromEntries(leaves.flatMap((leaf) => Object.entries(leaf))), ends };
  };
  return { kind: 'running', recent: flat(counters.recent), older: flat(counters.older) };
}

/** The count of a key, what is counted and of whom with a blank between, in the window that is open at `at`; null where none is. */
export function countOf(counters: Counters, key: string, at: number): Count | null {
  const found = counters.kind === 'kept' ? keptCount(counters, key) : (counters.recent.counts[key] ?? counters.older.counts[key]);
  return found === undefined || at >= found.ends ? null : found;
}

/** One more for a key at `at`. Where no window is open one opens and lasts `period` milliseconds. */
export function counted(counters: Counters, key: string, at: number, period: number): Counters {
  const open = countOf(counters, key, at);
  const count: Count = { count: (open?.count ?? 0) + 1, ends: open?.ends ?? at + period };
  if (counters.kind === 'running') return countedInPlace(counters, key, at, count);
  const { recent, older } = at < counters.older.ends ? counters : { recent: none, older: counters.recent };
  return { kind: 'kept', recent: { counts: withSharded(recent.counts, key, count), ends: Math.max(recent.ends, count.ends) }, older };
}

function countedInPlace(counters: Running, key: string, at: number, count: Count): Counters {
  if (at >= counters.older.ends) {
    counters.older = counters.recent;
    counters.recent = { counts: {}, ends: 0 };
  }
  const { counts, ends } = counters.recent;
  counts[key] = count;
  if (count.ends > ends) counters.recent = { counts, ends: count.ends };
  return counters;
}

function keptCount({ recent, older }: Kept, key: string): Count | undefined {
  return shardedValue(recent.counts, key) ?? shardedValue(older.counts, key);
}
