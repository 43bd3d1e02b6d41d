import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheAnswer, cachedAnswer, type CachedAnswer, type DirectoryCache } from '../../../src/esa/world/directory-cache.ts';
import { SEED } from '../config/tables.ts';

const keep = (cache: DirectoryCache, filter: string, until: number, at = 0, most = 3): DirectoryCache =>
  cacheAnswer(cache, 'q', filter, { dn: `uid=${filter}`, until }, { at, most });

describe('the directory cache', () => {
  it('gives an answer until its time is over, to its own query alone', () => {
    const cache = keep({}, 'a', 900);
    expect(cachedAnswer(cache, 'q', 'a', 899)?.dn).toBe('uid=a');
    expect(cachedAnswer(cache, 'q', 'a', 900)).toBeNull();
    expect(cachedAnswer(cache, 'other', 'a', 0)).toBeNull();
  });
  it('never holds more than it may, always the last answer, and never one it was not told', () => {
    const act = fc.record({ filter: fc.integer({ min: 0, max: 30 }).map(String), lasts: fc.integer({ min: 0, max: 40 }) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 120 }), fc.integer({ min: 0, max: 40 }), (acts, most) => {
        let cache: DirectoryCache = {};
        const told: CachedAnswer[] = [];
        const filters = new Set<string>();
        acts.forEach(({ filter, lasts }, at) => {
          const answer = { dn: `${filter} at ${String(at)}`, until: at + lasts };
          cache = cacheAnswer(cache, 'q', filter, answer, { at, most });
          told.push(answer);
          filters.add(filter);
          const held = [...filters].map((key) => cachedAnswer(cache, 'q', key, at)).filter((known) => known !== null);
          expect(held.length).toBeLessThanOrEqual(most);
          for (const known of held) expect(told).toContainEqual(known);
          if (most > 0 && lasts > 0) expect(cachedAnswer(cache, 'q', filter, at)).toEqual(answer);
        });
        expect(JSON.parse(JSON.stringify(cache))).toEqual(cache);
      }),
      SEED,
    );
  });
});
