/** Every dimension of senders, cut by the entries of tables. */
import { NOWHERE } from '../judge/intervals.ts';
import { cutAddresses } from './address-atoms.ts';
import { dimensionOf, type Atom, type Dimension, type DimensionKey, type Mark, type Values } from './atoms.ts';
import { cutNames } from './name-atoms.ts';

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
