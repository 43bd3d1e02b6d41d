/** The atoms that one entry means, found without a look at the others. */
import type { SenderMatch } from '../config/sender-entry.ts';
import { dimensionOf, type Atom, type Dimension } from './atoms.ts';
import { normalKey } from './outcome.ts';
import type { SenderSpace } from './space.ts';

/** The atoms of its own dimension that an entry means, which must have cut the space; none for one that cannot be read. */
export type AtomFinder = (match: SenderMatch) => readonly Atom[];

/** Prepares the look-up for all entries of a space. */
export function atomFinder(space: SenderSpace): AtomFinder {
  const dimensions = new Map(space.dimensions.map((dimension) => [dimension.key, dimension]));
  const single = new Map<string, Atom>();
  const names = new Map<string, number>();
  for (const { atoms } of space.dimensions) {
    atoms.forEach((atom, index) => {
      if (atom.values.kind === 'name') names.set(atom.values.name, index);
      const key = keyOf(atom);
      if (key !== null) single.set(key, atom);
    });
  }
  return (match) => {
    const key = dimensionOf(match);
    const dimension = key === null ? undefined : dimensions.get(key);
    if (dimension === undefined) return [];
    if (match.kind === 'network') return networkAtoms(dimension, match);
    if (match.kind === 'score')
      return dimension.atoms.filter(({ values }) => values.kind === 'scores' && match.from <= values.from && values.to <= match.to);
    if (match.kind === 'partial-host') return atomsBelow(dimension, match.suffix, names.get(match.suffix));
    const atom = single.get(normalKey(match));
    return atom === undefined ? [] : [atom];
  };
}

/** The entry that would mean exactly an atom; null for one that takes others along. */
function keyOf({ values }: Atom): string | null {
  switch (values.kind) {
    case 'name':
      return normalKey({ kind: 'host', name: values.name });
    case 'host-class':
      return normalKey({ kind: 'host-class', host: values.host });
    case 'owner':
      return values.id === null ? null : normalKey({ kind: 'owner', id: values.id });
    case 'country':
      return values.country === null ? null : normalKey({ kind: 'country', country: values.country });
    case 'listed':
      return values.listed ? normalKey({ kind: 'dnslist', zone: values.zone }) : null;
    case 'no-score':
      return normalKey({ kind: 'no-score' });
    case 'everyone':
      return normalKey({ kind: 'all' });
    case 'addresses':
    case 'scores':
    case 'names-below':
      return null;
  }
}

type Addresses = Extract<Atom['values'], { kind: 'addresses' }>;

function networkAtoms({ atoms }: Dimension, { family, first, last }: Extract<SenderMatch, { kind: 'network' }>): readonly Atom[] {
  const isBefore = ({ values }: Atom): boolean => {
    const at = values as Addresses;
    return at.family < family || (at.family === family && at.last < first);
  };
  const found: Atom[] = [];
  for (let index = partition(atoms, isBefore); index < atoms.length; index++) {
    const atom = atoms[index];
    const at = atom?.values as Addresses | undefined;
    if (atom === undefined || at === undefined || at.family !== family || at.first > last) break;
    found.push(atom);
  }
  return found;
}

/** How many of the first items pass a test that none passes behind the first that fails. */
function partition<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && passes(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What lies below a name follows it, and first what no other name is nearer to. */
function atomsBelow({ atoms }: Dimension, suffix: string, at: number | undefined): readonly Atom[] {
  const found: Atom[] = [];
  for (let index = (at ?? atoms.length) + 1; index < atoms.length; index++) {
    const atom = atoms[index];
    if (atom === undefined || !isBelow(atom, suffix)) break;
    found.push(atom);
  }
  return found;
}

function isBelow({ values }: Atom, suffix: string): boolean {
  if (values.kind === 'name') return values.name.endsWith(`.${suffix}`);
  return values.kind === 'names-below' && (values.suffix === suffix || values.suffix?.endsWith(`.${suffix}`) === true);
}
