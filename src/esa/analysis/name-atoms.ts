/**
 * Names cut by the names that tables hold. Of a name that stands in a table there are two atoms: the name itself, and everything below it that
 * no other name of a table is nearer to. As labels know no end, the second is never empty. Beside the confirmed names stand the three reasons
 * why a sender has none.
 */
import type { HostClass } from '../config/sender-entry.ts';
import { NOWHERE } from '../judge/intervals.ts';
import { notePlace, placeAbove, placeOf, type Places } from '../judge/name-index.ts';
import type { Atom, Mark } from './atoms.ts';

const CLASSES: readonly HostClass[] = ['nx.domain', 'serv.fail', 'not.double.verified'];

/** The first places of whole names and of suffixes in one table. */
export interface NamePlaces {
  readonly whole: Places;
  readonly below: Places;
}

/** A name, or (`below`) what lies below it and no nearer name; a null name: what lies below none. */
export interface NameAtom {
  readonly name: string | null;
  readonly below: boolean;
  readonly places: readonly number[];
}

/** The names of all tables, cut; names come in the order of their labels from the right, so that what lies below one follows it. */
export function cutNameTree(tables: readonly NamePlaces[]): readonly NameAtom[] {
  const names = new Set(tables.flatMap(({ whole, below }) => [...whole.keys(), ...below.keys()]));
  const sorted = [...names].map((name) => ({ name, key: orderKey(name) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const atoms = sorted.flatMap(({ name }) => [
    { name, below: false, places: tables.map(({ whole, below }) => Math.min(placeOf(whole, name), placeAbove(below, name))) },
    { name, below: true, places: tables.map(({ below }) => Math.min(placeOf(below, name), placeAbove(below, name))) },
  ]);
  return [{ name: null, below: true, places: tables.map(() => NOWHERE) }, ...atoms];
}

/** Labels from the right, each closed by a sign that sorts before every other, so that names below one begin with its key. A literal is one label. */
function orderKey(name: string): string {
  const labels = name.startsWith('[') ? [name] : name.split('.').reverse();
  return labels.map((label) => `${label}\u0001`).join('');
}

/** The dimension of names of a Host Access Table. */
export function cutNames(tables: readonly (readonly Mark[])[]): readonly Atom[] {
  const classes = CLASSES.map((host): Atom => ({
    values: { kind: 'host-class', host },
    places: tables.map((marks) => marks.find(({ match }) => match.kind === 'host-class' && match.host === host)?.position ?? NOWHERE),
  }));
  const names = cutNameTree(tables.map(placesOf)).map(({ name, below, places }): Atom => ({
    values: below || name === null ? { kind: 'names-below', suffix: name } : { kind: 'name', name },
    places,
  }));
  return [...classes, ...names];
}

function placesOf(marks: readonly Mark[]): NamePlaces {
  const places = { whole: new Map<string, number>(), below: new Map<string, number>() };
  for (const { match, position } of marks) {
    if (match.kind === 'host') notePlace(places.whole, match.name, position);
    if (match.kind === 'partial-host') notePlace(places.below, match.suffix, position);
  }
  return places;
}
