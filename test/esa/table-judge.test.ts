import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeByTable,
  judgeRecipientByTable,
  parseHostAccessTable,
  parseRecipientAccessTable,
  readRecipientAddress,
  senderOfRecord,
  traceByTable,
  traceRecipientByTable,
  type SenderRecord,
} from '#esa';
import { SEED, VENDOR_HAT } from './config/tables.ts';

const NOBODY: SenderRecord = {
  ip: '203.0.113.9',
  ptr: null,
  verified: false,
  dns: 'none',
  sbrs: null,
  owner: null,
  country: null,
  dnslists: [],
};
const sender = (told: Partial<SenderRecord> = {}) => senderOfRecord({ ...NOBODY, ...told });
const hat = (text: string) => parseHostAccessTable(text).value;
const rat = (text: string) => parseRecipientAccessTable(text).value;

describe('judgeByTable', () => {
  it('tells verdict, group, policy, entry and line of a named group', () => {
    const table = hat('$GOOD\nACCEPT\nPARTNERS:\n  192.0.2.1, 203.0.113. (ours)\n  $GOOD\nALL\nREJECT\n');
    expect(judgeByTable(table, 'public', sender())).toEqual({
      verdict: 'accept',
      group: 'PARTNERS',
      policy: '$GOOD',
      entry: '203.0.113.',
      line: 4,
    });
  });

  it.each([
    ['ACCEPT', 'accept'],
    ['RELAY', 'relay'],
    ['REJECT', 'reject'],
    ['TCPREFUSE', 'tcprefuse'],
  ])('answers a bare %s with %s and no policy', (behaviour, verdict) => {
    const answer = judgeByTable(hat(`203.0.113.9\n${behaviour}\nALL\n$NOWHERE\n`), 'public', sender());
    expect(answer).toEqual({ verdict, group: null, policy: null, entry: '203.0.113.9', line: 1 });
  });

  it('calls the group of ALL by that name, and prints entries as the appliance does', () => {
    expect(judgeByTable(hat('all:\n $BLOCKED\n$BLOCKED\nREJECT\n'), 'public', sender())).toEqual({
      verdict: 'reject',
      group: 'ALL',
      policy: '$BLOCKED',
      entry: 'ALL',
      line: 1,
    });
    expect(judgeByTable(hat('LOW:\nSBRS[-10:-3]\nREJECT\n'), 'public', sender({ sbrs: -3 }))).toMatchObject({ entry: 'sbrs[-10.0:-3.0]' });
  });

  it.each(['192.0.2.1\nREJECT\n', 'ALL\nCONTINUE\n203.0.113.9\nREJECT\n', 'ALL\n$NOWHERE\n', ''])(
    'falls back on the ALL of the listener’s type where no line of %j decides',
    (text) => {
      const shipped = { group: 'ALL', policy: null, entry: 'ALL', line: null };
      expect(judgeByTable(hat(text), 'public', sender())).toEqual({ verdict: 'accept', ...shipped });
      expect(judgeByTable(hat(text), 'private', sender())).toEqual({ verdict: 'reject', ...shipped });
    },
  );

  it.each([
    ['192.0.2.0/24', { ip: '::ffff:192.0.2.7' }],
    ['2001:db8::/32', { ip: '2001:DB8:0:0:0:0:0:1' }],
    ['sbrs[none]', { ip: '10.1.1.5' }],
    ['sbrs[1.0:2.0]', { ip: '10.1.1.5', sbrs: 1.5 }],
    ['country[US]', { ip: '10.1.1.5', country: 'United States' }],
    ['SBO:17', { owner: 17 }],
    ['dnslist[l.example]', { dnslists: ['other.example', 'L.example.'] }],
    ['.example.com', { ptr: 'MX.example.com.', verified: true, dns: 'ok' }],
    ['not.double.verified', { ptr: 'mx.example.com', verified: false, dns: 'ok' }],
    ['nx.domain', {}],
    ['serv.fail', { dns: 'fails' }],
  ] as const)('matches %s with a sender told as %j', (entry, told) => {
    const answer = judgeByTable(hat(`${entry}\nTCPREFUSE\nALL\nACCEPT\n`), 'public', sender(told));
    expect(answer).toMatchObject({ verdict: 'tcprefuse', line: 1 });
  });

  it.each([
    ['mx.example.com', { ptr: 'mx.example.com', verified: false, dns: 'ok' }],
    ['mx.example.com', { ptr: 'mx.example.com', verified: true, dns: 'fails' }],
    ['not.double.verified', { ptr: null, verified: false, dns: 'ok' }],
    ['sbrs[none]', { sbrs: 0 }],
  ] as const)('does not match %s with a sender told as %j', (entry, told) => {
    expect(judgeByTable(hat(`${entry}\nTCPREFUSE\nALL\nACCEPT\n`), 'public', sender(told))).toMatchObject({ verdict: 'accept', line: 3 });
  });
});

