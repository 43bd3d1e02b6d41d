/** What the commands report, held against the judge that answers `npm run judge`: nothing is claimed that it does not confirm. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeByTable,
  judgeRecipientByTable,
  parseHostAccessTable,
  parseRecipientAccessTable,
  readRecipientAddress,
  senderOfRecord,
  type HostAccessTable,
  type RecipientAccessTable,
  type SenderRecord,
} from '#esa';
import { hostAccessAnalysis } from '../../src/cli/host-access-analysis.ts';
import { recipientAccessAnalysis } from '../../src/cli/recipient-access-analysis.ts';
import { changeText, findingLine, jsonLines, reportFindings } from '../../src/cli/table-report.ts';

const RUNS = { numRuns: 150, seed: 20191008 };

const entry = fc.constantFrom(
  ...['192.0.2.0/24', '192.0.2.0/30', '192.0.2.1', '2001:db8::/127', '2001:db8::1', '0.0.0.0/0', '::/0', 'a.example', '.example'],
  ...[
    'nx.domain',
    'serv.fail',
    'not.double.verified',
    'SBRS[-10.0:-3.0]',
    'SBRS[-3.0:0.0]',
    'SBRS[none]',
    'SBRS[-10.0:10.0]',
    'SBRS[-5.0:5.0]',
  ],
  ...['SBO:7', 'country[US]', 'dnslist[bl.example]', '192.0.2.999'],
);
const use = fc.constantFrom('$A', '$B', 'RELAY', 'REJECT', 'TCPREFUSE', 'CONTINUE', '$NOWHERE');
const group = fc
  .tuple(fc.constantFrom('ONE', 'TWO', 'THREE', null), fc.array(entry, { minLength: 1, maxLength: 4 }), use)
  .map(([name, entries, word]) => `${name === null ? '' : `${name}:\n`}${entries.map((each) => `    ${each}\n`).join('')}    ${word}\n`);
const ending = fc.constantFrom(
  'ALL\n    $A\n',
  'ALL\n    REJECT\n',
  '',
  'ALL\n    CONTINUE\n',
  'ALL\n    $A\nLATE:\n    192.0.2.1\n    $B\n',
);
const text = fc
  .tuple(fc.array(group, { maxLength: 5 }), ending)
  .map(([groups, end]) => `$A\n    ACCEPT\n$B\n    REJECT\n${groups.join('')}${end}`);
const name = fc.oneof(
  fc.constantFrom('a.example', 'b.a.example', 'example', 'other.test').map((ptr) => ({ ptr, verified: true, dns: 'ok' as const })),
  fc.constantFrom<Pick<SenderRecord, 'ptr' | 'verified' | 'dns'>>(
    { ptr: null, verified: false, dns: 'none' },
    { ptr: null, verified: false, dns: 'fails' },
    { ptr: 'a.example', verified: false, dns: 'ok' },
  ),
);
const sender: fc.Arbitrary<SenderRecord> = fc
  .record({
    ip: fc.constantFrom('192.0.2.1', '192.0.2.3', '192.0.2.9', '198.51.100.1', '2001:db8::1', '2001:db8::2'),
    sbrs: fc.constantFrom(null, -10, -5, -3, -2.9, 0, 0.1, 5, 10),
    owner: fc.constantFrom(null, 7, 8),
    country: fc.constantFrom(null, 'US'),
    dnslists: fc.constantFrom([], ['bl.example']),
  })
  .chain((told) => name.map((named) => ({ ...told, ...named })));
const listener = fc.constantFrom('public', 'private');

const read = (table: string): HostAccessTable => parseHostAccessTable(table).value;

/** What `judge` says, without the line. */
function outcome(table: HostAccessTable, type: 'public' | 'private', told: SenderRecord) {
  const { verdict, group: named, policy, entry: printed } = judgeByTable(table, type, senderOfRecord(told));
  return { verdict, group: named, policy, entry: printed };
}

describe('a difference', () => {
  it('names exactly the answers that change, for any sender', () => {
    fc.assert(
      fc.property(text, text, listener, fc.array(sender, { minLength: 5, maxLength: 30 }), (before, after, type, senders) => {
        const [old, fresh] = [read(before), read(after)];
        const changes = hostAccessAnalysis.compare(old, fresh, type).map(({ from, to }) => JSON.stringify([from, to]));
        for (const told of senders) {
          const [from, to] = [outcome(old, type, told), outcome(fresh, type, told)];
          const same = from.verdict === to.verdict && from.group === to.group && from.entry === to.entry;
          expect(changes.includes(JSON.stringify([from, to]))).toBe(!same);
        }
      }),
      RUNS,
    );
  });

  it('gives senders to try who get just these answers', () => {
    fc.assert(
      fc.property(text, text, listener, (before, after, type) => {
        const [old, fresh] = [read(before), read(after)];
        for (const { from, to, witness } of hostAccessAnalysis.compare(old, fresh, type)) {
          if (witness === null || typeof witness === 'string') expect.fail('nobody to try');
          expect([outcome(old, type, witness), outcome(fresh, type, witness)]).toEqual([from, to]);
        }
      }),
      RUNS,
    );
  });
});

