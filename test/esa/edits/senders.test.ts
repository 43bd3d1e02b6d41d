import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf, parseHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { meaningOf } from '../../../src/esa/edits/group-promise.ts';
import { addSenders, removeSenders, setSenders } from '../../../src/esa/edits/senders.ts';
import { goodHat, SEED } from '../config/tables.ts';
import { after } from './edits.ts';

/** The name of the group at an index. */
const nameAt = (text: string, index: number) => parseHostAccessTable(text).value.groups.map(labelOf)[index] ?? '';
const parse = (text: string) => parseHostAccessTable(text).value;
const LINES = 'A:\n\t192.0.2.1 (one)\n# two\n\t192.0.2.2\n\t$P\n\nALL REJECT\n';
const COMMAS = 'A: 192.0.2.1 (one), 192.0.2.2, 192.0.2.3 REJECT\nALL ACCEPT\n';

describe('addSenders', () => {
  it('stands new ones as the last one stands', () => {
    expect(after(LINES, addSenders(parse(LINES), 'A', ['SBRS[-10.0:-3.0]', '.example.com (theirs)']))).toBe(
      LINES.replace('192.0.2.2\n', '192.0.2.2\n\tSBRS[-10.0:-3.0]\n\t.example.com (theirs)\n'),
    );
    expect(after(COMMAS, addSenders(parse(COMMAS), 'A', ['192.0.2.4']))).toBe(COMMAS.replace('2.3 R', '2.3, 192.0.2.4 R'));
  });

  it.each([
    ['A:\n    $P\nALL ACCEPT', 'A:\n    192.0.2.9\n    $P\nALL ACCEPT'],
    ['A:\r\n\t# none\r\n\t$P\r\nALL ACCEPT', 'A:\r\n\t# none\r\n\t192.0.2.9\r\n\t$P\r\nALL ACCEPT'],
    ['A: $P\nALL ACCEPT', 'A: 192.0.2.9 $P\nALL ACCEPT'],
    ['A:$P\nALL ACCEPT', 'A: 192.0.2.9 $P\nALL ACCEPT'],
    ['A:\nALL ACCEPT', 'A:\n    192.0.2.9\nALL ACCEPT'],
    ['A: (note)\n  REJECT\nALL ACCEPT', 'A: (note)\n  192.0.2.9\n  REJECT\nALL ACCEPT'],
    ['A:\n 192.0.2.1,\n 192.0.2.2,\n REJECT\nALL ACCEPT', 'A:\n 192.0.2.1,\n 192.0.2.2\n 192.0.2.9,\n REJECT\nALL ACCEPT'],
    ['192.0.2.1 REJECT\nALL ACCEPT', '192.0.2.1, 192.0.2.9 REJECT\nALL ACCEPT'],
  ])('puts one into %j', (text, expected) => {
    expect(after(text, addSenders(parse(text), nameAt(text, 0), ['192.0.2.9']))).toBe(expected);
  });

  it('passes over one that is there, however it is written', () => {
    expect(addSenders(parse(LINES), 'A', ['192.0.2.1'])).toEqual({ edits: [] });
    expect(
      after(
        'A: SBRS[1.0:2.0] REJECT\nALL ACCEPT',
        addSenders(parse('A: SBRS[1.0:2.0] REJECT\nALL ACCEPT'), 'A', ['sbrs[1:2]', '10.', '10.']),
      ),
    ).toBe('A: SBRS[1.0:2.0], 10. REJECT\nALL ACCEPT');
  });

  it('refuses what is not one sender, and ALL', () => {
    for (const sender of [
      '',
      '$P',
      'REJECT',
      'B:',
      'ALL',
      '1.2.3.4 5.6.7.8',
      '1.2.3.4\n5.6.7.8',
      '(only a comment)',
      '1.2.3.4,',
      '1.2.3.4 (open',
      '}',
      '# x',
    ]) {
      expect([sender, addSenders(parse(LINES), 'A', [sender])]).toEqual([sender, { refused: 'not-a-sender' }]);
    }
    expect(addSenders(parse(LINES), 'ALL', ['192.0.2.9'])).toEqual({ refused: 'all-has-no-senders' });
    expect(addSenders(parse(LINES), 'B', ['192.0.2.9'])).toEqual({ missing: 'B' });
  });

  it('takes one that cannot be read: learners write those too', () => {
    expect(after(LINES, addSenders(parse(LINES), 'A', ['kinda@globomantics.com']))).toContain('\n\tkinda@globomantics.com\n');
  });
});

