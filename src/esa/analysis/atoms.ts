/**
 * The senders of the world, cut by the entries of one or more Host Access Tables. An entry asks about one thing only, a *dimension*: address,
 * name (confirmed, or why not), score, network owner, country, one DNS list, or nothing at all. Along a dimension the values that every entry
 * treats alike are one *atom*; a sender is one atom of each dimension, and the dimensions count as independent of each other.
 */
import type { HostClass, SenderMatch } from '../config/sender-entry.ts';
import { NOWHERE } from '../judge/intervals.ts';
import { cutAddresses } from './address-atoms.ts';
import { cutNames } from './name-atoms.ts';

/** Values of one dimension. Scores are whole tenths; ends are included. A `null` owner or country: none, or one that no entry names. */
export type Values =
  | { readonly kind: 'addresses'; readonly family: 4 | 6; readonly first: bigint; readonly last: bigint }
  | { readonly kind: 'scores'; readonly from: number; readonly to: number }
  | { readonly kind: 'no-score' }
  | { readonly kind: 'name'; readonly name: string }
  /** Confirmed names below a suffix that no entry names more closely; null: all other confirmed names. */
  | { readonly kind: 'names-below'; readonly suffix: string | null }
  | { readonly kind: 'host-class'; readonly host: HostClass }
  | { readonly kind: 'owner'; readonly id: number | null }
  | { readonly kind: 'country'; readonly country: string | null }
  | { readonly kind: 'listed'; readonly zone: string; readonly listed: boolean }
  | { readonly kind: 'everyone' };

/** What an entry asks about. Each DNS list is a dimension of its own. */
export type DimensionKey = 'address' | 'name' | 'score' | 'owner' | 'country' | `list:${string}` | 'everyone';

/** Values that are treated alike. `places`: for each table the place of the first entry that means them, `NOWHERE` if none does. */
export interface Atom {
  readonly values: Values;
  readonly places: readonly number[];
}

/** All atoms of one dimension. */
export interface Dimension {
  readonly key: DimensionKey;
  readonly atoms: readonly Atom[];
}

/** An entry that counts, and its place in its table. */
export interface Mark {
  readonly match: SenderMatch;
  readonly position: number;
}

/** The dimension of an entry; null for one that cannot be read. */
export function dimensionOf(match: SenderMatch): DimensionKey | null {
  switch (match.kind) {
    case 'network':
      return 'address';
    case 'host':
    case 'partial-host':
    case 'host-class':
      return 'name';
    case 'score':
    case 'no-score':
      return 'score';
    case 'owner':
      return 'owner';
    case 'country':
      return 'country';
    case 'dnslist':
      return `list:${match.zone}`;
    case 'all':
      return 'everyone';
    case 'unreadable':
      return null;
  }
}

/** Cuts every dimension by the entries of each table, given in the order of the table. */
export function cutSenders(tables: readonly (readonly Mark[])[]): ReadonlyMap<DimensionKey, Dimension> {
  const marks = tables.map(byDimension);
  const keys = new Set<DimensionKey>([
    'address',
    'name',
    'score',
    'owner',
    'country',
    ...marks.flatMap((table) => [...table.keys()]),
    'everyone',
  ]);
  return new Map(
    [...keys].map((key) => [
      key,
      {
        key,
        atoms: cutDimension(
          key,
          marks.map((table) => table.get(key) ?? []),
        ),
      },
    ]),
  );
}

function byDimension(marks: readonly Mark[]): Map<DimensionKey, Mark[]> {
  const found = new Map<DimensionKey, Mark[]>();
  for (const mark of marks) {
    const key = dimensionOf(mark.match);
    if (key === null) continue;
    const list = found.get(key);
    if (list === undefined) found.set(key, [mark]);
    else list.push(mark);
  }
  return found;
}

function cutDimension(key: DimensionKey, tables: readonly (readonly Mark[])[]): readonly Atom[] {
  switch (key) {
    case 'address':
      return cutAddresses(tables);
    case 'name':
      return cutNames(tables);
    case 'score':
      return cutScores(tables);
    case 'owner':
      return cutByKey(
        tables,
        ({ match }) => (match.kind === 'owner' ? match.id : null),
        (id) => ({ kind: 'owner', id }),
      );
    case 'country':
      return cutByKey(
        tables,
        ({ match }) => (match.kind === 'country' ? match.country : null),
        (country) => ({ kind: 'country', country }),
      );
    case 'everyone':
      return [{ values: { kind: 'everyone' }, places: tables.map(firstOf) }];
    default: {
      const zone = key.slice('list:'.length);
      const free = tables.map(() => NOWHERE);
      return [
        { values: { kind: 'listed', zone, listed: false }, places: free },
        { values: { kind: 'listed', zone, listed: true }, places: tables.map(firstOf) },
      ];
    }
  }
}

const firstOf = (marks: readonly Mark[]): number => marks[0]?.position ?? NOWHERE;

/** One atom for every value that an entry names, and one for all others. */
function cutByKey<K extends string | number>(
  tables: readonly (readonly Mark[])[],
  keyOf: (mark: Mark) => K | null,
  values: (key: K | null) => Values,
): readonly Atom[] {
  const first = tables.map((marks) => {
    const places = new Map<K, number>();
    for (const mark of marks) {
      const key = keyOf(mark);
      if (key !== null && !places.has(key)) places.set(key, mark.position);
    }
    return places;
  });
  const named = new Set(first.flatMap((places) => [...places.keys()]));
  return [null, ...named].map((key) => ({
    values: values(key),
    places: first.map((places) => (key === null ? NOWHERE : (places.get(key) ?? NOWHERE))),
  }));
}

const LOWEST = -100;
const HIGHEST = 100;

/** Runs of scores, from -10.0 to 10.0, cut at every end of an entry, and no score. */
function cutScores(tables: readonly (readonly Mark[])[]): readonly Atom[] {
  const painted = tables.map(paintScores);
  const ends = new Set([
    LOWEST,
    ...tables.flatMap((marks) => marks.flatMap(({ match }) => (match.kind === 'score' ? [match.from, match.to + 1] : []))),
  ]);
  const starts = [...ends].filter((score) => score <= HIGHEST).sort((a, b) => a - b);
  const runs = starts.map((from, index): Atom => ({
    values: { kind: 'scores', from, to: (starts[index + 1] ?? HIGHEST + 1) - 1 },
    places: painted.map(({ scores }) => scores[from - LOWEST] ?? NOWHERE),
  }));
  return [...runs, { values: { kind: 'no-score' }, places: painted.map(({ none }) => none) }];
}

function paintScores(marks: readonly Mark[]): { readonly scores: readonly number[]; readonly none: number } {
  const scores = Array.from({ length: HIGHEST - LOWEST + 1 }, () => NOWHERE);
  let none = NOWHERE;
  for (const { match, position } of marks) {
    if (match.kind === 'no-score') none = Math.min(none, position);
    if (match.kind !== 'score') continue;
    for (let score = match.from - LOWEST; score <= match.to - LOWEST; score++) if (scores[score] === NOWHERE) scores[score] = position;
  }
  return { scores, none };
}
