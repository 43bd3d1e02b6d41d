/** What changes between two tables as plain data: pairs of lines folded by what they come to, each with whom it is about and somebody to try. */
import {
  hostAccessDifference,
  linesOf,
  placeIn,
  recipientAccessDifference,
  recipientLinesOf,
  type Change,
  type SenderRecord,
  type Verdict,
} from '#esa';
import { isThrottled } from '../policy/ladder/group-verdict.ts';
import { readTable, type ReadTable, type TableSource } from './table-source.ts';

/** What some come to on one side, as in judge.ts; `line` counts from 1, null for the ALL that is shipped. */
export interface Side {
  readonly verdict: Verdict;
  readonly throttled: boolean;
  readonly group: string | null;
  readonly policy: string | null;
  readonly entry: string;
  readonly line: number | null;
}

/** Some senders or recipients that one line decided before and another does after. */
export interface ChangeRow {
  readonly description: string;
  readonly from: Side;
  readonly to: Side;
  readonly witness: SenderRecord | string | null;
}

/** What a side comes to, whatever line and policy it is by. */
export type Fate = Pick<Side, 'verdict' | 'throttled' | 'group'>;

/** All that go from one verdict of one group to another; `rows` are the first of `count`. */
export interface ChangeGroup {
  readonly from: Fate;
  readonly to: Fate;
  readonly count: number;
  readonly rows: readonly ChangeRow[];
}

/** Every change counted; at most so many groups and rows are told as were asked for. */
export interface Compared {
  readonly changes: number;
  readonly groupCount: number;
  readonly groups: readonly ChangeGroup[];
}

/** How much is told: groups, and rows of each. */
export interface Most {
  readonly groups: number;
  readonly rows: number;
}

/** A change that is told when somebody looks at it; `order` is that of the old lines, then of the new ones. */
interface LazyChange {
  readonly from: Fate;
  readonly to: Fate;
  readonly order: readonly [number, number];
  readonly tell: () => ChangeRow;
}

interface Fold {
  count: number;
  readonly first: LazyChange[];
}

/** Holds two tables of one kind against each other; no change means that there is none for anybody. */
export function compare(before: TableSource, after: TableSource, most: Most): Compared {
  const folds = new Map<string, Fold>();
  let changes = 0;
  for (const change of changesOf(readTable(before), readTable(after))) {
    const key = [change.from, change.to].map(({ verdict, throttled, group }) => `${verdict}\n${throttled}\n${group}`).join('\n');
    const fold = folds.get(key) ?? { count: 0, first: [] };
    if (fold.first.length < most.rows) fold.first.push(change);
    fold.count += 1;
    folds.set(key, fold);
    changes += 1;
  }
  const groups = [...folds.values()].flatMap(groupOf).sort((a, b) => inOrder(a.first, b.first));
  return { changes, groupCount: folds.size, groups: groups.slice(0, most.groups).map(({ tell }) => tell()) };
}

const inOrder = (a: LazyChange, b: LazyChange): number => a.order[0] - b.order[0] || a.order[1] - b.order[1];

function groupOf({ count, first: some }: Fold): readonly { readonly first: LazyChange; readonly tell: () => ChangeGroup }[] {
  const sorted = some.toSorted(inOrder);
  const [first] = sorted;
  if (first === undefined) return [];
  return [{ first, tell: () => ({ from: first.from, to: first.to, count, rows: sorted.map(({ tell }) => tell()) }) }];
}

function changesOf(before: ReadTable, after: ReadTable): Iterable<LazyChange> {
  if (before.kind === 'hat' && after.kind === 'hat') return senderChanges(before, after);
  if (before.kind === 'rat' && after.kind === 'rat') return recipientChanges(before, after);
  return [];
}

type ReadHat = Extract<ReadTable, { kind: 'hat' }>;
type ReadRat = Extract<ReadTable, { kind: 'rat' }>;

function* senderChanges(before: ReadHat, after: ReadHat): Generator<LazyChange> {
  const [old, fresh] = [before, after].map(({ parsed, listener }) => linesOf(parsed.value, { type: listener, defaults: [] }));
  if (old === undefined || fresh === undefined) return;
  for (const change of hostAccessDifference(old, fresh)) {
    const [from, to] = [fateOf(before, change.from), fateOf(after, change.to)];
    yield {
      from,
      to,
      order: [change.from.position, change.to.position],
      tell: () => ({
        description: change.description(),
        from: { ...from, line: lineOf(before, change.from.entry?.span.start) },
        to: { ...to, line: lineOf(after, change.to.entry?.span.start) },
        witness: change.witness(),
      }),
    };
  }
}

const fateOf = ({ parsed }: ReadHat, { outcome, group }: Change['from']) => ({ ...outcome, throttled: isThrottled(parsed.value, group) });

function recipientChanges(before: ReadRat, after: ReadRat): readonly LazyChange[] {
  const changes = recipientAccessDifference(recipientLinesOf(before.parsed.value), recipientLinesOf(after.parsed.value));
  return changes.map((change) => ({
    from: { ...noGroup, ...change.from.outcome },
    to: { ...noGroup, ...change.to.outcome },
    order: [change.from.position, change.to.position],
    tell: () => ({
      description: change.description(),
      from: { ...noGroup, ...change.from.outcome, line: lineOf(before, change.from.entry?.span.start) },
      to: { ...noGroup, ...change.to.outcome, line: lineOf(after, change.to.entry?.span.start) },
      witness: change.witness(),
    }),
  }));
}

const noGroup = { group: null, policy: null, throttled: false };

const lineOf = ({ parsed }: ReadTable, start: number | undefined): number | null =>
  start === undefined ? null : placeIn(parsed.value, start).line;
