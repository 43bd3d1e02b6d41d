import { describe, expect, it } from 'vitest';
import { connectInput, faultInput, nextEvent, sendInput, start, step, waitInput, type Snapshot } from '#lab';
import { parseDuration } from '../../src/lab/passing-time.ts';
import { scenario } from '../tools/scenario.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = start(scenario());
const PARTNER = '198.51.100.25';

describe('parseDuration', () => {
  it.each([
    ['30s', 30_000],
    ['5m', 5 * MINUTE],
    ['5', 5 * MINUTE],
    ['1 hour', HOUR],
    ['2 DAYS', 48 * HOUR],
    ['1h30m', 90 * MINUTE],
    ['30d', 30 * 24 * HOUR],
  ])('reads `%s`', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });
  it.each(['', '0m', '-5m', '1.5h', '5 weeks', 'soon', '31d', 'm', '5m!'])('reads no time in `%s`', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

/** The partner's letter, turned away for now by a full queue. */
function waiting(): Snapshot {
  const full = step(now, faultInput(now, 'queue', true)).after;
  return step(full, sendInput(full, PARTNER, ['angie@carvedrock.com'], 'kinda@globomantics.com')).after;
}

describe('nextEvent', () => {
  it('is nothing in a lab where nothing waits', () => {
    expect(nextEvent(now)).toBeNull();
  });
  it('is the next attempt of a message that waits, and none is left once that has gone through', () => {
    const next = nextEvent(waiting());
    expect(next).toEqual({ at: waiting().clock + 30 * MINUTE, kind: 'retry' });
    const mended = step(waiting(), faultInput(waiting(), 'queue', false)).after;
    const after = step(mended, waitInput(mended, 30 * MINUTE)).after;
    expect(nextEvent(after)).toBeNull();
  });
  it('is the next attempt of a message that waits in the appliance', () => {
    const down = step(now, faultInput(now, 'next-hop', true)).after;
    const accepted = step(down, sendInput(down, PARTNER, ['angie@carvedrock.com'], 'kinda@globomantics.com')).after;
    expect(nextEvent(accepted)).toEqual({ at: accepted.clock + MINUTE, kind: 'retry' });
  });
  it('is the moment the appliance gives up on a connection, where that comes first', () => {
    const open = step(waiting(), connectInput(waiting(), 'c', PARTNER, '192.0.2.25', 25)).after;
    // A public listener waits five minutes for a first message (User Guide 10, global settings).
    expect(nextEvent(open)).toEqual({ at: open.clock + 5 * MINUTE, kind: 'timeout' });
  });
});
