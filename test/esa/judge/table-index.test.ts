/** The indexes of HAT and RAT against a plain scan from top to bottom, on random tables and callers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHostAccessTable, parseRecipientAccessTable, readSurroundings, type HostAccessTable, type SenderFacts } from '#esa';
import type { RecipientAccessTable } from '../../../src/esa/config/recipient-access-table.ts';
import { firstMatch } from '../../../src/esa/judge/connection.ts';
import { cutIntervals, positionOf } from '../../../src/esa/judge/intervals.ts';
import { resolveUse } from '../../../src/esa/judge/policy.ts';
import { firstRecipientMatch, matchesRecipient, type AskedRecipient } from '../../../src/esa/judge/recipient.ts';
import { matchSender, senderAt } from '../../../src/esa/judge/sender.ts';
import { scenario } from '../../tools/scenario.ts';
import { SEED } from '../config/tables.ts';

/** What the appliance's guide says: top to bottom, first match wins, CONTINUE and what is defined nowhere read on, ALL ends. */
function scan(table: HostAccessTable, sender: SenderFacts): string | null {
  for (const group of table.groups) {
    const entry = group.entries.find((candidate) => matchSender(candidate, sender).matched);
    if (entry === undefined) continue;
    const use = resolveUse(table, group.use);
    if (use !== null && use.behaviour !== 'CONTINUE') return JSON.stringify([entry.span, use.behaviour]);
    if (entry.match.kind === 'all') return null;
  }
  return null;
}

function byIndex(table: HostAccessTable, sender: SenderFacts): string | null {
  const match = firstMatch(table, sender);
  return match === null ? null : JSON.stringify([match.entry.span, match.use.behaviour]);
}

const octet = fc.integer({ min: 0, max: 3 });
const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
const address6 = fc.tuple(octet, octet).map(([high, low]) => `2001:db8:${String(high)}::${String(low)}`);
const label = fc.constantFrom('a', 'b', 'mx');
const name = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.example`);
const tenths = fc.integer({ min: -100, max: 100 });
const score = fc.tuple(tenths, tenths).map(([one, other]) => {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return `SBRS[${(from / 10).toFixed(1)}:${(to / 10).toFixed(1)}]`;
});
const entry = fc.oneof(
  address,
  address6,
  fc.tuple(octet, octet, octet).map((octets) => `${octets.join('.')}.`),
  fc.tuple(octet, octet, octet).map(([a, b, c]) => `${String(a)}.${String(Math.min(b, c))}-${String(Math.max(b, c))}`),
  fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([network, length]) => `${network}/${String(length)}`),
  fc.tuple(address6, fc.integer({ min: 0, max: 128 })).map(([network, length]) => `${network}/${String(length)}`),
  fc.tuple(octet, octet).map(([low, high]) => `2001:db8:1::${String(Math.min(low, high))}-2001:db8:1::${String(Math.max(low, high))}`),
  name,
  name.map((host) => `.${host}`),
  score,
  fc.constantFrom('SBRS[none]', 'nx.domain', 'not.double.verified', 'country[US]', 'SBO:7', 'dnslist[l.example]', '3.2-1', 'ALL'),
);
const use = fc.constantFrom('ACCEPT', 'RELAY', 'REJECT', 'TCPREFUSE', 'CONTINUE', '$KNOWN', '$NOWHERE');
const group = fc
  .tuple(fc.boolean(), fc.array(entry, { maxLength: 6 }), use)
  .map(([named, entries, word]) => `${named ? 'GROUP:\n' : ''}${entries.map((each) => `${each}\n`).join('')}${word}\n`);
const table = fc.array(group, { maxLength: 8 }).map((groups) => `$KNOWN\nREJECT\n${groups.join('')}`);
const { world } = readSurroundings({ revision: 0, files: scenario() });
const caller = fc.record({
  from: fc.oneof(address, address6),
  name: fc.option(name),
  confirmed: fc.boolean(),
  reputation: fc.oneof(tenths, fc.constantFrom('none', 'rfc1918', 'not-enabled')),
});
type Caller = typeof caller extends fc.Arbitrary<infer T> ? T : never;
const senderOf = ({ from, name: known, confirmed, reputation }: Caller): SenderFacts => ({
  ...senderAt(world, from),
  name: known,
  nameCheck: known === null ? 'none' : confirmed ? 'confirmed' : 'unconfirmed',
  reputation,
});

describe('the index of a Host Access Table', () => {
  it('gives the first match of a plain scan', () => {
    fc.assert(
      fc.property(table, fc.array(caller, { minLength: 1, maxLength: 6 }), (text, callers) => {
        const { value } = parseHostAccessTable(text);
        for (const each of callers.map(senderOf)) expect(byIndex(value, each)).toBe(scan(value, each));
      }),
      SEED,
    );
  });
  it('never depends on entries below the one that decides, nor on one added below', () => {
    fc.assert(
      fc.property(table, caller, group, (text, each, added) => {
        const sender = senderOf(each);
        const { value } = parseHostAccessTable(text);
        const match = firstMatch(value, sender);
        fc.pre(match !== null);
        const upTo = value.groups.slice(0, value.groups.indexOf(match.group) + 1);
        const more = parseHostAccessTable(`${text}${added}`).value;
        expect(byIndex({ ...value, groups: upTo }, sender)).toBe(byIndex(value, sender));
        expect(byIndex(more, sender)).toBe(byIndex(value, sender));
      }),
      SEED,
    );
  });
});

const recipientEntry = fc.oneof(
  name,
  name.map((domain) => `.${domain}`),
  label.map((user) => `${user}@`),
  fc.tuple(label, name).map(([user, domain]) => `${user}@${domain}`),
  fc.constantFrom('[192.0.2.1]', '[IPv6:2001:db8::1]', 'ALL', '192.0.2.1'),
);
const recipientTable = fc
  .array(fc.tuple(recipientEntry, fc.constantFrom('ACCEPT', 'REJECT', '')), { maxLength: 12 })
  .map((lines) => lines.map(([text, action]) => `${text} ${action}\n`).join(''));
const recipient: fc.Arbitrary<AskedRecipient> = fc.record({
  user: label,
  domain: fc.option(fc.oneof(name, fc.constantFrom('[192.0.2.1]', '[ipv6:2001:db8::1]'))),
});
const scanRecipients = ({ entries }: RecipientAccessTable, asked: AskedRecipient) =>
  entries.find((each) => matchesRecipient(each, asked)) ?? null;

describe('the index of a Recipient Access Table', () => {
  it('gives the first match of a plain scan', () => {
    fc.assert(
      fc.property(recipientTable, recipient, (text, asked) => {
        const { value } = parseRecipientAccessTable(text);
        expect(firstRecipientMatch(value, asked)).toBe(scanRecipients(value, asked));
      }),
      SEED,
    );
  });
});

describe('cutIntervals', () => {
  it('lets the first stretch of a list win where several hold a number', () => {
    const cut = cutIntervals([
      { first: 5n, last: 9n, position: 0 },
      { first: 0n, last: 20n, position: 3 },
      { first: 8n, last: 30n, position: 4 },
    ]);
    const asked = [-1n, 0n, 4n, 5n, 9n, 10n, 20n, 21n, 30n, 31n];
    expect(asked.map((value) => positionOf(cut, value))).toEqual([Infinity, 3, 3, 0, 0, 3, 3, 4, 4, Infinity]);
  });
});