describe('traceByTable', () => {
  it('tells every entry down to the deciding one, CONTINUE and undefined policies as matched and passed', () => {
    const text = `SKIP:
  203.0.113.0/24
  192.0.2.1
  CONTINUE
LOST:
  ALL.example, 203.0.113.9
  $NOWHERE
sbrs[none]
  REJECT
ALL
  ACCEPT
`;
    expect(traceByTable(hat(text), 'public', sender())).toEqual([
      { line: 2, rule: 'SKIP: 203.0.113.0/24', matched: true, why: '203.0.113.0/24 matches, but CONTINUE reads on' },
      { line: 3, rule: 'SKIP: 192.0.2.1', matched: false, why: '203.0.113.9 is not in 192.0.2.1' },
      { line: 6, rule: 'LOST: all.example', matched: false, why: 'the address has no name' },
      { line: 6, rule: 'LOST: 203.0.113.9', matched: true, why: '203.0.113.9 matches, but its policy is not defined' },
      { line: 8, rule: 'sbrs[none]', matched: true, why: 'the sender has no score' },
    ]);
  });

  it('ends with the shipped ALL where no line decides', () => {
    const end = traceByTable(hat('192.0.2.1\nACCEPT\n'), 'private', sender()).at(-1);
    expect(end).toEqual({
      line: null,
      rule: 'ALL',
      matched: true,
      why: 'the table has no ALL that decides; a private listener then rejects',
    });
  });

  it('reads nothing below an ALL that says CONTINUE', () => {
    const lines = traceByTable(hat('ALL\nCONTINUE\n203.0.113.9\nREJECT\n'), 'public', sender()).map(({ line }) => line);
    expect(lines).toEqual([1, null]);
  });

  it('ends at the line that decides, and nothing above it decides', () => {
    const entry = fc.constantFrom('203.0.113.9', '203.0.113.0/24', '192.0.2.', 'sbrs[none]', 'sbrs[-1.0:1.0]', 'nx.domain', 'ALL');
    const use = fc.constantFrom('ACCEPT', 'REJECT', 'CONTINUE', '$NOWHERE');
    const group = fc.tuple(fc.array(entry, { maxLength: 3 }), use).map(([entries, word]) => `G:\n${entries.join('\n')}\n${word}\n`);
    fc.assert(
      fc.property(fc.array(group, { maxLength: 5 }), fc.constantFrom(null, 0, 5), (groups, sbrs) => {
        const table = hat(groups.join(''));
        const { line } = judgeByTable(table, 'public', sender({ sbrs }));
        const trace = traceByTable(table, 'public', sender({ sbrs }));
        expect(trace.at(-1)).toMatchObject({ line, matched: true });
        for (const step of trace.slice(0, -1)) expect(step.matched && !/ matches, but /.test(step.why)).toBe(false);
      }),
      SEED,
    );
  });

  it('reads the vendor’s own file', () => {
    const relayed = sender({ ip: '169.254.10.10' });
    expect(judgeByTable(hat(VENDOR_HAT), 'public', relayed)).toMatchObject({ verdict: 'relay', group: null, entry: '169.254.10.10' });
  });
});

const judged = (text: string, address: string) => {
  const to = readRecipientAddress(address);
  if ('kind' in to) expect.fail(to.why);
  return { answer: judgeRecipientByTable(rat(text), to), trace: traceRecipientByTable(rat(text), to) };
};

describe('judgeRecipientByTable', () => {
  it('tells verdict, entry and line, and every line down to it', () => {
    expect(judged('joe@ REJECT\nbroken\n.Example.com ACCEPT\nall REJECT\n', '<Angie@MX.example.COM>')).toEqual({
      answer: { verdict: 'accept', entry: '.Example.com', line: 3 },
      trace: [
        { line: 1, rule: 'joe@', matched: false, why: 'another recipient' },
        { line: 2, rule: 'broken', matched: false, why: 'cannot be read, so it means nobody' },
        { line: 3, rule: '.Example.com', matched: true, why: 'ACCEPT: the recipient’s domain lies below this one' },
      ],
    });
    expect(judged('all REJECT\n', 'angie').answer).toEqual({ verdict: 'reject', entry: 'ALL', line: 1 });
  });

  it('refuses whom no line names, as by ALL REJECT', () => {
    expect(judged('example.com ACCEPT\n', 'angie@example.net')).toEqual({
      answer: { verdict: 'reject', entry: 'ALL', line: null },
      trace: [
        { line: 1, rule: 'example.com', matched: false, why: 'another recipient' },
        { line: null, rule: 'ALL', matched: true, why: 'the table ends without ALL; what it does not name is refused' },
      ],
    });
  });

  it('always takes bare postmaster, and judges another recipient without a domain as typed', () => {
    expect(judged('ALL REJECT\n', '<Postmaster>').answer).toEqual({ verdict: 'accept', entry: 'postmaster', line: null });
    expect(judged('postmaster@ REJECT\nALL ACCEPT\n', 'postmaster@example.com').answer).toMatchObject({ verdict: 'reject', line: 1 });
    expect(judged('joe@ ACCEPT\nALL REJECT\n', 'joe').answer).toMatchObject({ verdict: 'accept', line: 1 });
  });

  it('knows a literal in every spelling', () => {
    expect(judged('[IPv6:2001:db8::1] ACCEPT\n', 'joe@[IPv6:2001:DB8:0:0::1]').answer).toMatchObject({ verdict: 'accept' });
  });
});

describe('readRecipientAddress', () => {
  it.each([
    ['', /^the part before the @/],
    ['<>', /^the part before the @/],
    ['a b@example.com', /^the part before the @/],
    ['joe@exa mple.com', /^the part after the @ is no domain name$/],
    ['joe@[192.0.2]', /^an address in brackets/],
    ['@one.example:joe@two.example', /^a route through other hosts/],
  ])('says what is wrong with %j', (text, why) => {
    const read = readRecipientAddress(text);
    expect('kind' in read && read.why).toMatch(why);
  });
});
