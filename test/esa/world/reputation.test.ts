import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionsOf, scoreOf, SPACES, sumOf, type Factor, type Factors, type Naming } from '../../../src/esa/world/reputation.ts';
import { SEED } from '../config/tables.ts';

const NAMES: readonly Naming[] = ['none', 'claimed', 'confirmed', 'agrees'];

const steady: Factors = {
  volume: 1000,
  spike: 1,
  complaints: 0,
  traps: 0,
  lists: 0,
  age: 400,
  gateways: 100,
  space: 'hosting',
  naming: 'agrees',
  rest: null,
};

const amount = (max: number) => fc.oneof(fc.nat({ max }), fc.double({ min: 0, max, noNaN: true }));

const anyFactors: fc.Arbitrary<Factors> = fc.record({
  volume: amount(1_000_000),
  spike: amount(1000),
  complaints: amount(1000),
  traps: amount(100_000),
  lists: fc.nat(40),
  age: fc.nat(10_000),
  gateways: fc.nat(100_000),
  space: fc.constantFrom(...SPACES),
  naming: fc.constantFrom(...NAMES),
  rest: fc.option(fc.integer({ min: -200, max: 200 })),
});

const tenthsOf = (factors: Factors, factor: Factor) => contributionsOf(factors).find((part) => part.factor === factor)?.tenths;

describe('contributionsOf', () => {
  it('names every factor once, with what it adds', () => {
    const parts = contributionsOf(steady);
    expect(parts.map(({ factor }) => factor).toSorted()).toEqual(Object.keys(steady).toSorted());
    expect(Object.fromEntries(parts.map(({ factor, tenths }) => [factor, tenths]))).toEqual({
      volume: 10, // two tenfolds above ten a day
      spike: 0,
      complaints: 0,
      traps: 0,
      lists: 0,
      age: 13, // thirteen months
      gateways: 10, // two tenfolds above one
      space: 0,
      naming: 5,
      rest: 0,
    });
  });

  it('takes one to two points for a sudden volume, as the vendor’s notes say, and none for a steady one', () => {
    expect([1, 2.9, 3, 10, 1000].map((spike) => tenthsOf({ ...steady, spike }, 'spike'))).toEqual([0, 0, -10, -20, -20]);
    fc.assert(
      fc.property(fc.double({ min: 3, max: 1e6, noNaN: true }), (spike) => {
        const tenths = tenthsOf({ ...steady, spike }, 'spike') ?? NaN;
        expect(tenths >= -20 && tenths <= -10).toBe(true);
      }),
      SEED,
    );
  });

  it.each<[Factor, Partial<Factors>, number]>([
    ['complaints', { complaints: 1 }, -10],
    ['complaints', { complaints: 80 }, -50],
    ['traps', { traps: 1 }, -10],
    ['traps', { traps: 4 }, -30],
    ['traps', { traps: 1000 }, -50],
    ['lists', { lists: 1 }, -25],
    ['lists', { lists: 9 }, -75],
    ['space', { space: 'own' }, 10],
    ['space', { space: 'access' }, -15],
    ['naming', { naming: 'claimed' }, -10],
    ['naming', { naming: 'none' }, -15],
    ['rest', { rest: -31 }, -31],
  ])('weighs %s as documented: %j', (factor, change, tenths) => {
    expect(tenthsOf({ ...steady, ...change }, factor)).toBe(tenths);
  });
});

describe('scoreOf', () => {
  it('is the sum of what the factors add', () => {
    expect(scoreOf(steady)).toBe(10 + 13 + 10 + 5);
  });

  it('always lies from -10.0 to 10.0 in whole tenths, or is none', () => {
    fc.assert(
      fc.property(anyFactors, (factors) => {
        const score = scoreOf(factors);
        expect(score === null || (Number.isInteger(score) && score >= -100 && score <= 100 && !Object.is(score, -0))).toBe(true);
        if (score !== null && Math.abs(score) < 100) expect(score).toBe(sumOf(contributionsOf(factors)));
      }),
      SEED,
    );
  });

  it('is none for a sender hardly seen and not complained of, which is not zero', () => {
    const hardly = { ...steady, volume: 3 };
    expect(scoreOf(hardly)).toBeNull();
    expect(
      [{ volume: 4 }, { complaints: 0.1 }, { traps: 1 }, { lists: 1 }, { rest: 0 }].map((change) => scoreOf({ ...hardly, ...change })),
    ).toEqual(expect.not.arrayContaining([null]));
    const nought = { ...steady, rest: -38 };
    expect(scoreOf(nought)).toBe(0);
  });

  type Better = (better: number, worse: number) => readonly [Partial<Factors>, Partial<Factors>];
  const rising =
    (factor: Factor): Better =>
    (better, worse) => [{ [factor]: better }, { [factor]: worse }];
  const falling =
    (factor: Factor): Better =>
    (better, worse) => [{ [factor]: worse }, { [factor]: better }];
  const best = ['own', 'hosting', 'unknown', 'access'] as const;

  it.each<[Factor, Better]>([
    ['volume', rising('volume')],
    ['age', rising('age')],
    ['gateways', rising('gateways')],
    ['rest', rising('rest')],
    ['spike', falling('spike')],
    ['complaints', falling('complaints')],
    ['traps', falling('traps')],
    ['lists', falling('lists')],
    [
      'space',
      (better, worse) => [{ space: best[3 - (better % 4)] ?? 'own' }, { space: best[3 - Math.min(better % 4, worse % 4)] ?? 'own' }],
    ],
    ['naming', (better, worse) => [{ naming: NAMES[better % 4] ?? 'none' }, { naming: NAMES[Math.min(better % 4, worse % 4)] ?? 'none' }]],
  ])('never falls when %s gets better and all else stays', (_, pair) => {
    fc.assert(
      fc.property(anyFactors, fc.nat(2000), fc.nat(2000), (factors, one, other) => {
        const [better, worse] = pair(Math.max(one, other), Math.min(one, other)).map((change) => scoreOf({ ...factors, ...change }));
        if (better === null || worse === null || better === undefined || worse === undefined) return;
        expect(better).toBeGreaterThanOrEqual(worse);
      }),
      SEED,
    );
  });
});
