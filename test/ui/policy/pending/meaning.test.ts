import { describe, expect, it, vi } from 'vitest';
import { parseHostAccessTable, moveGroup, addGroup, addSenders, applyEdits, type Edited } from '#esa';
import { commitInputs, start, step } from '#lab';
import { versionsOf } from '../../../../src/ui/policy/pending/commits.ts';
import { compareLazily } from '../../../../src/ui/policy/pending/compare.ts';
import { diffRows } from '../../../../src/ui/policy/pending/diff-rows.ts';
import { meaningOf } from '../../../../src/ui/policy/pending/meaning.ts';
import { scenario } from '../../../tools/scenario.ts';

const FILE = 'InboundMail.hat';
const lab = start(scenario());
const before = { ...lab.configuration.files, ...lab.world.files };
const hat = before[FILE] ?? '';
const edited = (text: string, change: (table: ReturnType<typeof parseHostAccessTable>['value']) => Edited): string => {
  const result = change(parseHostAccessTable(text).value);
  return 'edits' in result ? applyEdits(text, result.edits) : text;
};
const means = (text: string) => meaningOf(before, { ...before, [FILE]: text }, lab);

describe('the meaning of a change', () => {
  it('is that nobody is treated differently where only a comment changes', async () => {
    expect(await means(`# looked through today\n${hat}`)).toEqual({ compared: true, hosts: [], kinds: [] });
  });

  it('names the hosts of the lab that get another verdict, and the senders with somebody to try', async () => {
    const grouped = edited(hat, (table) => addGroup(table, 'PARTNERS', '$BLOCKED'));
    const filled = edited(grouped, (table) => addSenders(table, 'PARTNERS', ['198.51.100.25']));
    const text = edited(filled, (table) => moveGroup(table, 'PARTNERS', { before: 'ALLOWED_LIST' }));
    const { hosts, kinds } = await means(text);
    expect(hosts.map(({ name, to }) => [name, to.verdict, to.group])).toEqual([['email.globomantics.com', 'reject', 'PARTNERS']]);
    const rejected = kinds.flatMap(({ sort, affected }) => (sort === 'verdict' ? affected : []));
    expect(rejected.length).toBeGreaterThan(0);
    expect(rejected.every(({ to, witness }) => to.group === 'PARTNERS' && JSON.stringify(witness).includes('198.51.100.25'))).toBe(true);
  });
});

describe('the meaning of a change of a long table', () => {
  it('is worked out in a thread of its own, and is the same', async () => {
    vi.stubGlobal('Worker', undefined);
    const groups = Array.from({ length: 1300 }, (_, at) => `GROUP_${at}:\n    10.${at >> 8}.${at & 255}.0/24\n    $TRUSTED\n\n`).join('');
    const long = hat.replace('ALLOWED_LIST:', `${groups}ALLOWED_LIST:`);
    const changed = long.replace('10.1.7.0/24', '10.1.7.0/25');
    const [was, is] = [long, changed].map((text) => ({ ...before, [FILE]: text }));
    if (was === undefined || is === undefined) throw new Error('no texts');
    const meant = await compareLazily(was, is, lab);
    expect(meant.kinds.flatMap(({ affected }) => affected.map(({ who, from }) => [who, from.group]))).toContainEqual([
      '10.1.7.128/25; no score',
      'GROUP_263',
    ]);
    expect(meant).toEqual(await meaningOf(was, is, lab));
    vi.unstubAllGlobals();
  });
});

describe('the versions of a lab', () => {
  it('begin with its start and tell of each commit what it changed, the latest first', () => {
    const text = `# one\n${hat}`;
    const [input] = commitInputs(lab, { [FILE]: text });
    if (input === undefined) throw new Error('nothing to commit');
    const versions = versionsOf(lab, [{ input, after: step(lab, input).after }]);
    expect(versions.map(({ number, changed }) => [number, changed])).toEqual([
      [1, [FILE]],
      [0, []],
    ]);
    expect([versions[0]?.texts[FILE], versions[0]?.before[FILE]]).toEqual([text, hat]);
  });
});

describe('the rows of a text diff', () => {
  it('fold what stays, and show two lines around what goes and comes', () => {
    const rows = diffRows('a\nb\nc\nd\ne\nf\ng', 'a\nb\nc\nD\ne\nf\ng');
    expect(rows.map((row) => (row.kind === 'gap' ? `… ${row.lines}` : `${row.kind} ${row.number} ${row.text}`))).toEqual([
      '… 1',
      'same 2 b',
      'same 3 c',
      'removed 4 d',
      'added 4 D',
      'same 5 e',
      'same 6 f',
      '… 1',
    ]);
  });
});
