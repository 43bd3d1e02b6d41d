import { describe, expect, it } from 'vitest';
import { attemptAfter, isExpired, MAXIMUM_QUEUE_TIME, nextAttemptAt } from '../../../src/esa/delivery/retry.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the bounce profile', () => {
  it('waits a minute, then twice as long each time, and never more than an hour', () => {
    const waits = [1, 2, 3, 6, 7, 8, 2000].map((attempts) => nextAttemptAt(0, attempts, 0) / MINUTE);
    expect(waits).toEqual([1, 2, 4, 32, 60, 60, 60]);
  });

  it('acts for the last time when the time in the queue is over', () => {
    expect(nextAttemptAt(0, 80, 71.5 * HOUR)).toBe(MAXIMUM_QUEUE_TIME);
    expect([isExpired(0, MAXIMUM_QUEUE_TIME - 1), isExpired(0, MAXIMUM_QUEUE_TIME)]).toEqual([false, true]);
  });

  it('skips the attempts that would fail alike, and counts them', () => {
    expect(attemptAfter({ queuedAt: 0, attempts: 1 }, 0, 0)).toEqual({ attempts: 1, nextAt: MINUTE });
    // At minutes 1, 3, 7, 15; the next is at 31.
    expect(attemptAfter({ queuedAt: 0, attempts: 1 }, 0, 20 * MINUTE)).toEqual({ attempts: 5, nextAt: 31 * MINUTE });
    expect(attemptAfter({ queuedAt: 0, attempts: 1 }, 0, 400 * HOUR).nextAt).toBe(MAXIMUM_QUEUE_TIME);
  });
});
