/**
 * How much of a line is left for it, after everything above: all, a part, nothing; and whose doing that is. A line never matches where the lines
 * above hold all its own values, or all values of another dimension.
 */
import { NOWHERE } from '../judge/intervals.ts';
import { dimensionOf, type Atom, type DimensionKey } from './atoms.ts';
import type { GroupCover } from './group-cover.ts';
import type { TableLine } from './outcome.ts';
import type { SenderSpace } from './space.ts';
import type { AtomFinder } from './within.ts';

/** The places of the members of one group: from the first to the last, both included. */
export interface GroupPlaces {
  readonly from: number;
  readonly to: number;
}

/** `blockers`: places of the lines above that take its senders, in order; `by` what they ask about. */
export type Shadow =
  | { readonly kind: 'free' }
  | { readonly kind: 'partly'; readonly blockers: readonly number[]; readonly left: readonly Atom[] }
  | { readonly kind: 'wholly'; readonly blockers: readonly number[]; readonly by: DimensionKey | null }
  /** Other members of its group, above or below, mean all that is left of it, so that without it nothing changes. */
  | { readonly kind: 'redundant'; readonly cover: readonly number[] };

/** What is known of all lines of a table before one of them is looked at. */
export interface Shadows {
  readonly space: SenderSpace;
  /** For each dimension the place at which nothing more is left of it. */
  readonly last: ReadonlyMap<DimensionKey, number>;
  readonly within: AtomFinder;
}

const placeOf = (atom: Atom): number => atom.places[0] ?? NOWHERE;

/** How a readable line fares among its group's members. */
export function shadowOf({ space, last, within }: Shadows, line: TableLine, group: GroupPlaces, cover: GroupCover): Shadow {
  const { position } = line;
  const key = dimensionOf(line.match);
  const mine = wholly(space, line) ?? within(line.match);
  const highest = mine.reduce((most, atom) => Math.max(most, placeOf(atom)), -1);
  const [other, gone] = earliest(last, key);
  if (highest < position || gone < position) {
    const by = highest < gone ? key : other;
    const blockers = highest < gone ? mine : atomsOf(space, other);
    const own = Math.min(highest, gone) >= group.from ? coverAlone(space, { mine, key, position, cover }) : null;
    return own === null ? { kind: 'wholly', blockers: places(blockers), by } : { kind: 'redundant', cover: own };
  }
  if (line.outcome === null) return { kind: 'free' };
  const rest =
    gone <= group.to
      ? atomsOf(space, other)
          .map(placeOf)
          .filter((place) => place >= group.from)
      : null;
  const covering =
    rest ??
    membersOver(
      mine.filter((atom) => placeOf(atom) >= group.from),
      position,
      cover,
    );
  if (covering !== null) return { kind: 'redundant', cover: sorted(covering) };
  const taken = mine.filter((atom) => placeOf(atom) < group.from);
  if (taken.length === 0) return { kind: 'free' };
  return { kind: 'partly', blockers: places(taken), left: mine.filter((atom) => placeOf(atom) >= group.from) };
}

const atomsOf = (space: SenderSpace, key: DimensionKey): readonly Atom[] =>
  space.dimensions.find((other) => other.key === key)?.atoms ?? [];

/** Its own atoms, where it stands first for every value it has: most lines are told by a count. */
function wholly(space: SenderSpace, { match, position }: TableLine): readonly Atom[] | null {
  const own = space.own[0]?.get(position);
  if (own === undefined || match.kind !== 'network') return null;
  const size = own.reduce((sum, { values }) => (values.kind === 'addresses' ? sum + values.last - values.first + 1n : sum), 0n);
  return size === match.last - match.first + 1n ? own : null;
}

/** Of all other dimensions the one that is used up first, and where. */
function earliest(last: ReadonlyMap<DimensionKey, number>, key: DimensionKey | null): readonly [DimensionKey, number] {
  let found: readonly [DimensionKey, number] = ['everyone', NOWHERE];
  for (const [other, place] of last) if (other !== key && place < found[1]) found = [other, place];
  return found;
}

const sorted = (found: readonly number[]): readonly number[] => [...new Set(found)].sort((a, b) => a - b);
const places = (atoms: readonly Atom[]): readonly number[] => sorted(atoms.map(placeOf));

interface Member {
  readonly mine: readonly Atom[];
  readonly key: DimensionKey | null;
  readonly position: number;
  readonly cover: GroupCover;
}

/** The other members of its group that, whatever stands above the group, mean everyone a line means; null if they do not. */
function coverAlone(space: SenderSpace, { mine, key, position, cover }: Member): readonly number[] | null {
  const ofMine = membersOver(mine, position, cover);
  if (ofMine !== null) return sorted(ofMine);
  for (const { key: other, atoms } of space.dimensions) {
    const all = other === key ? null : membersOver(atoms, position, cover);
    if (all !== null) return sorted(all);
  }
  return null;
}

/** A member other than the one at a place for each of the atoms; null where one has none. */
function membersOver(atoms: readonly Atom[], position: number, cover: GroupCover): readonly number[] | null {
  const found: number[] = [];
  for (const atom of atoms) {
    const place = cover.other(atom, position);
    if (place === null) return null;
    found.push(place);
  }
  return found;
}