describe('removeSenders', () => {
  it('takes whole lines where nothing else stands on them', () => {
    expect(after(LINES, removeSenders(parse(LINES), 'A', ['192.0.2.1']))).toBe(LINES.replace('\t192.0.2.1 (one)\n', ''));
    expect(after(LINES, removeSenders(parse(LINES), 'A', ['192.0.2.2', '192.0.2.1']))).toBe('A:\n# two\n\t$P\n\nALL REJECT\n');
  });

  it.each([
    [['192.0.2.1'], 'A: 192.0.2.2, 192.0.2.3 REJECT\nALL ACCEPT\n'],
    [['192.0.2.2'], 'A: 192.0.2.1 (one), 192.0.2.3 REJECT\nALL ACCEPT\n'],
    [['192.0.2.3', '192.0.2.2'], 'A: 192.0.2.1 (one), REJECT\nALL ACCEPT\n'],
    [['192.0.2.1', '192.0.2.2', '192.0.2.3'], 'A: REJECT\nALL ACCEPT\n'],
  ])('takes %j from a line with commas', (senders, expected) => {
    expect(after(COMMAS, removeSenders(parse(COMMAS), 'A', senders))).toBe(expected);
  });

  it('answers a sender that is not there, and keeps an unnamed group from losing its last', () => {
    expect(removeSenders(parse(LINES), 'A', ['192.0.2.9'])).toEqual({ missing: '192.0.2.9' });
    expect(removeSenders(parse('192.0.2.1 REJECT\nALL ACCEPT'), '192.0.2.1', ['192.0.2.1'])).toEqual({ refused: 'nothing-left' });
  });
});

describe('setSenders', () => {
  it('replaces in place, adds behind, and keeps the lines of those that stay', () => {
    const table = parse(LINES);
    expect(after(LINES, setSenders(table, 'A', ['192.0.2.2', '10.']))).toBe(LINES.replace('192.0.2.1 (one)', '10.'));
    expect(after(LINES, setSenders(table, 'A', ['10.', '11.', '12.']))).toBe('A:\n\t10.\n# two\n\t11.\n\t12.\n\t$P\n\nALL REJECT\n');
    expect(after(LINES, setSenders(table, 'A', []))).toBe('A:\n# two\n\t$P\n\nALL REJECT\n');
    expect(setSenders(table, 'A', ['192.0.2.2', '192.0.2.1'])).toEqual({ edits: [] });
  });

  it('narrows a block as the lesson does', () => {
    const text = 'BLOCKED_LIST:\n    sbrs[-10.0:-3.0]\n    $BLOCKED (Spammers are rejected)\n\nALL ACCEPT\n';
    expect(after(text, setSenders(parse(text), 'BLOCKED_LIST', ['SBRS[-10.0:-4.0]']))).toBe(
      text.replace('sbrs[-10.0:-3.0]', 'SBRS[-10.0:-4.0]'),
    );
  });

  it('makes the members those that were asked for, and touches no other group', () => {
    const wanted = fc.uniqueArray(fc.constantFrom('192.0.2.1', '203.0.113.9', 'sbrs[none]', '.other.example', 'SBO:17', '2001:db8::/32'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(goodHat, fc.nat(), wanted, (text, index, senders) => {
        const { groups } = parse(text);
        fc.pre(groups.length > 1 && new Set(groups.map(labelOf)).size === groups.length);
        const at = index % (groups.length - 1);
        const changed = after(text, setSenders(parse(text), nameAt(text, at), senders));
        const now = parse(changed).groups;
        expect(now[at]?.entries.map(({ printed }) => printed).sort()).toEqual(senders.map((sender) => sender.toLowerCase()).sort());
        expect(now.filter((_, other) => other !== at).map(meaningOf)).toEqual(groups.filter((_, other) => other !== at).map(meaningOf));
      }),
      SEED,
    );
  });

  it('is undone by removing what was added', () => {
    fc.assert(
      fc.property(goodHat, fc.nat(), (text, index) => {
        const { groups } = parse(text);
        fc.pre(groups.length > 1 && new Set(groups.map(labelOf)).size === groups.length);
        const name = nameAt(text, index % (groups.length - 1));
        const added = after(text, addSenders(parse(text), name, ['203.0.113.9', '.new.example (n)']));
        const removed = after(added, removeSenders(parse(added), name, ['203.0.113.9', '.new.example']));
        expect(parse(removed).groups.map(meaningOf)).toEqual(groups.map(meaningOf));
      }),
      SEED,
    );
  });
});
