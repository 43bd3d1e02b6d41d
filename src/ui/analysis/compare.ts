/** What changes between two tables as plain data: pairs of lines folded by what they come to, each with whom it is about and somebody to try. */
import {
  hostAccessDifference,
  inOrderOfLines,
  linesOf,
  plainListener,
  recipientAccessDifference,
  recipientLinesOf,
  type Change,
  type RecipientChange,
  type SenderRecord,
  type Verdict,
} from '#esa';
import { folded } from './fold.ts';
import { isThrottled } from './group-verdict.ts';
import { lineOf, readTable, type ReadHat, type ReadRat, type ReadTable, type TableSource } from './table-source.ts';

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

/** A change that is told when somebody looks at it. */
interface LazyChange {
  readonly from: Fate;
  readonly to: Fate;
  readonly change: Change | RecipientChange;
  readonly tell: () => ChangeRow;
}

/** Holds two tables of one kind against each other; no change means that there is none for anybody. */
export function compare(before: TableSource, after: TableSource, most: Most): Compared {
  const folds = folded(changesOf(readTable(before), readTable(after)), keyOf, most.rows)
    .map(({ first: [one, ...more], count }) => {
      const [first = one, ...others] = [one, ...more].sort(inOrder);
      return { first, others, count };
    })
    .sort((a, b) => inOrder(a.first, b.first));
  return {
    changes: folds.reduce((sum, { count }) => sum + count, 0),
    groupCount: folds.length,
    groups: folds.slice(0, most.groups).map(({ first, others, count }): ChangeGroup => {
      return { from: first.from, to: first.to, count, rows: [first, ...others].map(({ tell }) => tell()) };
    }),
  };
}

const keyOf = ({ from, to }: LazyChange): string =>
  [from, to].map(({ verdict, throttled, group }) => `${verdict}\n${throttled}\n${group}`).join('\n');

const inOrder = (a: LazyChange, b: LazyChange): number => inOrderOfLines(a.change, b.change);

function changesOf(before: ReadTable, after: ReadTable): Iterable<LazyChange> {
  if (before.kind === 'hat' && after.kind === 'hat') return senderChanges(before, after);
  if (before.kind === 'rat' && after.kind === 'rat') return recipientChanges(before, after);
  return [];
}

function* senderChanges(before: ReadHat, after: ReadHat): Generator<LazyChange> {
  const [old, fresh] = [before, after].map(({ parsed, listener }) => linesOf(parsed.value, plainListener(listener)));
  if (old === undefined || fresh === undefined) return;
  for (const change of hostAccessDifference(old, fresh)) {
    const [from, to] = [fateOf(before, change.from), fateOf(after, change.to)];
    yield {
      from,
      to,
      change,
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
    change,
    tell: () => ({
      description: change.description(),
      from: { ...noGroup, ...change.from.outcome, line: lineOf(before, change.from.entry?.span.start) },
      to: { ...noGroup, ...change.to.outcome, line: lineOf(after, change.to.entry?.span.start) },
      witness: change.witness(),
    }),
  }));
}

const noGroup = { group: null, policy: null, throttled: false };
