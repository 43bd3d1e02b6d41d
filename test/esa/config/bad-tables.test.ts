/** Host Access Tables of bad quality: each note names line, column and remedy, and the table works all the same. */
import { describe, expect, it } from 'vitest';
import { parseHostAccessTable, readSurroundings, sayNote, type SenderFacts } from '#esa';
import { firstMatch } from '../../../src/esa/judge/connection.ts';
import { senderAt } from '../../../src/esa/judge/sender.ts';
import { scenario } from '../../tools/scenario.ts';
import { errors } from './tables.ts';

const { world } = readSurroundings({ revision: 0, files: scenario() });
const partner: SenderFacts = senderAt(world, '198.51.100.25');

/** `line:column severity sentence`, both counted from 1 as editors do. */
function said(text: string): readonly string[] {
  return parseHostAccessTable(text).notes.map((note) => {
    const before = text.slice(0, note.span.start).split(/\r\n|\r|\n/);
    return `${before.length}:${(before.at(-1) ?? '').length + 1} ${note.severity} ${sayNote(note)}`;
  });
}

/** What the table does with the partner, and by which entry. */
function judged(text: string): string {
  const match = firstMatch(parseHostAccessTable(text).value, partner);
  return match === null ? 'the shipped ALL' : `${match.use.behaviour} by ${match.entry.printed}`;
}

describe('a table', () => {
  it.each([
    [
      'without ALL',
      'A:\n  192.0.2.1\n  REJECT\n',
      ['3:3 error this table does not end with ALL, so the listener falls back on its shipped ALL: add ALL and a policy as its last line'],
      'the shipped ALL',
    ],
    [
      'with ALL twice',
      'ALL\n  ACCEPT\nALL\n  REJECT\n',
      ['3:1 error `ALL` stands here a second time and is never read: the first one matches everyone, keep only the last line of the table'],
      'ACCEPT by ALL',
    ],
    [
      'with a policy that is defined nowhere',
      'A:\n  198.51.100.25\n  $NOWHERE\nALL\n  REJECT\n',
      ['3:3 error `$NOWHERE` is defined nowhere in this table: add a line `$NOWHERE` with a behaviour below it'],
      'REJECT by ALL',
    ],
    [
      'with a policy nearly spelt as one that is defined',
      '$TRUSTED\n  ACCEPT\nA:\n  198.51.100.25\n  $TRUSTDE\nALL\n  $TRUSTED\n',
      ['5:3 error `$TRUSTDE` is defined nowhere in this table: did you mean `$TRUSTED`'],
      'ACCEPT by ALL',
    ],
    [
      'with a range that runs backwards',
      'A:\n  198.51.100.30-20\n  198.51.100.20-30\n  REJECT\nALL\n  ACCEPT\n',
      ['2:3 error `198.51.100.30-20` runs backwards: write the smaller end first'],
      'REJECT by 198.51.100.20-30',
    ],
    [
      'with a network of 40 bits',
      'A:\n  192.0.2.0/24, 198.51.100.0/40\n  REJECT\nALL\n  ACCEPT\n',
      ['2:17 error `198.51.100.0/40` has a network length above 32: write one from 0 to 32'],
      'ACCEPT by ALL',
    ],
    [
      'with an IPv6 network of 129 bits',
      'A:\n  2001:db8::/129\n  REJECT\nALL\n  ACCEPT\n',
      ['2:3 error `2001:db8::/129` has a network length above 128: write one from 0 to 128'],
      'ACCEPT by ALL',
    ],
    ['with CRLF and a byte-order mark', '\uFEFFA:\r\n  198.51.100.\r\n  REJECT\r\nALL\r\n  ACCEPT\r\n', [], 'REJECT by 198.51.100.'],
    ['with tabs', '\tA:\n\t\t198.51.100.0/24\t(a\tnote)\n\tREJECT\nALL\tACCEPT', [], 'REJECT by 198.51.100.0/24'],
    [
      'with all of it at once, behind CRLF, tabs and a mark',
      '\uFEFF$P\r\n\tACEPT\r\nA:\r\n\t198.51.100.9-1\r\n\t$P\r\nB:\r\n\t198.51.100.\r\n\tTCPREFUSE\r\n',
      [
        '2:2 error `ACEPT` is no behaviour: did you mean `ACCEPT`',
        '4:2 error `198.51.100.9-1` runs backwards: write the smaller end first',
        '8:2 error this table does not end with ALL, so the listener falls back on its shipped ALL: add ALL and a policy as its last line',
      ],
      'TCPREFUSE by 198.51.100.',
    ],
  ])('%s says so where it stands, and works', (_, text, notes, verdict) => {
    expect(said(text)).toEqual(notes);
    expect(judged(text)).toBe(verdict);
  });

  it('of 10,000 lines is read whole, its one slip found at its place', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `\t10.${index >> 8}.${index & 255}.0/24`);
    lines[7_777] = '\t198.51.100.30-20';
    lines[9_999] = '\t198.51.100.25';
    const text = `BIG:\n${lines.join('\n')}\n\tREJECT\nALL\n\tACCEPT\n`;
    expect(said(text)).toEqual(['7779:2 error `198.51.100.30-20` runs backwards: write the smaller end first']);
    expect(judged(text)).toBe('REJECT by 198.51.100.25');
  });
});

describe('what a real box printed in 2014', () => {
  const groups = `WHITELIST:
    $TRUSTED (My trusted senders have no anti-spam scanning or rate limiting)

BLACKLIST:
    sbrs[-10.0:-3.0]
    $BLOCKED (Spammers are rejected)

SUSPECTLIST:
    sbrs[-3.0:-1.0]
    $THROTTLED (Suspicious senders are throttled)

UNKNOWNLIST:
    sbrs[-1.0:10.0]
    sbrs[none]
    $ACCEPTED (Reviewed but undecided, continue normal acceptance)

ALL
    $ACCEPTED (Everyone else)
`;
  const policies = '$ACCEPTED\n    ACCEPT\n$THROTTLED\n    ACCEPT\n$TRUSTED\n    ACCEPT\n$BLOCKED\n    REJECT\n';
  it('loads without an error, with the policies its print leaves out', () => {
    expect(errors(parseHostAccessTable(policies + groups).notes)).toEqual([]);
  });
  it.each([
    [-100, 'BLACKLIST'],
    [-30, 'BLACKLIST'],
    [-29, 'SUSPECTLIST'],
    [-10, 'SUSPECTLIST'],
    [-9, 'UNKNOWNLIST'],
    ['none', 'UNKNOWNLIST'],
    ['rfc1918', null],
  ] as const)('puts a sender with the score %s (in tenths) into %s', (reputation, group) => {
    const match = firstMatch(parseHostAccessTable(policies + groups).value, { ...partner, reputation });
    expect(match?.group.name).toBe(group);
  });
});
