/** A short fingerprint of data, the same everywhere and for ever: the identity of a question, and the seed that orders its options. */

/** 53 bits of a text as a number (cyrb53). Not for secrets. */
export function fingerprint(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** The same as a short word. */
export function hashOf(value: unknown): string {
  return fingerprint(JSON.stringify(value)).toString(36);
}

/** The items in an order that hangs on the seed alone. */
export function shuffled<T>(items: readonly T[], seed: string): readonly T[] {
  const ranked = items.map((item, index) => ({ item, rank: fingerprint(`${seed}/${index}`) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
