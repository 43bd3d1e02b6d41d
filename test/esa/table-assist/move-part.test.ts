/** The part under the cursor moved by one, the cursor with it. `¦` is the cursor. */
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/esa/edits/text-edit.ts';
import type { TableKind } from '../../../src/esa/table-assist/cursor-word.ts';
import { movePartAt } from '../../../src/esa/table-assist/move-part.ts';
import { cursorIn } from './at-cursor.ts';

/** The text after the move with the cursor in it; else what it came to. */
function moved(marked: string, to: 'up' | 'down', table: TableKind = 'hat'): unknown {
  const { text, offset } = cursorIn(marked);
  const move = movePartAt(text, table, offset, to);
  if (move?.kind !== 'moved') return move;
  const after = applyEdits(text, move.edits);
  return `${after.slice(0, move.offset)}¦${after.slice(move.offset)}`;
}

const HAT = `$A
    ACCEPT

ONE:
    192.0.2.1
    $A

# the second
TWO:
    192.0.2.2
    $A (note)

ALL
    $A
`;

describe('in a HAT', () => {
  it('the whole group goes up with its comment, and the cursor stays in its line', () => {
    const text = HAT.replace('192.0.2.2', '192¦.0.2.2');
    expect(moved(text, 'up')).toBe(`$A
    ACCEPT

# the second
TWO:
    192¦.0.2.2
    $A (note)

ONE:
    192.0.2.1
    $A

ALL
    $A
`);
  });
  it('up and down again is where it was', () => {
    const text = HAT.replace('TWO:', 'T¦WO:');
    expect(moved(String(moved(text, 'up')), 'down')).toBe(text);
  });
  it('tells beside which group it stands now', () => {
    const { text, offset } = cursorIn(HAT.replace('TWO:', 'T¦WO:'));
    expect(movePartAt(text, 'hat', offset, 'up')).toMatchObject({ name: 'TWO', side: 'above', neighbour: 'ONE' });
  });
  it('a comment directly above belongs to the group', () => {
    expect(moved(HAT.replace('# the', '#¦ the'), 'up')).toContain('    ACCEPT\n\n#¦ the second\nTWO:');
  });
  it('nothing goes below ALL, nor ALL up', () => {
    expect(moved(HAT.replace('TWO:', 'TWO:¦'), 'down')).toEqual({ kind: 'refused', name: 'TWO', why: 'all-stays-last' });
    expect(moved(HAT.replace('ALL', 'AL¦L'), 'up')).toEqual({ kind: 'refused', name: 'ALL', why: 'all-stays-last' });
  });
  it('the first stays first', () => {
    expect(moved(HAT.replace('ONE:', 'ONE¦:'), 'up')).toEqual({ kind: 'at-end', name: 'ONE', side: 'above' });
  });
  it('a group whose name stands above already is not moved by it', () => {
    const text = HAT.replace('TWO:', 'ONE:').replace('192.0.2.2', '192.0.2.2¦');
    expect(moved(text, 'up')).toEqual({ kind: 'refused', name: 'ONE', why: 'touches-others' });
  });
  it.each(['$A\n    ACC', '    $A\n', '$A (note)\n'])('outside a group nothing is moved: behind %j', (before) => {
    expect(moved(HAT.replace(before, `${before}¦`), 'up')).toBeNull();
  });
});

describe('in a RAT', () => {
  const RAT = '# ours\nexample.com ACCEPT\n.example.com REJECT\nALL REJECT\n';
  it('the entry moves, and stays above ALL', () => {
    expect(moved(RAT.replace('.example', '.exam¦ple'), 'up', 'rat')).toBe('.exam¦ple.com REJECT\n# ours\nexample.com ACCEPT\nALL REJECT\n');
    expect(moved(RAT.replace('.example', '.exam¦ple'), 'down', 'rat')).toMatchObject({ kind: 'refused', why: 'all-stays-last' });
  });
});
