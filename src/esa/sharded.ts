/**
 * A table by text keys as plain data that never changes in place: spread over two digits of the key's hash, so that one more entry copies a few
 * dozen of a hundred thousand. Knows nothing of what it holds.
 */
export type Sharded<T> = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, T>>>>>>;

/** The value of a key; undefined where there is none. */
export function shardedValue<T>(table: Sharded<T>, key: string): T | undefined {
  const [first, second] = digitsOf(key);
  return table[first]?.[second]?.[key];
}

/** The table with one value more, or another one. */
export function withSharded<T>(table: Sharded<T>, key: string, value: T): Sharded<T> {
  const [first, second] = digitsOf(key);
  const shard = table[first] ?? {};
  return { ...table, [first]: { ...shard, [second]: { ...shard[second], [key]: value } } };
}

/** Two digits from 0 to 63 of a key's hash (FNV-1a): plain numbers, which objects keep as an array. */
function digitsOf(key: string): readonly [number, number] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return [(hash >>> 26) & 63, (hash >>> 20) & 63];
}
