import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf, parseHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { meaningOf } from '../../../src/esa/edits/group-promise.ts';
import { addGroup, deleteGroup, moveGroup, renameGroup, setPolicy } from '../../../src/esa/edits/sender-groups.ts';
import { goodHat, SEED, VENDOR_HAT } from '../config/tables.ts';
import { after, linesOf } from './edits.ts';

const parse = (text: string) => parseHostAccessTable(text).value;
const labels = (text: string) => parse(text).groups.map(labelOf);

const SPACED = `$P
    REJECT

# A section

# About A.
# Two lines.
A:
    192.0.2.1
    $P

B:
    192.0.2.2 (b)
    $P (bee)

ALL
    ACCEPT
`;

describe('moveGroup', () => {
  it('moves a group with the # lines directly above it and the gap below', () => {
    const moved = `$P
    REJECT

# A section

B:
    192.0.2.2 (b)
    $P (bee)

# About A.
# Two lines.
A:
    192.0.2.1
    $P

ALL
    ACCEPT
`;
    expect(after(SPACED, moveGroup(parse(SPACED), 'A', { after: 'B' }))).toBe(moved);
    expect(after(SPACED, moveGroup(parse(SPACED), 'B', { before: 'A' }))).toBe(moved);
    expect(after(SPACED, moveGroup(parse(SPACED), 'a', { before: 'all' }))).toBe(moved);
  });

  it('undoes itself', () => {
    const there = after(SPACED, moveGroup(parse(SPACED), 'A', { after: 'B' }));
    expect(after(there, moveGroup(parse(there), 'A', { before: 'B' }))).toBe(SPACED);
  });

  it('moves within a dense table and with Windows line breaks', () => {
    const text = VENDOR_HAT.replaceAll('\n', '\r\n');
    const moved = after(text, moveGroup(parse(text), '251.192.1.', { before: 'WHITELIST' }));
    expect(labels(moved)).toEqual([
      '251.192.1.',
      'WHITELIST',
      'BLACKLIST',
      'SUSPECTLIST',
      'UNKNOWNLIST',
      'spamdomain.com',
      '.spamdomain.com',
      '169.254.10.10',
      'ALL',
    ]);
    expect(linesOf(moved)).toEqual(linesOf(text));
    expect(/(?<!\r)\n/.test(moved)).toBe(false);
  });

  it('moves below the last group of a table without ALL', () => {
    expect(after('A: REJECT\n\nB: REJECT', moveGroup(parse('A: REJECT\n\nB: REJECT'), 'A', { after: 'B' }))).toBe(
      'B: REJECT\n\nA: REJECT\n',
    );
  });

  it('answers a name that is nowhere, and keeps ALL last', () => {
    const table = parse(SPACED);
    expect(moveGroup(table, 'C', { before: 'A' })).toEqual({ missing: 'C' });
    expect(moveGroup(table, 'A', { before: 'C' })).toEqual({ missing: 'C' });
    expect(moveGroup(table, 'A', { after: 'ALL' })).toEqual({ refused: 'all-stays-last' });
    expect(moveGroup(table, 'ALL', { before: 'A' })).toEqual({ refused: 'all-stays-last' });
  });

  it('has nothing to do where the group stands there already', () => {
    const table = parse(SPACED);
    for (const place of [{ before: 'B' }, { before: 'A' }, { after: 'A' }]) expect(moveGroup(table, 'A', place)).toEqual({ edits: [] });
    expect(moveGroup(table, 'B', { after: 'A' })).toEqual({ edits: [] });
  });

  it('does not let a group without a policy swallow its neighbour', () => {
    const text = 'A:\n 192.0.2.1\nB: REJECT\n192.0.2.2 REJECT\nALL ACCEPT\n';
    expect(moveGroup(parse(text), 'B', { after: '192.0.2.2' })).toEqual({ refused: 'touches-others' });
  });

  it('changes the order and nothing else', () => {
    fc.assert(
      fc.property(goodHat, fc.nat(), fc.nat(), fc.boolean(), (text, from, to, before) => {
        const { groups, policies } = parse(text);
        const movable = groups.slice(0, -1);
        const [group, other] = [movable[from % Math.max(1, movable.length)], movable[to % Math.max(1, movable.length)]];
        fc.pre(group !== undefined && other !== undefined && new Set(groups.map(labelOf)).size === groups.length);
        const place = before ? { before: labelOf(other) } : { after: labelOf(other) };
        const moved = after(text, moveGroup(parse(text), labelOf(group), place));
        const rest = groups.filter((each) => each !== group);
        const at = group === other ? groups.indexOf(group) : rest.indexOf(other) + (before ? 0 : 1);
        expect(parse(moved).groups.map(meaningOf)).toEqual([...rest.slice(0, at), group, ...rest.slice(at)].map(meaningOf));
        expect(parse(moved).policies.map(({ name }) => name)).toEqual(policies.map(({ name }) => name));
        expect(linesOf(moved)).toEqual(linesOf(text));
        expect(moved.length - text.length).toBeLessThanOrEqual(2);
      }),
      SEED,
    );
  });
});

