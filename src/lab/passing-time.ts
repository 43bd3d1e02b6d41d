/** Time that a person lets pass: how it is written, the input it comes to, and what it is worth waiting for. */
import { deadlineOf } from '#esa';
import { nextMail } from './delivery/post-office.ts';
import type { Input } from './input.ts';
import { nextRun } from './sending/queue.ts';
import type { Snapshot } from './snapshot.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The longest stretch that is let pass in one go. */
const LONGEST_WAIT = 30 * DAY;

const UNIT = /^(?:(s|sec|secs|seconds?)|(m|min|mins|minutes?)|(h|hrs?|hours?)|(d|days?))$/;

/**
 * A stretch of time as typed, in milliseconds: `30s`, `5m`, `1h30m`, `2 days`; a number alone is minutes. Null for anything else, for nothing
 * at all, and for more than 30 days.
 */
export function parseDuration(text: string): number | null {
  const words = text.trim().toLowerCase();
  if (!/^(?:\d{1,9}\s*[a-z]*\s*)+$/.test(words)) return null;
  let sum = 0;
  for (const [, number = '', unit = ''] of words.matchAll(/(\d+)\s*([a-z]*)/g)) sum += Number(number) * (lengthOf(unit) ?? NaN);
  return sum > 0 && sum <= LONGEST_WAIT ? sum : null;
}

function lengthOf(unit: string): number | null {
  const [found, second, minute, hour] = UNIT.exec(unit) ?? [];
  if (unit === '' || minute !== undefined) return MINUTE;
  if (found === undefined) return null;
  return second !== undefined ? SECOND : hour !== undefined ? HOUR : DAY;
}

/** Lets time pass from now on. */
export function waitInput(now: Snapshot, milliseconds: number): Input {
  return { kind: 'time', at: now.clock + milliseconds };
}

/** The next thing that time alone brings: a host or the appliance tries a message again, or the appliance gives up on a connection. Null: nothing waits. */
export function nextEvent(now: Snapshot): { readonly at: number; readonly kind: 'retry' | 'timeout' } | null {
  const retry = Math.min(nextRun(now.queues, Infinity)?.at ?? Infinity, nextMail(now, Infinity)?.nextAt ?? Infinity);
  const timeout = Object.values(now.connections).reduce((first, connection) => Math.min(first, deadlineOf(connection).at), Infinity);
  const at = Math.min(retry, timeout);
  return at === Infinity ? null : { at, kind: retry <= timeout ? 'retry' : 'timeout' };
}
