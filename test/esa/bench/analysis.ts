/**
 * `npm run bench`, last part: how the exact analysis of a Host Access Table grows with the table. Findings with their sentences, the difference
 * from a table that was worked on (counted, the first fifty told), what each group decides, one question, and the map of senders with its first
 * bands. Figures are to be read side by side: in brackets how many times the row above.
 */
import {
  hostAccessDifference,
  hostAccessFindings,
  linesOf,
  mapGround,
  parseHostAccessTable,
  sayFinding,
  senderMap,
  senderSpace,
  sharesOf,
  type Change,
  type HostAccessTable,
  type ListenerKind,
} from '#esa';
import { decidersOfSet } from '../../../src/esa/analysis/question.ts';
import { readSenderSet } from '../../../src/esa/analysis/sender-set.ts';
import { senderEntry } from './entries.ts';

const listener: ListenerKind = { type: 'public', defaults: [] };
const POLICIES = ['$ACCEPTED', '$THROTTLED', '$TRUSTED', '$BLOCKED'];
const head =
  '$ACCEPTED\n    ACCEPT\n$THROTTLED\n    ACCEPT {\n        max_rcpts_per_hour = 20\n    }\n$TRUSTED\n    ACCEPT {\n        spam_check = "off"\n    }\n$BLOCKED\n    REJECT\n';
const tail = 'BAD:\n    sbrs[-10.0:-3.0]\n    $BLOCKED\nREST:\n    sbrs[-3.0:10.0]\n    sbrs[none]\n    $ACCEPTED\nALL\n    $ACCEPTED\n';

/** Groups of so many entries, no two entries alike; every hundredth group also holds a network that takes what stands below it. */
function groupsOf(groups: number, entries: number): readonly string[] {
  return Array.from({ length: groups }, (_, group) => {
    const members = Array.from({ length: entries }, (__, entry) => `    ${senderEntry(group * entries + entry)}\n`);
    const wide = group % 100 === 99 ? `    11.0.${group % 256}.0/24\n` : '';
    return `GROUP_${group}:\n${members.join('')}${wide}    ${POLICIES[group % POLICIES.length]}\n`;
  });
}

const tableOf = (groups: readonly string[]): HostAccessTable => parseHostAccessTable(`${head}${groups.join('')}${tail}`).value;

/** The table after some work: five groups stand elsewhere, and five have another policy. */
function worked(groups: readonly string[]): readonly string[] {
  const moved = [...groups];
  for (let change = 0; change < 5; change++) {
    const from = Math.floor(((change + 1) * moved.length) / 7);
    moved.unshift(...moved.splice(from, 1));
    const at = Math.floor(((change + 1) * moved.length) / 6);
    moved[at] = (moved[at] ?? '').replace(/\$\w+\n$/, '$THROTTLED\n');
  }
  return moved;
}

/** Every change counted, and the first of them, as a page tells them. */
function changesOf(table: HostAccessTable, later: HostAccessTable): { readonly count: number; readonly first: readonly Change[] } {
  const first: Change[] = [];
  let count = 0;
  for (const change of hostAccessDifference(linesOf(table, listener), linesOf(later, listener))) {
    if (count < 50) first.push(change);
    count += 1;
  }
  return { count, first };
}

/** Milliseconds of one call: the best of a few rounds, since whatever else runs can only add. */
function cost(act: () => unknown): number {
  let best = Infinity;
  const began = performance.now();
  for (let round = 0; round < 5 && (round < 2 || performance.now() - began < 3000); round++) {
    const from = performance.now();
    act();
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

const columns = [20, 12, 14, 18, 18, 16, 16, 16];
const row = (...cells: readonly string[]): void =>
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(columns[0] ?? 0) : cell.padStart(columns[at] ?? 16))).join(''));

row('groups x entries', 'findings', 'changes', 'ms to find', 'ms to compare', 'ms for shares', 'ms to ask', 'ms to map');
const bands = { chosen: [], scores: 'told', from: 0, most: 11, address: null } as const;
const set = readSenderSet({ address: { in: ['11.0.0.0/16'] }, score: { from: -10, to: -2 } });
let before: readonly number[] | null = null;
for (const [groups, entries] of [
  [10, 10],
  [100, 10],
  [1000, 10],
  [10_000, 10],
  [100, 1_000],
] as const) {
  const texts = groupsOf(groups, entries);
  const [table, later] = [tableOf(texts), tableOf(worked(texts))];
  const found = hostAccessFindings({ value: table, notes: [] }, listener);
  const costs = [
    cost(() => hostAccessFindings({ value: table, notes: [] }, listener).map(sayFinding)),
    cost(() => changesOf(table, later).first.map((change) => [change.description(), change.witness()])),
    cost(() => sharesOf(senderSpace([linesOf(table, listener)]))),
    cost(() => ('kind' in set ? [] : decidersOfSet(linesOf(table, listener), set))),
    cost(() => senderMap(mapGround(linesOf(table, listener)), bands)),
  ];
  const past = before;
  row(
    `${groups} x ${entries}`,
    String(found.length),
    String(changesOf(table, later).count),
    ...costs.map((ms, at) => `${ms.toFixed(1)}${past === null ? '' : ` (x${(ms / (past[at] ?? ms)).toFixed(1)})`}`),
  );
  before = costs;
}
