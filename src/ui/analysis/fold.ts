/** Many that come to the same are told as one: counted whole, with the first few of them. Pure. */
export interface Fold<T> {
  readonly first: readonly [T, ...T[]];
  readonly count: number;
}

/** Folds whatever has the same key, in the order in which the keys come; of each at most `most` are kept. */
export function folded<T>(all: Iterable<T>, keyOf: (one: T) => string, most: number): readonly Fold<T>[] {
  const folds = new Map<string, { readonly first: [T, ...T[]]; count: number }>();
  for (const one of all) {
    const key = keyOf(one);
    const fold = folds.get(key);
    if (fold === undefined) folds.set(key, { first: [one], count: 1 });
    else {
      if (fold.first.length < most) fold.first.push(one);
      fold.count += 1;
    }
  }
  return [...folds.values()];
}
