/**
 * `npm run bench`, second part: how the cost of one answer grows with the table. First match in a HAT and a RAT, beside a scan from top to
 * bottom in the same run; recipients asked of a directory; one explanation; and what a table weighs. All figures are to be read side by side.
 */
import {
  explain,
  judgeSender,
  parseHostAccessTable,
  parseRecipientAccessTable,
  readConfiguration,
  readSurroundings,
  type HostAccessTable,
  type SenderFacts,
} from '#esa';
import { firstMatch } from '../../../src/esa/judge/connection.ts';
import { resolveUse } from '../../../src/esa/judge/policy.ts';
import { firstRecipientMatch, matchesRecipient, type AskedRecipient } from '../../../src/esa/judge/recipient.ts';
import { recipientIndexOf } from '../../../src/esa/judge/recipient-index.ts';
import { senderIndexOf } from '../../../src/esa/judge/sender-index.ts';
import { matchSender, senderAt } from '../../../src/esa/judge/sender.ts';
import type { Directory, DirectoryEntry } from '../../../src/esa/world/directory.ts';
import { fillQuery, findEntries, matchesFilter, parseFilter } from '../../../src/esa/world/filter.ts';
import { scenario } from '../../tools/scenario.ts';
import { senderEntry } from './entries.ts';

/** The same numbers in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Microseconds of one call: the best of many rounds of about `span` milliseconds, since whatever else runs can only add. */
function cost(act: (round: number) => unknown, span = 20, rounds = 30): number {
  let calls = 0;
  const round = (): number => {
    const from = performance.now();
    let done = 0;
    do {
      act(calls++);
      done++;
    } while (performance.now() - from < span);
    return ((performance.now() - from) * 1000) / done;
  };
  return Math.min(...Array.from({ length: rounds }, round));
}

/** Octets of a value as JSON; maps as lists of pairs, numbers of any size as digits. */
function weight(value: unknown): number {
  const plain = (_: string, part: unknown): unknown => (part instanceof Map ? [...part] : typeof part === 'bigint' ? String(part) : part);
  return JSON.stringify(value, plain).length;
}

