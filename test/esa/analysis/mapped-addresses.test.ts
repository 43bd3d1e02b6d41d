import { describe, expect, it } from 'vitest';
import { hostAccessDifference } from '../../../src/esa/analysis/difference.ts';
import { hostAccessFindings } from '../../../src/esa/analysis/host-access-findings.ts';
import { linesOf } from '../../../src/esa/analysis/outcome.ts';
import { parseHostAccessTable, type HostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { senderOfRecord, type SenderRecord } from '../../../src/esa/sender-record.ts';
import { judgeByTable } from '../../../src/esa/table-judge.ts';
import { publicListener, tableOf } from './small-world.ts';

const table = (...groups: string[]) => tableOf([...groups, 'ALL ACCEPT'].join('\n'));
const groupOf = (asked: HostAccessTable, sender: SenderRecord | null) =>
  sender === null ? undefined : judgeByTable(asked, 'public', senderOfRecord(sender)).group;

describe('an IPv4 address in the form of IPv6', () => {
  it.each([
    ['a network of such', '::ffff:192.0.2.0/120'],
    ['one of such', '::ffff:c000:205'],
    ['a range that begins among them', '::ffff:ffff:fff0-::1:0:0:0'],
    ['a range that ends among them', '::fffe:ffff:fff0-::ffff:0:9'],
    ['a range around them', '::fffe:ffff:fff0-::1:0:0:f'],
  ])('is never the witness of a difference that the judge does not see: %s', (_, entry) => {
    const [before, after] = [table(`A: ${entry} REJECT`), table()];
    const changes = [...hostAccessDifference(linesOf(before, publicListener), linesOf(after, publicListener))];
    expect(changes).toHaveLength(1);
    for (const change of changes) {
      expect(groupOf(before, change.witness())).toBe('A');
      expect(groupOf(after, change.witness())).toBe('ALL');
    }
  });

  it('is nobody for a table that names every IPv4 address and every other IPv6 address', () => {
    const text =
      'A: 0/0, ::-::fffe:ffff:ffff, ::1:0:0:0-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff REJECT\nB: .example.com ACCEPT\nALL ACCEPT\n';
    const found = hostAccessFindings(parseHostAccessTable(text), publicListener);
    expect(found.filter(({ rule }) => rule === 'unreachable').map(({ group }) => group)).toEqual(['B', 'ALL']);
  });
});
