/** Where something goes in an ordered table. */
export type Place = { readonly before: string } | { readonly after: string };

/** The name a place is told by. */
export function neighbourOf(place: Place): string {
  return 'before' in place ? place.before : place.after;
}

/** A list with one item moved directly before or after another, both in it. */
export function moved<T>(items: readonly T[], item: T, place: Place, neighbour: T): readonly T[] {
  const rest = items.filter((other) => other !== item);
  const at = rest.indexOf(neighbour) + ('before' in place ? 0 : 1);
  return [...rest.slice(0, at), item, ...rest.slice(at)];
}
