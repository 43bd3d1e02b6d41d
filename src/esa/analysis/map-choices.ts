/** The values of the other dimensions that a table tells apart, one of which a map is drawn for. */
import { NOWHERE } from '../judge/intervals.ts';
import type { Atom, DimensionKey, Values } from './atoms.ts';
import type { Scores } from './map-slice.ts';
import type { SenderSpace } from './space.ts';

/** What can be chosen of a dimension beside what a sender of whom nothing is told has; `values` are the first of `count`. */
export interface MapChoice {
  readonly key: DimensionKey;
  readonly values: readonly Values[];
  readonly count: number;
}

/** So many values of one dimension are told. */
const MOST = 200;

/** The dimensions that some line asks about, with the values it means; with names also one that none means. */
export function choicesOf({ dimensions }: SenderSpace, scores: Scores): readonly MapChoice[] {
  return dimensions.flatMap(({ key, atoms }) => {
    if (key === 'address' || key === 'score' || key === 'everyone') return [];
    if (scores === 'off' && (key === 'owner' || key === 'country')) return [];
    const named = atoms.filter(isNamed);
    if (named.length === 0) return [];
    const values = [...atoms.filter(isOtherName), ...named].filter((atom) => !isNoName(atom)).map((atom) => atom.values);
    return values.length === 0 ? [] : [{ key, values: values.slice(0, MOST), count: values.length }];
  });
}

const isNamed = ({ places }: Atom): boolean => (places[0] ?? NOWHERE) !== NOWHERE;
const isOtherName = ({ values }: Atom): boolean => values.kind === 'names-below' && values.suffix === null;
const isNoName = ({ values }: Atom): boolean => values.kind === 'host-class' && values.host === 'nx.domain';