describe('deleteGroup', () => {
  it('takes a group out with its # lines and one gap', () => {
    expect(after(SPACED, deleteGroup(parse(SPACED), 'A'))).toBe(SPACED.replace(/# About[^]*?\n\n/, ''));
    expect(after(SPACED, deleteGroup(parse(SPACED), 'B'))).toBe(SPACED.replace(/B:[^]*?\n\n/, ''));
  });

  it('takes one of several groups of a line', () => {
    expect(after('A: REJECT B: REJECT ALL: ACCEPT', deleteGroup(parse('A: REJECT B: REJECT ALL: ACCEPT'), 'B'))).toBe(
      'A: REJECT  ALL: ACCEPT',
    );
  });

  it('keeps ALL, and answers a name that is nowhere', () => {
    expect(deleteGroup(parse(SPACED), 'ALL')).toEqual({ refused: 'all-stays-last' });
    expect(deleteGroup(parse(SPACED), 'C')).toEqual({ missing: 'C' });
  });

  it('leaves every other group as it was', () => {
    fc.assert(
      fc.property(goodHat, fc.nat(), (text, index) => {
        const { groups } = parse(text);
        fc.pre(groups.length > 1 && new Set(groups.map(labelOf)).size === groups.length);
        const group = groups[index % (groups.length - 1)];
        const left = after(text, deleteGroup(parse(text), group === undefined ? '' : labelOf(group)));
        expect(parse(left).groups.map(meaningOf)).toEqual(groups.filter((each) => each !== group).map(meaningOf));
        expect(linesOf(text)).toEqual(expect.arrayContaining([...linesOf(left)]));
      }),
      SEED,
    );
  });
});

describe('setPolicy', () => {
  it('replaces the policy alone', () => {
    expect(after(SPACED, setPolicy(parse(SPACED), 'B', 'tcprefuse'))).toBe(SPACED.replace('$P (bee)', 'TCPREFUSE (bee)'));
    expect(after(SPACED, setPolicy(parse(SPACED), 'ALL', '$P'))).toBe(SPACED.replace('ALL\n    ACCEPT', 'ALL\n    $P'));
    expect(setPolicy(parse(SPACED), 'B', '$P')).toEqual({ edits: [] });
  });

  it('takes a behaviour with its block away', () => {
    const text = 'A:\n ACCEPT {\n  tls = "on"\n } (a)\nALL ACCEPT';
    expect(after(text, setPolicy(parse(text), 'A', '$P'))).toBe('A:\n $P (a)\nALL ACCEPT');
    expect(after(text, setPolicy(parse(text), 'A', 'ACCEPT'))).toBe('A:\n ACCEPT (a)\nALL ACCEPT');
  });

  it('gives a group that has none its policy', () => {
    expect(after('A:\n 192.0.2.1\nALL ACCEPT', setPolicy(parse('A:\n 192.0.2.1\nALL ACCEPT'), 'A', 'REJECT'))).toBe(
      'A:\n 192.0.2.1\n    REJECT\nALL ACCEPT',
    );
  });

  it('refuses what is no policy', () => {
    for (const policy of ['P', '$', '$P $Q', 'REJECT\nB: ACCEPT', ''])
      expect(setPolicy(parse(SPACED), 'A', policy)).toEqual({ refused: 'not-a-policy' });
    expect(setPolicy(parse(SPACED), 'C', '$P')).toEqual({ missing: 'C' });
  });
});

describe('addGroup', () => {
  it('stands directly above ALL, laid out as the groups around it', () => {
    expect(after(SPACED, addGroup(parse(SPACED), 'C', '$P'))).toBe(SPACED.replace('ALL\n', 'C:\n    $P\n\nALL\n'));
    expect(after('A:\n\tREJECT\nALL\n\tACCEPT\n', addGroup(parse('A:\n\tREJECT\nALL\n\tACCEPT\n'), 'C', 'tcprefuse'))).toBe(
      'A:\n\tREJECT\nC:\n\tTCPREFUSE\nALL\n\tACCEPT\n',
    );
  });

  it('stands where it is told, above the # lines of the group that follows', () => {
    const text = SPACED.replace('# About A.', 'C:\n    $P\n\n# About A.');
    expect(after(SPACED, addGroup(parse(SPACED), 'C', '$P', { before: 'A' }))).toBe(text);
    expect(after(SPACED, addGroup(parse(SPACED), 'C', '$P', { after: 'B' }))).toBe(SPACED.replace('ALL\n', 'C:\n    $P\n\nALL\n'));
  });

  it.each([
    ['', 'C:\n    REJECT\n'],
    ['A: REJECT', 'A: REJECT\nC:\n    REJECT\n'],
    ['A:\r\n  REJECT\r\n\r\nB:\r\n  REJECT\r\n', 'A:\r\n  REJECT\r\n\r\nB:\r\n  REJECT\r\n\r\nC:\r\n  REJECT\r\n'],
    ['A: REJECT ALL ACCEPT', 'A: REJECT \nC:\n    REJECT\nALL ACCEPT'],
  ])('goes last where there is no ALL, and onto lines of its own: %j', (text, expected) => {
    expect(after(text, addGroup(parse(text), 'C', 'REJECT'))).toBe(expected);
  });

  it('refuses what is no name or no policy, a name that is there, and a place below ALL', () => {
    const table = parse(SPACED);
    for (const name of ['', 'a b', 'all', 'ALL', '$P', 'A:B', '#A']) expect(addGroup(table, name, '$P')).toEqual({ refused: 'not-a-name' });
    expect(addGroup(table, 'B', '$P')).toEqual({ refused: 'name-taken' });
    expect(addGroup(table, 'C', 'P')).toEqual({ refused: 'not-a-policy' });
    expect(addGroup(table, 'C', '$P', { after: 'ALL' })).toEqual({ refused: 'all-stays-last' });
    expect(addGroup(table, 'C', '$P', { after: 'D' })).toEqual({ missing: 'D' });
  });

  it('leaves every other group as it was, and every line', () => {
    fc.assert(
      fc.property(goodHat, fc.nat(), (text, index) => {
        const { groups } = parse(text);
        fc.pre(groups.length > 0 && new Set(groups.map(labelOf)).size === groups.length && !groups.some(({ name }) => name === 'NEW'));
        const at = index % groups.length;
        const next = groups[at];
        const grown = after(text, addGroup(parse(text), 'NEW', 'REJECT', { before: next === undefined ? '' : labelOf(next) }));
        const known = groups.map(meaningOf);
        const added = { name: 'NEW', entries: [], use: ['REJECT', []], comment: null };
        expect(parse(grown).groups.map(meaningOf)).toEqual([...known.slice(0, at), added, ...known.slice(at)]);
        expect(linesOf(grown)).toEqual(expect.arrayContaining([...linesOf(text)]));
      }),
      SEED,
    );
  });
});

describe('renameGroup', () => {
  it('replaces the name alone', () => {
    expect(after(SPACED, renameGroup(parse(SPACED), 'A', 'PARTNERS'))).toBe(SPACED.replace('A:\n', 'PARTNERS:\n'));
    expect(renameGroup(parse(SPACED), 'A', 'A')).toEqual({ edits: [] });
    expect(after(SPACED, renameGroup(parse(SPACED), 'A', 'a'))).toBe(SPACED.replace('A:\n', 'a:\n'));
  });

  it('gives an unnamed group a name above its senders, or before them where they stand behind something', () => {
    const lines = '192.0.2.1\n    REJECT\nALL ACCEPT\n';
    expect(after(lines, renameGroup(parse(lines), '192.0.2.1', 'C'))).toBe('C:\n    192.0.2.1\n    REJECT\nALL ACCEPT\n');
    const dense = 'A: REJECT 192.0.2.1 REJECT ALL ACCEPT';
    expect(after(dense, renameGroup(parse(dense), '192.0.2.1', 'C'))).toBe('A: REJECT C: 192.0.2.1 REJECT ALL ACCEPT');
  });

  it('refuses what is no name, a name that is there, and another name for ALL', () => {
    expect(renameGroup(parse(SPACED), 'A', 'a b')).toEqual({ refused: 'not-a-name' });
    expect(renameGroup(parse(SPACED), 'A', 'All')).toEqual({ refused: 'not-a-name' });
    expect(renameGroup(parse(SPACED), 'A', 'B')).toEqual({ refused: 'name-taken' });
    expect(renameGroup(parse(SPACED), 'ALL', 'C')).toEqual({ refused: 'all-keeps-its-name' });
    expect(renameGroup(parse(SPACED), 'C', 'D')).toEqual({ missing: 'C' });
  });
});
