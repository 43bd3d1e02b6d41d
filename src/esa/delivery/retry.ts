/**
 * The bounce profile `Default`: how long the appliance keeps trying. The figures are remembered, not found in a source (design choice): 60 seconds
 * before the second attempt, at most 3600 seconds between two, 72 hours in the queue; that the wait doubles in between is this project's.
 */

const MINUTE = 60_000;
const LONGEST_WAIT = 60 * MINUTE;

/** From the moment a message was taken over to the moment it bounces. */
export const MAXIMUM_QUEUE_TIME = 72 * 60 * MINUTE;

/** When to take a message up again that has been tried `attempts` times, the last time at `at`: to try, or to give it up. */
export function nextAttemptAt(queuedAt: number, attempts: number, at: number): number {
  const wait = Math.min(MINUTE * 2 ** Math.min(attempts - 1, 10), LONGEST_WAIT);
  return Math.min(at + wait, queuedAt + MAXIMUM_QUEUE_TIME);
}

/** Whether a message has waited long enough to bounce. */
export function isExpired(queuedAt: number, at: number): boolean {
  return at >= queuedAt + MAXIMUM_QUEUE_TIME;
}

/**
 * The first attempt after `until`, or the moment to give up if that comes first. What lies between would fail as this one did, since nothing
 * changes before the next input.
 */
export function attemptAfter(
  { queuedAt, attempts }: { readonly queuedAt: number; readonly attempts: number },
  at: number,
  until: number,
): { readonly attempts: number; readonly nextAt: number } {
  let [tried, nextAt] = [attempts, nextAttemptAt(queuedAt, attempts, at)];
  while (nextAt <= until && !isExpired(queuedAt, nextAt)) {
    tried += 1;
    nextAt = nextAttemptAt(queuedAt, tried, nextAt);
  }
  return { attempts: tried, nextAt };
}
