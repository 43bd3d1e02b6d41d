/** Who is treated differently by one table than by another, exactly: changes that come to the same, put together and the heaviest first. Pure. */
import {
  hostAccessDifference,
  inOrderOfLines,
  labelOf,
  linesOf,
  recipientAccessDifference,
  recipientLinesOf,
  sameTerms,
  type Change,
  type HostAccessTable,
  type ListenerKind,
  type RecipientChange,
  type SenderRecord,
  type TableLine,
  type Verdict,
} from '#esa';
import type { TableVerdict } from '../parts/table-verdict.ts';
import { folded } from './fold.ts';
import { verdictOfGroup } from './group-verdict.ts';
import { readHostAccess, readRecipientAccess } from './read-tables.ts';

/** What becomes of somebody, and by which line. Recipients have neither group nor policy. */
export interface End {
  readonly verdict: TableVerdict;
  readonly group: string | null;
  readonly policy: string | null;
  readonly entry: string;
}

/** What is different about the outcome: the heaviest of verdict, limits, group, and the mere line that matches. */
export type Sort = 'verdict' | 'limits' | 'group' | 'entry';

interface Ends {
  readonly from: End;
  readonly to: End;
}

/** Senders of a HAT or recipients of a RAT whose outcome changes, in words, and one of them to try. */
export interface Affected extends Ends {
  readonly who: string;
  readonly witness: SenderRecord | string | null;
}

/** All whose outcome changes in one way. `count` may be more than are told. */
export interface Kind {
  readonly file: string;
  readonly sort: Sort;
  readonly affected: readonly [Affected, ...Affected[]];
  readonly count: number;
}

/** A table before and after, with the listener it belongs to: plain data, so that a thread of its own can compare. */
export type Touched =
  | { readonly kind: 'hat'; readonly file: string; readonly was: HatText; readonly is: HatText }
  | { readonly kind: 'rat'; readonly file: string; readonly was: string; readonly is: string };

/** The text of a HAT, and whose it is. */
export interface HatText {
  readonly text: string;
  readonly listener: ListenerKind;
}

/** How many of a kind are told, each with its witness. */
const TOLD = 12;

const sorts: readonly Sort[] = ['verdict', 'limits', 'group', 'entry'];

/** All whose outcome changes between the two sides of each table. For long tables it is not cheap. */
export function kindsBetween(tables: readonly Touched[]): readonly Kind[] {
  return tables
    .flatMap((table) => (table.kind === 'hat' ? senderKinds(table) : recipientKinds(table)))
    .sort((a, b) => sorts.indexOf(a.sort) - sorts.indexOf(b.sort));
}

/** One side of a HAT as read. `verdictOf`: the verdict of a group by its label, told apart as a ladder does. */
export interface HatSide {
  readonly table: HostAccessTable;
  readonly listener: ListenerKind;
  readonly verdictOf: (group: string | null, verdict: Verdict) => TableVerdict;
}

export function hatSide({ text, listener }: HatText): HatSide {
  const table = readHostAccess(text).value;
  const verdicts = new Map(table.groups.map((group) => [labelOf(group), verdictOfGroup(table, group)]));
  const verdictOf: HatSide['verdictOf'] = (group, verdict) =>
    verdict === 'accept' && group !== null && verdicts.get(group) === 'throttle' ? 'throttle' : verdict;
  return { table, listener, verdictOf };
}

function senderKinds({ file, was, is }: Extract<Touched, { kind: 'hat' }>): readonly Kind[] {
  const [old, fresh] = [hatSide(was), hatSide(is)];
  const changes = hostAccessDifference(linesOf(old.table, old.listener), linesOf(fresh.table, fresh.listener));
  return kindsOf(file, changes, (change: Change) => ({ from: senderEnd(old, change.from), to: senderEnd(fresh, change.to) }));
}

function senderEnd({ verdictOf }: HatSide, { group, outcome }: Change['from'] & TableLine): End {
  const label = group === null ? null : labelOf(group);
  return { verdict: verdictOf(label, outcome.verdict), group: label, policy: outcome.policy, entry: outcome.entry };
}

function recipientKinds({ file, was, is }: Extract<Touched, { kind: 'rat' }>): readonly Kind[] {
  const lines = (text: string): ReturnType<typeof recipientLinesOf> => recipientLinesOf(readRecipientAccess(text).value);
  return kindsOf(file, recipientAccessDifference(lines(was), lines(is)), ({ from, to }: RecipientChange) => ({
    from: { ...from.outcome, group: null, policy: null },
    to: { ...to.outcome, group: null, policy: null },
  }));
}

interface Told<C> {
  readonly change: C;
  readonly ends: Ends;
  readonly sort: Sort;
}

/** Changes that come to the same, together. */
function kindsOf<C extends Change | RecipientChange>(file: string, changes: Iterable<C>, endsOf: (change: C) => Ends): readonly Kind[] {
  return folded(toldWith(changes, endsOf), keyOf, TOLD).map(({ first: [one, ...more], count }) => {
    const [first = one, ...others] = [one, ...more].sort((a, b) => inOrderOfLines(a.change, b.change));
    return { file, sort: one.sort, affected: [affectedBy(first), ...others.map(affectedBy)], count };
  });
}

function* toldWith<C extends Change | RecipientChange>(changes: Iterable<C>, endsOf: (change: C) => Ends): Generator<Told<C>> {
  for (const change of changes) {
    const ends = endsOf(change);
    yield { change, ends, sort: sortOf(ends, sameTerms(change.from, change.to)) };
  }
}

const keyOf = ({ sort, ends: { from, to } }: Told<unknown>): string => [sort, from.verdict, from.group, to.verdict, to.group].join('\n');

const affectedBy = ({ change, ends }: Told<Change | RecipientChange>): Affected => ({
  who: change.description(),
  ...ends,
  witness: change.witness(),
});

function sortOf({ from, to }: Ends, isSameTerms: boolean): Sort {
  if (from.verdict !== to.verdict) return 'verdict';
  if (!isSameTerms) return 'limits';
  return from.group === to.group ? 'entry' : 'group';
}
