/** How the runners' last lines are read: nothing that went wrong may end as a pass. */
import { describe, expect, it } from 'vitest';
import { printTally, sumOf, tallyOf } from './tally.ts';

describe('a tally', () => {
  it('is read from the last line of the output', () => {
    expect(tallyOf('3 passed, 0 failed\nmore\n12 passed, 2 failed\n', 1)).toEqual({ passed: 12, failed: 2 });
  });

  it('counts a runner that ends without one as a failure', () => {
    expect(tallyOf('Segmentation fault\n', 139)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOf('', 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOf('3 passed, 0 failed\nthen something else', 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('does not hide an exit code behind a clean count', () => {
    expect(tallyOf('3 passed, 0 failed', 1)).toEqual({ passed: 3, failed: 1 });
    expect(tallyOf('3 passed, 2 failed', 1)).toEqual({ passed: 3, failed: 2 });
  });

  it('adds up to one line', () => {
    const sum = sumOf([
      { passed: 3, failed: 0 },
      { passed: 4, failed: 2 },
    ]);
    expect(printTally(sum)).toBe('7 passed, 2 failed');
  });
});
