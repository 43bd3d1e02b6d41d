import { afterEach, describe, expect, it, vi } from 'vitest';
import { Analysis } from '../../../src/ui/analysis/analysis.ts';
import type { TableSource } from '../../../src/ui/analysis/table-source.ts';

const hat = (text: string): TableSource => ({ kind: 'hat', text, listener: 'public' });
const rat = (text: string): TableSource => ({ kind: 'rat', text, listener: 'public' });

const BLOCKED = [
  '$A',
  '    ACCEPT',
  '$R',
  '    REJECT',
  'BLOCKED_LIST:',
  '    192.0.2.0/24',
  '    $R',
  'BRANCHES:',
  '    192.0.2.64/26',
  '    $A',
]
  .concat(['ALL', '    $A'])
  .join('\n');

/** The unit tests have no threads, so the analysis answers here. */
const analysis = (): Analysis => {
  vi.stubGlobal('Worker', undefined);
  return new Analysis();
};

afterEach(() => vi.unstubAllGlobals());

describe('check', () => {
  it('tells a line that never matches, by whom it is blocked, and what decides the witness', async () => {
    const checked = await analysis().ask('check', { source: hat(BLOCKED), order: 'line', most: 10 });
    const found = checked?.found.find(({ rule }) => rule === 'unreachable');
    expect(found).toMatchObject({ severity: 'warning', line: 8, blockedBy: [6] });
    expect(found?.answer).toMatchObject({ verdict: 'reject', group: 'BLOCKED_LIST', line: 6 });
    expect(checked?.marks).toContainEqual({ line: 8, from: 1, to: 9, severity: 'warning' });
  });

  it('tells as many as are asked for and counts them all', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `$P${index}\n    ACCEPT`);
    const checked = await analysis().ask('check', { source: hat([...lines, 'ALL', '    ACCEPT'].join('\n')), order: 'line', most: 7 });
    expect(checked?.found).toHaveLength(7);
    expect(checked?.counts.info).toBe(30);
  });

  it('puts errors first if that is asked', async () => {
    const text = '$UNUSED\n    ACCEPT\nONE:\n    192.0.2.1\n    $NOWHERE\nALL\n    ACCEPT\n';
    const checked = await analysis().ask('check', { source: hat(text), order: 'severity', most: 9 });
    expect(checked?.found.map(({ severity }) => severity)).toEqual(['error', 'info']);
  });

  it('offers repairs that take the finding away', async () => {
    const one = analysis();
    const checked = await one.ask('check', { source: hat(BLOCKED), order: 'line', most: 10 });
    const index = checked?.found.find(({ rule }) => rule === 'unreachable')?.index ?? -1;
    const fixes = await one.ask('fixes', { source: hat(BLOCKED), index });
    expect(fixes?.[0]?.label).toBe('Move BRANCHES above BLOCKED_LIST');
  });
});

describe('compare', () => {
  it('folds pairs of lines that come to the same and says who it is', async () => {
    const open = BLOCKED.replace('    192.0.2.0/24\n', '    198.51.100.1\n    198.51.100.2\n');
    const compared = await analysis().ask('compare', { before: hat(BLOCKED), after: hat(open), most: { groups: 9, rows: 1 } });
    const blocked = compared?.groups.find(({ to }) => to.group === 'BLOCKED_LIST');
    expect(blocked).toMatchObject({ from: { verdict: 'accept', group: 'ALL' }, to: { verdict: 'reject' }, count: 2 });
    expect(blocked?.rows).toHaveLength(1);
    expect(compared?.groups.find(({ to }) => to.group === 'BRANCHES')?.rows[0]?.description).toContain('192.0.2.64/26');
  });

  it('finds no difference between two spellings of one table', async () => {
    const spelt = BLOCKED.replace('192.0.2.0/24', '192.0.2.');
    expect(await analysis().ask('compare', { before: hat(BLOCKED), after: hat(spelt), most: { groups: 9, rows: 9 } })).toEqual({
      changes: 0,
      groupCount: 0,
      groups: [],
    });
  });

  it('holds two tables of recipients against each other', async () => {
    const asked = { before: rat('a.example ACCEPT\nALL REJECT\n'), after: rat('ALL REJECT\n'), most: { groups: 9, rows: 9 } };
    const compared = await analysis().ask('compare', asked);
    expect(compared?.groups[0]).toMatchObject({ from: { verdict: 'accept' }, to: { verdict: 'reject' }, count: 1 });
  });
});

describe('judge', () => {
  it('gives the deciding line, the way to it, and how many lines were looked at', async () => {
    const sender = {
      ip: '192.0.2.70',
      ptr: null,
      verified: false,
      dns: 'none',
      sbrs: null,
      owner: null,
      country: null,
      dnslists: [],
    } as const;
    const judged = await analysis().ask('judge', { source: hat(BLOCKED), asked: sender, most: 5 });
    expect(judged).toMatchObject({ answer: { verdict: 'reject', line: 6 }, looked: 1 });
  });

  it('says what is wrong with an address', async () => {
    const judged = await analysis().ask('judge', { source: rat('ALL REJECT\n'), asked: '@@', most: 5 });
    expect(judged).toHaveProperty('fault');
  });
});

describe('Analysis', () => {
  it('answers only the newest of a kind that had to wait', async () => {
    const one = analysis();
    const asked = [1, 2, 3].map((most) => one.ask('check', { source: hat(BLOCKED), order: 'line', most }));
    const [first, second, third] = await Promise.all(asked);
    expect([first, second]).toEqual([null, null]);
    expect(third?.total).toBeGreaterThan(0);
  });
});
