/**
 * When a sending server tries again (RFC 5321 section 4.5.4.1): twice within the first hour, then every two or three hours; after the first
 * day the waits grow, so that a week in the lab is no list of sixty calls; after five days it gives up.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The wait after the first attempt, after the second, and so on, in lab milliseconds; the last one holds from then on. */
export const RETRY_DELAYS: readonly number[] = [
  30 * MINUTE, // two attempts in the first hour
  2 * HOUR,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR, // "one every two or three hours"
  6 * HOUR,
  6 * HOUR, // a day is nearly over
  DAY,
];

/** From the moment a message was handed over to the moment it comes back ("at least 4-5 days"). */
export const GIVE_UP_AFTER = 5 * DAY;

/** When to act again on a message that has been tried `attempts` times, the last time at `at`: to try, or to give it up. */
export function nextActAt(queuedAt: number, attempts: number, at: number): number {
  const delay = RETRY_DELAYS[attempts - 1] ?? RETRY_DELAYS.at(-1) ?? DAY;
  return Math.min(at + delay, queuedAt + GIVE_UP_AFTER);
}

/** Whether a message has waited long enough to be given up. */
export function isGivenUp(queuedAt: number, at: number): boolean {
  return at >= queuedAt + GIVE_UP_AFTER;
}
