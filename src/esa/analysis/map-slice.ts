/**
 * The slice of all senders that a map shows: every dimension but address and score has one value, chosen or told by default. Along the slice a
 * sender is decided by the least place among its address, its score and those values.
 */
import { NOWHERE } from '../judge/intervals.ts';
import type { Atom, DimensionKey, Values } from './atoms.ts';
import type { SenderSpace } from './space.ts';

/**
 * How scores count. `told`: as they are told, a private address without one has none (table-judge.ts). `looked-up`: as at a connection, where
 * nobody is asked about the score, owner and country of a private address, so that entries for no score do not mean it either. `off`: the
 * listener asks nobody.
 */
export type Scores = 'told' | 'looked-up' | 'off';

/** A run of scores, or none. `place`: the first line that means it. */
export interface Column {
  readonly atoms: readonly Atom[];
  readonly place: number;
}

export interface Slice {
  readonly scores: Scores;
  readonly columns: readonly Column[];
  /** The value of each dimension but address and score. */
  readonly values: ReadonlyMap<DimensionKey, Atom>;
  /** Dimensions whose value was chosen, so that no other is shown. */
  readonly fixed: ReadonlySet<DimensionKey>;
  /** The first place that means those values, one dimension left out (null: none); without owner and country where nobody is asked. */
  readonly limit: (without: DimensionKey | null, isPrivate: boolean) => number;
}

const placeOf = (atom: Atom | undefined): number => atom?.places[0] ?? NOWHERE;

/** The slice with these values; a dimension of which none is given has its default: no name, no owner, no country, on no list. */
export function sliceOf(space: SenderSpace, chosen: readonly Values[], scores: Scores): Slice {
  const values = new Map<DimensionKey, Atom>();
  const fixed = new Set<DimensionKey>();
  const wanted = new Set(chosen.map(keyOfValues));
  for (const { key, atoms } of space.dimensions) {
    if (key === 'address' || key === 'score') continue;
    const usual = atoms.find((atom) => isUsual(atom.values));
    const special = wanted.size === 0 ? undefined : atoms.find((atom) => atom !== usual && wanted.has(keyOfValues(atom.values)));
    if (special !== undefined) fixed.add(key);
    const atom = special ?? usual ?? atoms[0];
    if (atom !== undefined) values.set(key, atom);
  }
  const sorted = [...values].sort(([, a], [, b]) => placeOf(a) - placeOf(b));
  const limit: Slice['limit'] = (without, isPrivate) => {
    const unasked = scores === 'off' || (isPrivate && scores === 'looked-up');
    return placeOf(sorted.find(([key]) => key !== without && !(unasked && (key === 'owner' || key === 'country')))?.[1]);
  };
  return { scores, columns: columnsOf(space, scores), values, fixed, limit };
}

/** Whether it is what a sender is like of whom nothing is told. */
function isUsual(values: Values): boolean {
  switch (values.kind) {
    case 'host-class':
      return values.host === 'nx.domain';
    case 'owner':
      return values.id === null;
    case 'country':
      return values.country === null;
    case 'listed':
      return !values.listed;
    case 'everyone':
      return true;
    case 'addresses':
    case 'scores':
    case 'no-score':
    case 'name':
    case 'names-below':
      return false;
  }
}

/** Values as text, to be found again; of addresses and scores none is chosen. */
function keyOfValues(values: Values): string {
  return values.kind === 'addresses' ? '' : JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Scores that the same line means are one column; where nobody asks, there is one alone. */
function columnsOf({ dimensions }: SenderSpace, scores: Scores): readonly Column[] {
  const atoms = dimensions.find(({ key }) => key === 'score')?.atoms ?? [];
  if (scores === 'off') return [{ atoms: atoms.filter(isNone), place: NOWHERE }];
  const columns: { atoms: Atom[]; place: number }[] = [];
  for (const atom of atoms) {
    const last = columns.at(-1);
    if (last?.place === placeOf(atom) && !isNone(atom)) last.atoms.push(atom);
    else columns.push({ atoms: [atom], place: placeOf(atom) });
  }
  return columns;
}

const isNone = ({ values }: Atom): boolean => values.kind === 'no-score';
