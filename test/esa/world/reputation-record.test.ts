import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_RECORD, rateHost, scoresOf, type RatedHost, type SenderDay } from '../../../src/esa/world/reputation-record.ts';
import { SEED } from '../config/tables.ts';

const day = (volume: number, complaints = 0, traps = 0, lists = 0): SenderDay => ({ volume, complaints, traps, lists });
const days = (count: number, one: SenderDay): readonly SenderDay[] => Array.from({ length: count }, () => one);

const partner: RatedHost = {
  address: '198.51.100.25',
  ptr: 'email.globomantics.com',
  forward: ['198.51.100.25'],
  given: 42,
  record: { ...NO_RECORD, usual: day(150), age: 1500, gateways: 15, space: 'own' },
};
const stranger: RatedHost = { address: '203.0.113.77', ptr: null, forward: [], given: null, record: null };

const after = (host: RatedHost, ...more: readonly SenderDay[]): RatedHost => ({
  ...host,
  record: { ...(host.record ?? NO_RECORD), days: [...(host.record?.days ?? []), ...more] },
});

const anyDay: fc.Arbitrary<SenderDay> = fc.record({
  volume: fc.nat(100_000),
  complaints: fc.nat(500),
  traps: fc.nat(100),
  lists: fc.nat(4),
});

describe('rateHost', () => {
  it('gives a host without a record the score that is written, or none', () => {
    expect(rateHost({ ...partner, record: null })).toEqual({ score: 42, factors: null, contributions: [{ factor: 'rest', tenths: 42 }] });
    expect(rateHost(stranger)).toEqual({ score: null, factors: null, contributions: [] });
  });

  it('begins at the given score, whatever the factors are', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), anyDay, fc.nat(2000), fc.nat(2000), (given, usual, age, gateways) => {
        expect(rateHost({ ...partner, given, record: { ...NO_RECORD, usual, age, gateways } }).score).toBe(given);
      }),
      SEED,
    );
  });

  it('lets the given score fade until after thirty days only behaviour counts', () => {
    const rest = (host: RatedHost, count: number) => rateHost(host, count).factors?.rest;
    const spammer = after({ ...partner, given: -84 }, ...days(40, day(150)));
    // What the factors make is 4.2, so -12.6 are brought along, of which each day takes a thirtieth.
    expect([0, 1, 15, 29, 30, 31].map((count) => rest(spammer, count))).toEqual([-126, -122, -63, -4, null, null]);
  });

  it('is none again for one that has sent nothing for thirty days', () => {
    const silent = after(partner, ...days(30, day(0)));
    expect([29, 30].map((count) => rateHost(silent, count).score)).toEqual([expect.any(Number), null]);
  });

  it('scores an unseen host after a first day of complaints, and not after one of a few letters', () => {
    expect(rateHost(after(stranger, day(20))).score).toBeNull();
    expect(rateHost(after(stranger, day(20, 1))).score).toBeLessThan(0);
  });

  it('leaves an address on its block lists for seven days', () => {
    const lists = (...more: readonly SenderDay[]) => rateHost(after(partner, ...more)).factors?.lists;
    expect(lists(day(150, 0, 0, 2), ...days(6, day(150)))).toBe(2);
    expect(lists(day(150, 0, 0, 2), ...days(7, day(150)))).toBe(0);
    const listed = { ...partner, record: { ...NO_RECORD, usual: day(150, 0, 0, 1) } };
    expect([6, 7].map((count) => rateHost(after(listed, ...days(count, day(150)))).factors?.lists)).toEqual([1, 0]);
  });

  it('measures a sudden volume against the twenty-nine days before it', () => {
    const spike = (...more: readonly SenderDay[]) => rateHost(after(partner, ...more)).factors?.spike;
    expect(spike(day(1500))).toBe(10);
    expect(spike(day(150))).toBe(1);
    // Twenty-eight days of 150 and one of 1500 make 5700 in 29 days.
    expect(spike(day(1500), day(1500))).toBeCloseTo((1500 * 29) / 5700);
    expect(rateHost(after(stranger, day(99))).factors?.spike).toBe(1);
  });

  it('compares the names: PTR, forward record, HELO', () => {
    const naming = (change: Partial<RatedHost>, helo: string | null = null) =>
      rateHost({ ...partner, record: { ...NO_RECORD, helo }, ...change }).factors?.naming;
    expect([
      naming({}),
      naming({}, 'EMAIL.globomantics.com'),
      naming({}, 'localhost'),
      naming({ forward: [] }),
      naming({ ptr: null }),
    ]).toEqual(['agrees', 'agrees', 'confirmed', 'claimed', 'none']);
  });
});

describe('scoresOf', () => {
  it('is the score before the first day and after each', () => {
    expect(scoresOf(partner)).toEqual([42]);
    const bought = after(partner, ...days(7, day(3000, 9, 2)));
    const scores = scoresOf(bought);
    expect(scores).toHaveLength(8);
    expect(scores[0]).toBe(42);
    expect(scores.at(-1)).toBe(rateHost(bought).score);
    // 0.7 volume, -2.0 spike, -1.2 complaints, -2.0 traps, 1.5 age, 0.6 gateways, 1.0 space, 0.5 names; nothing of the 4.2 is left over.
    expect(scores[1]).toBe(-9);
  });
});
