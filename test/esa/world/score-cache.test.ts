import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noScores, type ScoreCache } from '#esa';
import type { SenderFacts } from '../../../src/esa/decision.ts';
import { keepScore, keptFacts } from '../../../src/esa/world/score-cache.ts';
import { SEED } from '../config/tables.ts';

const sender = (address: string, reputation: SenderFacts['reputation']): SenderFacts => ({
  address,
  name: null,
  nameCheck: 'none',
  owner: 'Supplier',
  ownerId: 311407,
  country: null,
  reputation,
  lists: [],
});

const keep = (cache: ScoreCache, reputation: SenderFacts['reputation'], at: number, time = 100): ScoreCache =>
  keepScore(cache, sender('192.0.2.140', reputation), at, time);

describe('the cache of scores', () => {
  it('gives score and owner until their time is over, and says when they were asked', () => {
    const cache = keep(noScores, -84, 10);
    const known = { reputation: -84, owner: 'Supplier', ownerId: 311407, asked: { at: 10, until: 110 } };
    expect(keptFacts(cache, '192.0.2.140', 109, 100)).toEqual(known);
    expect(keptFacts(cache, '192.0.2.140', 110, 100)).toBeNull();
    expect(keptFacts(cache, '192.0.2.141', 11, 100)).toBeNull();
  });
  it('keeps none, which is an answer, but no answer that was not given', () => {
    expect(keptFacts(keep(noScores, 'none', 0), '192.0.2.140', 1, 100)?.reputation).toBe('none');
    for (const silent of ['rfc1918', 'unavailable', 'not-enabled'] as const) expect(keep(noScores, silent, 0)).toBe(noScores);
  });
  it('follows a shorter time at once, and does not lengthen what was kept for less', () => {
    const cache = keep(noScores, 42, 0);
    expect(keptFacts(cache, '192.0.2.140', 50, 50)).toBeNull();
    expect(keptFacts(cache, '192.0.2.140', 100, 1000)).toBeNull();
    expect(keepScore(noScores, sender('192.0.2.140', 42), 0, 0)).toBe(noScores);
  });
  it('does not keep anew what it gave itself', () => {
    const cache = keep(noScores, 42, 0);
    const again: SenderFacts = { ...sender('192.0.2.140', 42), asked: { at: 0, until: 100 } };
    expect(keepScore(cache, again, 60, 100)).toBe(cache);
  });
  it('gives the last answer as long as it holds, however many others come, and is plain data', () => {
    const act = fc.record({ host: fc.integer({ min: 0, max: 20 }).map(String), wait: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
        let [cache, at] = [noScores, 0];
        const last = new Map<string, number>();
        for (const { host, wait } of acts) {
          at += wait;
          cache = keepScore(cache, sender(host, at % 100), at, 100);
          last.set(host, at);
          for (const [known, since] of last) {
            expect(keptFacts(cache, known, at, 100)?.reputation ?? null).toBe(at < since + 100 ? since % 100 : null);
          }
        }
        expect(JSON.parse(JSON.stringify(cache))).toEqual(cache);
      }),
      SEED,
    );
  });
  it('never holds more than two generations', () => {
    let cache = noScores;
    for (let host = 0; host < 30_000; host++) cache = keepScore(cache, sender(String(host), 0), 0, 100);
    expect(cache.recent.size + cache.older.size).toBeLessThanOrEqual(20_000);
    expect(keptFacts(cache, '29999', 1, 100)).not.toBeNull();
    expect(keptFacts(cache, '0', 1, 100)).toBeNull();
  });
});
