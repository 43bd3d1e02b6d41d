import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecipientAccessTable } from '../../../src/esa/config/recipient-access-table.ts';
import { readSender } from '../../../src/esa/config/sender-entry.ts';
import { firstRecipientMatch, type AskedRecipient } from '../../../src/esa/judge/recipient.ts';
import { matchSender, unaskedFacts } from '../../../src/esa/judge/sender.ts';
import { senderOfRecord, type SenderRecord } from '../../../src/esa/sender-record.ts';
import { linesOf } from '../../../src/esa/analysis/outcome.ts';
import { decidersOfMet, decidersOfSet } from '../../../src/esa/analysis/question.ts';
import { decidersOfRecipients, readRecipientSet } from '../../../src/esa/analysis/recipient-question.ts';
import { recipientLinesOf } from '../../../src/esa/analysis/recipient-lines.ts';
import { readSenderSet, type SenderSet, type SenderSetWords } from '../../../src/esa/analysis/sender-set.ts';
import { decidersOf, everyone as few, publicListener, tableOf, tableText } from './small-world.ts';

const RUNS = { numRuns: 80, seed: 20191008 };

/** Of addresses and names that no entry of a table names there must be some that no set names either. */
const everyone = few.flatMap((sender) => {
  const elsewhere = sender.ip === '198.51.100.1' ? [{ ...sender, ip: '203.0.113.9' }] : [];
  const both = [sender, ...elsewhere];
  return [...both, ...both.flatMap((one) => (one.ptr === 'other.test' ? [{ ...one, ptr: 'far.test' }] : []))];
});

const among = <T>(...values: readonly T[]) =>
  fc.tuple(fc.boolean(), fc.subarray([...values], { minLength: 1 })).map(([inside, some]) => (inside ? { in: some } : { 'not-in': some }));
const words: fc.Arbitrary<SenderSetWords> = fc.record(
  {
    address: among('192.0.2.0/31', '192.0.2.3', '2001:db8::/127', '198.51.100.0/24'),
    name: fc.oneof(fc.constantFrom('confirmed', 'unconfirmed', 'claims', 'none'), among('.a.example', 'a.example', 'other.test')),
    score: fc.constantFrom<NonNullable<SenderSetWords['score']>>(
      'none',
      'any',
      { from: -10, to: -3 },
      { from: -5, to: 5 },
      { from: 5.1, to: 10 },
    ),
    owner: among(7),
    country: among('US'),
    dnslist: fc.constantFrom('bl.example', { 'not-in': ['bl.example'] }),
  },
  { requiredKeys: [] },
);

function setOf(given: SenderSetWords): SenderSet {
  const set = readSenderSet(given);
  if ('kind' in set) throw new Error(`${set.key}: ${set.word}`);
  return set;
}

/** Whether a sender belongs to a set, told by the words alone. */
function belongs(sender: SenderRecord, { address, name, score, owner, country, dnslist }: SenderSetWords): boolean {
  const means = (text: string): boolean => {
    const { match, printed } = readSender(text);
    const span = { start: 0, end: 0 };
    return matchSender({ text, printed, match, comment: null, span, wholeSpan: span }, senderOfRecord(sender)).matched;
  };
  const fits = (given: { in: readonly string[] } | { 'not-in': readonly string[] } | undefined): boolean =>
    given === undefined || ('in' in given ? given.in.some(means) : !given['not-in'].some(means));
  const spelt = <T>(given: { in: readonly T[] } | { 'not-in': readonly T[] } | undefined, spell: (word: T) => string) =>
    given === undefined ? undefined : 'in' in given ? { in: given.in.map(spell) } : { 'not-in': given['not-in'].map(spell) };
  const named =
    name === 'confirmed'
      ? sender.verified
      : name === 'unconfirmed'
        ? !sender.verified
        : name === 'claims'
          ? sender.ptr !== null && !sender.verified
          : name === 'none'
            ? sender.dns === 'none'
            : fits(name);
  const scored =
    score === undefined || score === 'any'
      ? true
      : score === 'none'
        ? sender.sbrs === null
        : sender.sbrs !== null && sender.sbrs >= score.from && sender.sbrs <= score.to;
  const listed = dnslist === undefined || sender.dnslists.length > 0 === (typeof dnslist === 'string');
  return (
    fits(address) &&
    named &&
    scored &&
    listed &&
    fits(spelt(owner as never, (id: number) => `SBO:${id}`)) &&
    fits(spelt(country as never, (code: string) => `country[${code}]`))
  );
}

