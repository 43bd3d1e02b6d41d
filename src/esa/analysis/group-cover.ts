/** Of one sender group: which other member means given values, whatever lines above the group do. */
import { cutIntervals, NOWHERE, positionOf, type Intervals } from '../judge/intervals.ts';
import { notePlace, placeAbove, placeOf, type Places } from '../judge/name-index.ts';
import type { Atom } from './atoms.ts';
import { normalKey, type TableLine } from './outcome.ts';

/** Members of a group by what they mean. */
export interface GroupCover {
  /** The place of a member that means the atom's values, but for the one at a place; null if none does. */
  readonly other: (atom: Atom, but: number) => number | null;
}

/** Builds the look-up for the members of a group, given in order: with the highest and the lowest member known, a third need not be. */
export function groupCover(lines: readonly TableLine[]): GroupCover {
  if (lines.length < 2) return { other: () => null };
  const highest = memberFinder(lines, 1);
  const lowest = memberFinder(lines.toReversed(), -1);
  return {
    other: (atom, but) => {
      const found = highest(atom);
      return found === but ? ([lowest(atom)].find((place) => place !== but) ?? null) : found;
    },
  };
}

/** Finds the first of the lines that means an atom. Places are kept with a sign, so that the least is the first in the order given. */
function memberFinder(lines: readonly TableLine[], sign: 1 | -1): (atom: Atom) => number | null {
  const networks = { 4: cutFamily(lines, 4, sign), 6: cutFamily(lines, 6, sign) };
  const { whole, below, plain, scores } = placesOf(lines, sign);
  const known = (place: number): number | null => (place === NOWHERE ? null : place * sign);
  return ({ values }) => {
    switch (values.kind) {
      case 'addresses':
        return known(positionOf(networks[values.family], values.first));
      case 'name':
        return known(Math.min(placeOf(whole, values.name), placeAbove(below, values.name)));
      case 'names-below':
        return values.suffix === null ? null : known(Math.min(placeOf(below, values.suffix), placeAbove(below, values.suffix)));
      case 'scores':
        return scores.find(({ match }) => match.kind === 'score' && match.from <= values.from && values.to <= match.to)?.position ?? null;
      case 'no-score':
        return plain.get('no-score') ?? null;
      case 'host-class':
        return plain.get(`class ${values.host}`) ?? null;
      case 'owner':
        return plain.get(`sbo ${values.id}`) ?? null;
      case 'country':
        return plain.get(`country ${values.country}`) ?? null;
      case 'listed':
        return values.listed ? (plain.get(`dnslist ${values.zone}`) ?? null) : null;
      case 'everyone':
        return plain.get('all') ?? null;
    }
  };
}

function cutFamily(lines: readonly TableLine[], family: 4 | 6, sign: 1 | -1): Intervals {
  return cutIntervals(
    lines.flatMap(({ match, position }) =>
      match.kind === 'network' && match.family === family ? [{ first: match.first, last: match.last, position: position * sign }] : [],
    ),
  );
}

interface MemberPlaces {
  readonly whole: Places;
  readonly below: Places;
  readonly plain: Map<string, number>;
  readonly scores: TableLine[];
}

function placesOf(lines: readonly TableLine[], sign: 1 | -1): MemberPlaces {
  const found: MemberPlaces = { whole: new Map(), below: new Map(), plain: new Map(), scores: [] };
  for (const line of lines) {
    const { match, position } = line;
    if (match.kind === 'host') notePlace(found.whole, match.name, position * sign);
    else if (match.kind === 'partial-host') notePlace(found.below, match.suffix, position * sign);
    else if (match.kind === 'score') found.scores.push(line);
    else if (match.kind !== 'network') notePlace(found.plain, normalKey(match), position);
  }
  return found;
}
