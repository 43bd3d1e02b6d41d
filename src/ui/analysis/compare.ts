/** What changes between two tables as plain data: pairs of lines folded by what they come to, each with whom it is about and somebody to try. */
import { hostAccessDifference, linesOf, placeIn, recipientAccessDifference, recipientLinesOf, type SenderRecord, type Verdict } from '#esa';
import { readTable, type ReadTable, type TableSource } from './table-source.ts';

/** What some come to on one side; `line` counts from 1, null for the ALL that is shipped. */
export interface Side {
  readonly verdict: Verdict;
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

/** All that go from one verdict of one group to another; `rows` are the first of `count`. */
export interface ChangeGroup {
  readonly from: Pick<Side, 'verdict' | 'group'>;
  readonly to: Pick<Side, 'verdict' | 'group'>;
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

interface LazyChange {
  readonly from: Side;
  readonly to: Side;
  readonly tell: () => ChangeRow;
}

/** Holds two tables of one kind against each other; no change means that there is none for anybody. */
export function compare(before: TableSource, after: TableSource, most: Most): Compared {
  const changes = changesOf(readTable(before), readTable(after));
  const folded = new Map<string, LazyChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.from.verdict, change.from.group, change.to.verdict, change.to.group]);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, [change]);
    else known.push(change);
  }
  return {
    changes: changes.length,
    groupCount: folded.size,
    groups: [...folded.values()].slice(0, most.groups).flatMap((members) => groupOf(members, most.rows)),
  };
}

function groupOf(members: readonly LazyChange[], most: number): readonly ChangeGroup[] {
  const [first] = members;
  if (first === undefined) return [];
  return [{ from: first.from, to: first.to, count: members.length, rows: members.slice(0, most).map(({ tell }) => tell()) }];
}

function changesOf(before: ReadTable, after: ReadTable): readonly LazyChange[] {
  if (before.kind === 'hat' && after.kind === 'hat') return senderChanges(before, after);
  if (before.kind === 'rat' && after.kind === 'rat') return recipientChanges(before, after);
  return [];
}

type ReadHat = Extract<ReadTable, { kind: 'hat' }>;
type ReadRat = Extract<ReadTable, { kind: 'rat' }>;

function senderChanges(before: ReadHat, after: ReadHat): readonly LazyChange[] {
  const [old, fresh] = [before, after].map(({ parsed, listener }) => linesOf(parsed.value, { type: listener, defaults: [] }));
  if (old === undefined || fresh === undefined) return [];
  return hostAccessDifference(old, fresh).map((change) => {
    const from = { ...change.from.outcome, line: lineOf(before, change.from.entry?.span.start) };
    const to = { ...change.to.outcome, line: lineOf(after, change.to.entry?.span.start) };
    return { from, to, tell: () => ({ description: change.description(), from, to, witness: change.witness() }) };
  });
}

function recipientChanges(before: ReadRat, after: ReadRat): readonly LazyChange[] {
  const changes = recipientAccessDifference(recipientLinesOf(before.parsed.value), recipientLinesOf(after.parsed.value));
  return changes.map((change) => {
    const from = { ...noGroup, ...change.from.outcome, line: lineOf(before, change.from.entry?.span.start) };
    const to = { ...noGroup, ...change.to.outcome, line: lineOf(after, change.to.entry?.span.start) };
    return { from, to, tell: () => ({ description: change.description(), from, to, witness: change.witness() }) };
  });
}

const noGroup = { group: null, policy: null };

const lineOf = ({ parsed }: ReadTable, start: number | undefined): number | null =>
  start === undefined ? null : placeIn(parsed.value, start).line;