describe('what a table does with a set of senders, against everyone asked one by one', () => {
  it('is told by exactly the lines that decide one of them', () => {
    fc.assert(
      fc.property(tableText, words, (text, given) => {
        const table = linesOf(tableOf(text), publicListener);
        const members = everyone.filter((sender) => belongs(sender, given));
        const expected = new Set(decidersOf(table, members).map(({ position }) => position));
        const found = decidersOfSet(table, setOf(given)).map(({ line }) => line.position);
        expect(found, JSON.stringify([text, given])).toEqual([...expected].toSorted((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('gives one of the set to try, whom the line decides', () => {
    fc.assert(
      fc.property(tableText, words, (text, given) => {
        const table = linesOf(tableOf(text), publicListener);
        for (const { line, witness } of decidersOfSet(table, setOf(given))) {
          const sender = witness();
          expect(sender !== null && belongs(sender, given), JSON.stringify([text, given, sender])).toBe(true);
          if (sender !== null) expect(decidersOf(table, [sender])[0]?.position).toBe(line.position);
        }
      }),
      RUNS,
    );
  });
});

describe('senders as a listener meets them', () => {
  const table = linesOf(
    tableOf(
      'INSIDE:\n    10.0.0.0/8\n    RELAY\nBAD:\n    sbrs[-10.0:-3.0]\n    REJECT\nNONE:\n    sbrs[none]\n    REJECT\nALL\n    ACCEPT\n',
    ),
    publicListener,
  );
  const groups = (given: SenderSetWords, asks = true) => decidersOfMet(table, setOf(given), asks).map(({ line }) => line.outcome.group);

  it('have no score where their address is private', () => {
    expect(groups({ score: { from: -10, to: -3 } })).toEqual(['BAD']);
    expect(groups({ address: { in: ['10.0.0.0/8'] } })).toEqual(['INSIDE']);
    expect(groups({ address: { in: ['192.168.0.0/16'] } })).toEqual(['ALL']);
    expect(groups({ address: { in: ['192.168.0.0/16'] }, score: 'none' })).toEqual([]);
  });

  it('have none at all where the listener does not ask', () => {
    expect(groups({}, false)).toEqual(['INSIDE', 'ALL']);
    expect(groups({ score: 'none' }, false)).toEqual([]);
  });

  it('are given as the facts that the judge decides by', () => {
    for (const { line, facts } of decidersOfMet(table, setOf({ address: { in: ['192.168.0.0/16', '203.0.113.0/24'] } }), true)) {
      const told = facts();
      expect(told).not.toBeNull();
      if (told === null) return;
      expect(unaskedFacts(told)).toEqual(told);
      expect(line.entry === null || matchSender(line.entry, told).matched).toBe(true);
    }
  });
});

describe('a set that cannot be read', () => {
  it.each([
    [{ address: { in: ['203.0.113.0/40'] } }, 'address', '203.0.113.0/40'],
    [{ address: { in: ['mail.example.com'] } }, 'address', 'mail.example.com'],
    [{ name: { in: ['192.0.2.1'] } }, 'name', '192.0.2.1'],
    [{ name: { 'not-in': ['nx.domain'] } }, 'name', 'nx.domain'],
    [{ score: { from: -3, to: -10 } }, 'score', '-3 to -10'],
    [{ score: { from: -3, to: 11 } }, 'score', '-3 to 11'],
    [{ country: { in: ['Atlantis'] } }, 'country', 'country[Atlantis]'],
  ] satisfies [SenderSetWords, string, string][])('%j is given back with its word', (given, key, word) => {
    expect(readSenderSet(given)).toMatchObject({ kind: 'set-fault', key, word });
  });
});

describe('what a table does with a set of recipients, against everyone asked one by one', () => {
  const users = ['ann', 'bob', 'cy', 'stranger'];
  const domains = ['a.example', 'b.a.example', 'c.a.example', 'c.example', 'other.test', 'far.test', '[192.0.2.1]'];
  const all: readonly AskedRecipient[] = users.flatMap((user) => domains.map((domain) => ({ user, domain })));
  const entry = fc.constantFrom('a.example', '.example', '.a.example', 'b.a.example', 'ann@', 'bob@', 'ann@a.example', '[192.0.2.1]');
  const text = fc
    .array(fc.tuple(entry, fc.constantFrom('ACCEPT', 'REJECT')), { maxLength: 7 })
    .map((lines) => `${lines.map((line) => `${line.join(' ')}\n`).join('')}ALL REJECT\n`);
  const set = fc.record({ domain: among('.example', 'a.example', 'other.test'), user: among('ann', 'cy') }, { requiredKeys: [] });
  type Given = { domain?: { in: string[] } | { 'not-in': string[] }; user?: { in: string[] } | { 'not-in': string[] } };

  const fits = (given: { in: string[] } | { 'not-in': string[] } | undefined, means: (word: string) => boolean): boolean =>
    given === undefined || ('in' in given ? given.in.some(means) : !given['not-in'].some(means));
  const member = ({ user, domain }: AskedRecipient, given: Given): boolean =>
    fits(given.user, (word) => word === user) &&
    fits(given.domain, (word) => (word.startsWith('.') ? (domain?.endsWith(word) ?? false) : word === domain));

  it('is told by exactly the lines that decide one of them, with one to try', () => {
    fc.assert(
      fc.property(text, set, (written, given) => {
        const table = recipientLinesOf(parseRecipientAccessTable(written).value);
        const read = readRecipientSet(given);
        if ('kind' in read) throw new Error(read.word);
        const deciders = all
          .filter((recipient) => member(recipient, given))
          .map((recipient) => table.lines.findIndex((line) => line.entry === firstRecipientMatch(table.table, recipient)));
        const found = decidersOfRecipients(table, read);
        expect(
          found.map(({ line }) => line.position),
          JSON.stringify([written, given]),
        ).toEqual([...new Set(deciders)].toSorted((a, b) => a - b));
        for (const { line, witness } of found) {
          const [, user = '', domain = ''] = /^(.*)@(.*)$/.exec(witness()) ?? [];
          expect(member({ user, domain }, given)).toBe(true);
          expect(firstRecipientMatch(table.table, { user, domain })).toBe(line.entry);
        }
      }),
      RUNS,
    );
  });
});
