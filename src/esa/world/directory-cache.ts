/**
 * What directory servers have answered, kept for a time by query and filled filter: so long an answer holds, whatever the directory says by
 * then. Plain data inside the snapshot; adding an answer copies one small bucket, never the whole. Time to live and size stand in the
 * XML configuration file as `ldap_query_ttl` and `ldap_query_cache_size`.
 */

/** An answer: the name of the entry that was found, null for nobody; `until` is lab time in milliseconds. */
export interface CachedAnswer {
  readonly dn: string | null;
  readonly until: number;
}

type Bucket = Readonly<Record<string, CachedAnswer>>;

/** The answers to one query by filled filter, spread over buckets. */
interface QueryCache {
  readonly size: number;
  readonly buckets: Readonly<Record<string, Bucket>>;
}

/** The answers to every query, by the query's name. */
export type DirectoryCache = Readonly<Record<string, QueryCache>>;

const BUCKETS = 64;

/** The answer that still holds at `at`; null if there is none. */
export function cachedAnswer(cache: DirectoryCache, query: string, filter: string, at: number): CachedAnswer | null {
  const answer = cache[query]?.buckets[bucketOf(filter)]?.[filter];
  return answer !== undefined && answer.until > at ? answer : null;
}

/**
 * The cache with one more answer, at most `most` for its query. In a full one what has expired makes room, then the oldest of a bucket (design
 * choice: no source tells how the box makes room). With `most` below one nothing is kept.
 */
export function cacheAnswer(
  cache: DirectoryCache,
  query: string,
  filter: string,
  answer: CachedAnswer,
  { at, most }: { readonly at: number; readonly most: number },
): DirectoryCache {
  if (most < 1 || answer.until <= at) return cache;
  const key = bucketOf(filter);
  const { size, buckets } = roomIn(cache[query] ?? { size: 0, buckets: {} }, at, most);
  const others = Object.entries(buckets[key] ?? {});
  const kept = others.filter(([known]) => known !== filter);
  const bucket = Object.fromEntries([...kept, [filter, answer] as const]);
  return { ...cache, [query]: { size: size - others.length + kept.length + 1, buckets: { ...buckets, [key]: bucket } } };
}

/** A cache with room for one more. Only a full one is looked through. */
function roomIn(cache: QueryCache, at: number, most: number): QueryCache {
  if (cache.size < most) return cache;
  const holding = Object.values(cache.buckets).flatMap((bucket) => Object.entries(bucket).filter(([, { until }]) => until > at));
  const kept = holding.slice(Math.max(0, holding.length - most + 1));
  const buckets: Record<string, Record<string, CachedAnswer>> = {};
  for (const [filter, answer] of kept) (buckets[bucketOf(filter)] ??= {})[filter] = answer;
  return { size: kept.length, buckets };
}

/** Which bucket a filter belongs to: a multiplicative hash of its text. */
function bucketOf(filter: string): string {
  let hash = 0;
  for (let at = 0; at < filter.length; at++) hash = (Math.imul(hash, 31) + filter.charCodeAt(at)) | 0;
  return String((hash >>> 0) % BUCKETS);
}
