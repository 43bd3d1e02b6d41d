/** The two kinds of counters: the same answers over any run, each key by itself, and no more kept than two periods hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noCounters, runningCounters, type Counters } from '#esa';
import { counted, countOf } from '../../src/esa/counters.ts';
import { SEED } from '../tools/inputs.ts';

const PERIOD = 1000;

interface Act {
  readonly key: string;
  readonly later: number;
  readonly period: number;
}

const anyRun: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    key: fc.constantFrom('recipients 192.0.2.1', 'recipients 192.0.2.2', 'invalid 192.0.2.1', 'sender a@x.example', 'sender __proto__'),
    later: fc.nat(700),
    period: fc.constantFrom(PERIOD, 300),
  }),
  { maxLength: 60 },
);

/** What a plain list of all windows ever opened would answer. */
function plainCount(opened: Map<string, { count: number; ends: number }>, { key, period }: Act, at: number): number {
  const open = opened.get(key);
  const live = open !== undefined && at < open.ends ? open : { count: 0, ends: at + period };
  opened.set(key, { count: live.count + 1, ends: live.ends });
  return live.count + 1;
}

describe('counters', () => {
  it('answer alike, kept or running, and as a plain list of windows does', () => {
    fc.assert(
      fc.property(anyRun, (acts) => {
        const plain = new Map<string, { count: number; ends: number }>();
        let kept: Counters = noCounters;
        let running = runningCounters(noCounters);
        let at = 0;
        for (const act of acts) {
          at += act.later;
          kept = counted(kept, act.key, at, act.period);
          running = counted(running, act.key, at, act.period);
          expect(countOf(kept, act.key, at)).toEqual(countOf(running, act.key, at));
          expect(countOf(kept, act.key, at)?.count).toBe(plainCount(plain, act, at));
          for (const other of plain.keys()) {
            const open = plain.get(other);
            const expected = open !== undefined && at < open.ends ? open : null;
            expect(countOf(kept, other, at)).toEqual(expected);
            expect(countOf(running, other, at)).toEqual(expected);
          }
        }
      }),
      SEED,
    );
  });
  it('leave earlier counters as they were, unless they are running', () => {
    const one = counted(noCounters, 'recipients 192.0.2.1', 0, PERIOD);
    counted(one, 'recipients 192.0.2.1', 1, PERIOD);
    expect(countOf(one, 'recipients 192.0.2.1', 1)).toEqual({ count: 1, ends: PERIOD });
    expect(countOf(noCounters, 'recipients 192.0.2.1', 1)).toBeNull();
  });
  it('go on from what was kept when they begin to run', () => {
    const kept = counted(counted(noCounters, 'a 1', 0, PERIOD), 'b 2', 1, PERIOD);
    const running = runningCounters(kept);
    expect([countOf(running, 'a 1', 2), countOf(running, 'b 2', 2)]).toEqual([
      { count: 1, ends: PERIOD },
      { count: 1, ends: PERIOD + 1 },
    ]);
  });
  it('end a window at its end, and not before', () => {
    const counters = counted(noCounters, 'a', 5, PERIOD);
    expect(countOf(counters, 'a', 5 + PERIOD - 1)?.count).toBe(1);
    expect(countOf(counters, 'a', 5 + PERIOD)).toBeNull();
  });
  it.each([
    ['kept', noCounters],
    ['running', runningCounters(noCounters)],
  ] as const)('drop what is over: %s ones hold no more than two periods do', (_, none) => {
    let counters: Counters = none;
    for (let at = 0; at < 20 * PERIOD; at += 10) counters = counted(counters, `recipients 192.0.2.${at}`, at, PERIOD);
    expect(JSON.stringify(counters).match(/recipients/g)?.length).toBeLessThanOrEqual((2 * PERIOD) / 10 + 1);
  });
  it('are plain data: what JSON gives back is the same', () => {
    const counters = counted(counted(noCounters, 'a', 0, PERIOD), 'b', 0, PERIOD);
    expect(JSON.parse(JSON.stringify(counters))).toEqual(counters);
  });
  it('copy little for one more of ten thousand', () => {
    let counters: Counters = counted(noCounters, 'first', 0, PERIOD);
    counters = counted(counters, 'second', 0, PERIOD);
    for (let host = 0; host < 10_000; host += 1) counters = counted(counters, `recipients ${host}`, 1, PERIOD);
    const before = counters;
    counters = counted(counters, 'recipients 7', 2, PERIOD);
    if (before.kind !== 'kept' || counters.kind !== 'kept') throw new Error('kept counters stay kept');
    const shared = Object.values(counters.recent.counts).filter((shard) => Object.values(before.recent.counts).includes(shard));
    expect(shared).toHaveLength(Object.keys(before.recent.counts).length - 1);
    expect(countOf(counters, 'recipients 7', 2)?.count).toBe(2);
  });
});