const pick = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const printed = (value: number): string => (value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en'));
const line = (...cells: readonly string[]): void =>
  console.log(cells.map((cell, column) => (column === 0 ? cell.padEnd(20) : cell.padStart(15))).join(''));

function hatText(entries: number): string {
  const lines: string[] = ['$ACCEPTED', '    ACCEPT', '$BLOCKED', '    REJECT'];
  for (let index = 0; index < entries; index++) {
    if (index % 10 === 0) lines.push(`GROUP${index / 10}:`);
    lines.push(`    ${senderEntry(index)}`);
    if (index % 10 === 9) lines.push('    $BLOCKED');
  }
  return `${lines.join('\n')}\nALL\n    $ACCEPTED\n`;
}

/** Callers all over the table, and as many whom no entry means. */
function callers(entries: number): readonly SenderFacts[] {
  const roll = dice(20_191_008);
  const { world } = readSurroundings({ revision: 0, files: scenario() });
  return Array.from({ length: 1000 }, (_, index) => {
    const at = roll(entries);
    const known = index % 2 === 0;
    const [high, middle, low] = [(at >> 16) & 255, (at >> 8) & 255, at & 255];
    const address = known && at % 5 === 0 ? `100.${high + 64}.${middle}.${low}` : `198.51.100.${index % 256}`;
    const name =
      known && at % 5 === 2 ? `mx${at}.hosts.example` : known && at % 5 === 3 ? `a.below${at}.example` : `host${index}.far.example`;
    return { ...senderAt(world, address), name, nameCheck: 'confirmed' };
  });
}

/** The yardstick: from top to bottom. */
function scanSenders(table: HostAccessTable, sender: SenderFacts): unknown {
  for (const group of table.groups) {
    if (!group.entries.some((entry) => matchSender(entry, sender).matched)) continue;
    if (resolveUse(table, group.use)?.behaviour !== 'CONTINUE') return group;
  }
  return null;
}

const [listener, on] = listenerOf(scenario());
function listenerOf(files: Readonly<Record<string, string>>) {
  const { appliance } = readConfiguration({ revision: 0, files });
  return [pick(appliance.listeners, 0), pick(appliance.interfaces, 0)] as const;
}

console.log('\nHost Access Table: microseconds for one caller, and octets of JSON an entry');
line('entries', 'judged', 'first match', 'plain scan', 'scan / match', 'table', 'index', 'index built ms');
const matchCosts: number[] = [];
const judgeCosts: number[] = [];
for (const entries of [10, 100, 1000, 100_000]) {
  const files = { ...scenario(), [listener.hat]: hatText(entries) };
  const configuration = readConfiguration({ revision: 0, files });
  const table = configuration.hats.get(listener.hat) ?? parseHostAccessTable('').value;
  const asked = callers(entries);
  const from = performance.now();
  const index = senderIndexOf(table);
  const built = performance.now() - from;
  const judged = cost((round) => judgeSender(configuration, listener, on, pick(asked, round)));
  const matched = cost((round) => firstMatch(table, pick(asked, round)));
  const scanned = cost((round) => scanSenders(table, pick(asked, round)), 20, 5);
  judgeCosts.push(judged);
  matchCosts.push(matched);
  const { matches: _, ...own } = index;
  line(
    entries.toLocaleString('en'),
    printed(judged),
    printed(matched),
    printed(scanned),
    printed(scanned / matched),
    printed(weight(table.groups) / entries),
    printed(weight({ ...own, places: [...index.matches.keys()] }) / entries),
    printed(built),
  );
}
const grown = (costs: readonly number[]): string => ((costs.at(-1) ?? 0) / (costs[1] ?? 1)).toFixed(2);
console.log(`100,000 entries / 100 entries: judged ${grown(judgeCosts)}, first match ${grown(matchCosts)}`);
console.log(`judged a second at 100,000 entries: ${Math.round(1e6 / (judgeCosts.at(-1) ?? 1)).toLocaleString('en')}`);

const texts = { revision: 0, files: { ...scenario(), [listener.hat]: hatText(100_000) } };
const whole = readConfiguration(texts);
const decided = callers(100_000).map((sender) => ({ ...judgeSender(whole, listener, on, sender).decision, icid: 1 }));
console.log(`one explanation in 100,000 entries: ${(cost((round) => explain(pick(decided, round), texts)) / 1000).toFixed(2)} ms`);

console.log('\nRecipient Access Table: microseconds for one recipient');
line('entries', 'first match', 'plain scan', 'scan / match', 'index');
const recipientCosts: number[] = [];
for (const entries of [10, 100, 1000, 100_000]) {
  const text = Array.from(
    { length: entries },
    (_, at) => `${at % 2 === 0 ? `user${at}@ours.example` : `.ours${at}.example`} ACCEPT\n`,
  ).join('');
  const { value: table } = parseRecipientAccessTable(`${text}ALL REJECT\n`);
  const roll = dice(7);
  const asked: readonly AskedRecipient[] = Array.from({ length: 1000 }, () => {
    const at = roll(entries);
    return at % 2 === 0 ? { user: `user${at}`, domain: 'ours.example' } : { user: 'amy', domain: `mail.ours${at}.example` };
  });
  const matched = cost((round) => firstRecipientMatch(table, pick(asked, round)));
  const scanned = cost((round) => table.entries.find((entry) => matchesRecipient(entry, pick(asked, round))));
  recipientCosts.push(matched);
  const { entries: _, ...own } = recipientIndexOf(table);
  line(entries.toLocaleString('en'), printed(matched), printed(scanned), printed(scanned / matched), printed(weight(own) / entries));
}
console.log(`100,000 entries / 100 entries: ${grown(recipientCosts)}`);

/** A directory as a table, without a text. */
function people(count: number): Directory {
  const entries = Array.from({ length: count }, (_, at): DirectoryEntry => {
    const mail = `person${at}@carvedrock.com`;
    const attributes = new Map([
      ['uid', [`person${at}`]],
      ['mail', [mail]],
      ['proxyAddresses', [`smtp:${mail}`]],
    ]);
    return { dn: `uid=person${at},ou=people,dc=carvedrock,dc=com`, attributes, span: { start: at, end: at + 1 } };
  });
  return { entries };
}

console.log('\nDirectory: microseconds for one recipient by (|(mail={a})(proxyAddresses=smtp:{a})), and octets of JSON a person');
line('people', 'asked', 'plain scan', 'scan / asked', 'a person', 'index built ms');
const directoryCosts: number[] = [];
for (const count of [100, 10_000, 1_000_000]) {
  const directory = people(count);
  const filterOf = (at: number) => parseFilter(fillQuery('(|(mail={a})(proxyAddresses=smtp:{a}))', `person${at}@carvedrock.com`)).value;
  const roll = dice(11);
  const ask = (): unknown => {
    const filter = filterOf(roll(count + count / 10));
    return filter === null ? null : findEntries(directory, filter);
  };
  const from = performance.now();
  ask();
  const built = performance.now() - from;
  const asked = cost(ask);
  const wanted = filterOf(count - 1);
  const scanned = cost(() => (wanted === null ? null : directory.entries.filter((entry) => matchesFilter(wanted, entry))), 20, 3);
  directoryCosts.push(asked);
  line(
    count.toLocaleString('en'),
    printed(asked),
    printed(scanned),
    printed(scanned / asked),
    printed(weight(directory.entries.slice(0, 100)) / 100),
    printed(built),
  );
}
console.log(`1,000,000 people / 10,000 people: ${grown(directoryCosts)}`);
