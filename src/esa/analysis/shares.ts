/**
 * What each sender group decides of senders that tell nothing but their address and score: no PTR record, no known owner or country, on no
 * list. That is what the ladder of groups and the sender map show.
 */
import type { SenderGroup } from '../config/host-access-table.ts';
import { NOWHERE } from '../judge/intervals.ts';
import type { Atom, DimensionKey } from './atoms.ts';
import { scoreRuns, stretchesOf } from './describe.ts';
import { dimensionOf } from './atoms.ts';
import type { TableLine } from './outcome.ts';
import { reached, type SenderSpace } from './space.ts';

/**
 * What a group decides. `addresses` counts those its own entries name and keep, by family; `others`, whether it decides addresses it does not
 * name. Scores are whole tenths, ends included. `reached`: whether it decides anybody at all, with names and the rest told too.
 */
export interface Share {
  readonly reached: boolean;
  readonly addresses: { readonly 4: bigint; readonly 6: bigint };
  readonly others: boolean;
  readonly scores: readonly { readonly from: number; readonly to: number }[];
  readonly noScore: boolean;
}

const nobody: Share = { reached: false, addresses: { 4: 0n, 6: 0n }, others: false, scores: [], noScore: false };

/** The share of every group of the space's first table. Groups that decide nothing (CONTINUE, no policy) have that of nobody. */
export function sharesOf(space: SenderSpace): ReadonlyMap<SenderGroup, Share> {
  const lines = space.tables[0]?.lines ?? [];
  const found = reached(space, 0);
  const groups = new Map<SenderGroup, TableLine[]>();
  for (const line of lines) if (line.group !== null) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  const plain = plainSenders(space);
  return new Map(
    [...groups].map(([group, members]) => [
      group,
      shareOf(
        plain,
        members.filter(({ position }) => found.has(position)),
      ),
    ]),
  );
}

interface PlainSenders {
  /** The addresses that a line names first, by its place, and the last place at which any address is left. */
  readonly own: ReadonlyMap<number, readonly Atom[]>;
  readonly lastAddress: number;
  readonly score: readonly Atom[];
  /** The place at which a sender without name, owner, country and list is decided by that alone. */
  readonly until: number;
}

function plainSenders({ dimensions, own }: SenderSpace): PlainSenders {
  const atomsOf = (key: DimensionKey): readonly Atom[] => dimensions.find((dimension) => dimension.key === key)?.atoms ?? [];
  const nameless = atomsOf('name').find(({ values }) => values.kind === 'host-class' && values.host === 'nx.domain');
  return {
    own: own[0] ?? new Map<number, readonly Atom[]>(),
    lastAddress: atomsOf('address').reduce((last, atom) => Math.max(last, placeOf(atom)), -1),
    score: atomsOf('score'),
    until: nameless === undefined ? NOWHERE : placeOf(nameless),
  };
}

const placeOf = ({ places }: Atom): number => places[0] ?? NOWHERE;

function shareOf(plain: PlainSenders, lines: readonly TableLine[]): Share {
  if (lines.length === 0) return nobody;
  const parts = lines.flatMap((line) => partOf(plain, line) ?? []);
  const addresses = parts.flatMap((part) => (part.others ? [] : part.addresses));
  const scores = [...new Set(parts.flatMap((part) => part.scores))]
    .sort((a, b) => plain.score.indexOf(a) - plain.score.indexOf(b))
    .map(({ values }) => values);
  return {
    reached: true,
    addresses: { 4: countOf(addresses, 4), 6: countOf(addresses, 6) },
    others: parts.some(({ others }) => others),
    scores: scoreRuns(scores),
    noScore: scores.some(({ kind }) => kind === 'no-score'),
  };
}

interface Part {
  readonly addresses: readonly Atom[];
  readonly scores: readonly Atom[];
  readonly others: boolean;
}

/** What one line decides of plain senders; null if nothing. */
function partOf({ own, lastAddress, score, until }: PlainSenders, { match, position }: TableLine): Part | null {
  const key = dimensionOf(match);
  const asksClass = match.kind === 'host-class' && match.host === 'nx.domain';
  if (position > until || (key !== 'address' && key !== 'score' && key !== 'everyone' && !asksClass)) return null;
  const addresses = key === 'address' ? (own.get(position) ?? []) : [];
  const open = key === 'address' ? addresses.length > 0 : lastAddress > position;
  const scores = score.filter((atom) => (key === 'score' ? placeOf(atom) === position : placeOf(atom) > position));
  return !open || scores.length === 0 ? null : { addresses, scores, others: key !== 'address' };
}

function countOf(atoms: readonly Atom[], family: 4 | 6): bigint {
  return stretchesOf(atoms.map(({ values }) => values)).reduce(
    (sum, stretch) => (stretch.family === family ? sum + stretch.last - stretch.first + 1n : sum),
    0n,
  );
}
