import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyEdits } from '#esa';
import { findIn, type Findable } from '../../../src/ui/analysis/find.ts';
import { findInLazily } from '../../../src/ui/policy/resting.ts';

/** Some 3,900 lines; the last group stands below one that takes its network. */
const long = `$A\n    ACCEPT\n${Array.from({ length: 1300 }, (_, at) => `GROUP_${at}:\n    10.${at >> 8}.${at & 255}.0/24\n    $A\n`).join('')}LATE:\n    10.1.7.0/25\n    $A\nALL\n    $A\n`;
const hat = (text: string): Findable => ({ kind: 'hat', text, listener: { type: 'public', defaults: [] } });

afterEach(() => vi.unstubAllGlobals());

describe('the findings of a long table', () => {
  it('are those of the analysis, sent from its thread, with the same repairs once they are asked for', async () => {
    vi.stubGlobal('Worker', undefined);
    const found = await findInLazily('InboundMail.hat', long, '');
    const expected = findIn(hat(long));
    expect(long.length).toBeGreaterThan(40_000);
    const plain = (findings: typeof expected | null) =>
      findings?.map(({ fixes, ...bare }) => ({ ...bare, edits: fixes().map(({ edits }) => edits) }));
    expect(plain(found)).toEqual(plain(expected));
    const late = found?.find(({ rule }) => rule === 'unreachable');
    const [fix] = late?.fixes() ?? [];
    const mended = applyEdits(long, fix?.edits ?? []);
    expect(findIn(hat(mended)).filter(({ rule }) => rule === 'unreachable')).toEqual([]);
  });
});
