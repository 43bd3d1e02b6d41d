/** Names to places in a list: the whole name, or a name below which it lies. */
import { NOWHERE } from './intervals.ts';

/** The first place of each name. */
export type Places = Map<string, number>;

/** Notes the place of a name; the first one counts. */
export function notePlace(places: Places, name: string, position: number): void {
  if (!places.has(name)) places.set(name, position);
}

/** The place of exactly this name; `NOWHERE` if it has none. */
export function placeOf(places: Places, name: string): number {
  return places.get(name) ?? NOWHERE;
}

/** The first place of any name that this one lies below: for `a.b.example` those of `b.example` and `example`. */
export function placeAbove(places: Places, name: string): number {
  let first = NOWHERE;
  if (places.size === 0) return first;
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    first = Math.min(first, placeOf(places, name.slice(dot + 1)));
  }
  return first;
}
