import { describe, expect, it } from 'vitest';
import { labelOf, ringAt, rowsOf } from '../../../src/ui/map/layout.ts';
import { drawn } from './drawn.ts';

describe('rowsOf', () => {
  it('puts bands below each other, with room for a group that is never reached', () => {
    const rows = rowsOf(drawn());
    expect(rows.slice(1).map(({ top }) => top)).toEqual(rows.slice(0, -1).map(({ top, height }) => top + height));
    expect(rows.map(({ kept }) => kept > 0)).toEqual([false, false, true, false, false]);
    expect((rows[2]?.height ?? 0) - (rows[2]?.kept ?? 0)).toBeGreaterThanOrEqual(32);
  });
});

describe('labelOf', () => {
  const blocked = { group: 'BLOCKED_LIST', verdict: 'reject' } as const;

  it('tells as much as there is room for, the mark last', () => {
    expect([300, 110, 70, 14, 4].map((width) => labelOf(blocked, width, 60))).toEqual(['line', 'stack', 'verdict', 'mark', 'none']);
    expect(labelOf(blocked, 20, 200)).toBe('up');
    expect(labelOf({ group: 'ALL', verdict: 'accept' }, 32, 50)).toBe('group');
  });
});

describe('ringAt', () => {
  it('stands in the middle of a narrow cell, and away from the words in a wide one', () => {
    expect(ringAt({ left: 0, right: 20 }, 10)).toBe(10);
    expect(ringAt({ left: 0, right: 200 }, 40)).toBe(187);
    expect(ringAt({ left: 0, right: 200 }, 160)).toBe(13);
  });
});