describe('a finding', () => {
  it('gives a sender to try whom a line above decides, and says which', () => {
    fc.assert(
      fc.property(text, listener, (written, type) => {
        const parsed = parseHostAccessTable(written);
        for (const { rule, line, blockedBy, witness } of reportFindings(parsed.value, hostAccessAnalysis.find(parsed, type))) {
          if (rule !== 'unreachable' && rule !== 'partly-shadowed' && rule !== 'contradictory') continue;
          // Where the upper of two contradictory lines decides nobody either, there is nobody to try.
          if (witness === null && rule === 'contradictory') continue;
          if (witness === null || typeof witness === 'string') expect.fail(`${rule} has no sender to try`);
          const decider = judgeByTable(parsed.value, type, senderOfRecord(witness)).line;
          expect(blockedBy).toContain(decider);
          expect(blockedBy.every((blocker) => blocker < line || rule === 'unreachable')).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

const recipientEntry = fc.constantFrom(
  ...[
    'example.com',
    '.example.com',
    'a.example.com',
    '.a.example.com',
    'example.net',
    'joe@',
    'ann@',
    'joe@example.com',
    'ann@a.example.com',
  ],
  ...['[192.0.2.1]', 'joe@[192.0.2.1]', 'ALL'],
);
const recipientTable = fc
  .array(fc.tuple(recipientEntry, fc.constantFrom('ACCEPT', 'REJECT')), { maxLength: 7 })
  .map((lines) => lines.map(([each, action]) => `${each} ${action}\n`).join(''));
const domain = fc.constantFrom(
  'example.com',
  'a.example.com',
  'b.a.example.com',
  'b.example.com',
  'example.net',
  'else.test',
  '[192.0.2.1]',
);
const address = fc.oneof(
  fc.tuple(fc.constantFrom('joe', 'ann', 'eve'), domain).map((parts) => parts.join('@')),
  fc.constantFrom('joe', 'eve'),
);

/** What `judge` says of a recipient, without the line. */
function recipientOutcome(table: RecipientAccessTable, typed: string) {
  const to = readRecipientAddress(typed);
  if ('kind' in to) expect.fail(to.why);
  const { verdict, entry: printed } = judgeRecipientByTable(table, to);
  return { verdict, entry: printed };
}

describe('a difference of recipients', () => {
  it('names exactly the answers that change, and recipients to try who get them', () => {
    fc.assert(
      fc.property(recipientTable, recipientTable, fc.array(address, { minLength: 5, maxLength: 20 }), (before, after, typed) => {
        const [old, fresh] = [parseRecipientAccessTable(before).value, parseRecipientAccessTable(after).value];
        const changes = recipientAccessAnalysis.compare(old, fresh, 'public');
        const pairs = changes.map(({ from, to }) => JSON.stringify([from, to]));
        for (const each of typed) {
          const [from, to] = [recipientOutcome(old, each), recipientOutcome(fresh, each)];
          expect(pairs.includes(JSON.stringify([from, to]))).toBe(JSON.stringify(from) !== JSON.stringify(to));
        }
        for (const { from, to, witness } of changes) {
          if (typeof witness !== 'string') expect.fail('nobody to try');
          expect([recipientOutcome(old, witness), recipientOutcome(fresh, witness)]).toEqual([from, to]);
        }
      }),
      RUNS,
    );
  });
});

describe('a finding on recipients', () => {
  it('gives a recipient to try whom a line above decides, and says which', () => {
    fc.assert(
      fc.property(recipientTable, (written) => {
        const parsed = parseRecipientAccessTable(written);
        for (const { rule, line, blockedBy, witness } of reportFindings(parsed.value, recipientAccessAnalysis.find(parsed, 'public'))) {
          if (rule !== 'unreachable' && rule !== 'partly-shadowed') continue;
          const to = typeof witness === 'string' ? readRecipientAddress(witness) : null;
          if (to === null || 'kind' in to) expect.fail(`${rule} has no recipient to try`);
          const decider = judgeRecipientByTable(parsed.value, to).line;
          expect(blockedBy).toContain(decider);
          expect(blockedBy.every((blocker) => blocker < line)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('the words of a report', () => {
  it('write a finding as compilers do', () => {
    const found = { line: 3, column: 5, severity: 'error', rule: 'open-relay', message: 'shut it' } as const;
    const finding = { ...found, group: 'ALL', entry: 'ALL', blockedBy: [], witness: null };
    expect(findingLine('t.hat', finding)).toBe('t.hat:3:5 error open-relay shut it');
  });

  it('tell a change by who, before, after and whom to try', () => {
    const change = {
      from: { verdict: 'accept', group: 'LOW', policy: '$A', entry: 'sbrs[none]' },
      to: { verdict: 'reject', group: null, policy: null, entry: '192.0.2.1' },
      description: '192.0.2.1; no score',
      witness: 'joe@example.com',
    };
    expect(changeText(change)).toBe(
      '192.0.2.1; no score\n  before  accept by LOW, sbrs[none], with $A\n  after   reject by 192.0.2.1\n  try     joe@example.com',
    );
  });

  it('print JSON with one element a line', () => {
    expect(jsonLines([])).toBe('[]');
    expect(jsonLines([{ a: 1 }, { b: 2 }])).toBe('[\n{"a":1},\n{"b":2}\n]');
  });
});
