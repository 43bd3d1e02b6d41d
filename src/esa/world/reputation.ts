/**
 * How a reputation comes about: ten factors, what each adds to the score, and the score. A TEACHING MODEL: the real service weighs more than
 * fifty factors by a formula that is not public (Cisco TAC note 117903), so every weight here is a design choice. Kept from the vendor: the
 * range, None for a sender hardly seen and not complained of, and 1 to 2 points for a sudden volume (Cisco TAC notes 117903, 117919).
 */

/** Whose address space it is: the sender's own, a hosting provider's, an access provider's (people at home), or nobody knows. */
export const SPACES = ['own', 'hosting', 'unknown', 'access'] as const;
export type Space = (typeof SPACES)[number];

/** Whether the names agree: PTR, forward record and HELO all; PTR and forward record; a PTR alone; no PTR. */
export type Naming = 'agrees' | 'confirmed' | 'claimed' | 'none';

/** What is known of a sender over the last thirty days. */
export interface Factors {
  /** Messages a day, the mean. */
  readonly volume: number;
  /** The last day's volume as a multiple of the mean before it; 1 is steady. */
  readonly spike: number;
  /** Complaints per thousand messages. */
  readonly complaints: number;
  /** Messages into spam traps, all together. */
  readonly traps: number;
  /** Block lists the address stands on. */
  readonly lists: number;
  /** Days since it was first seen. */
  readonly age: number;
  /** Gateways that saw it. */
  readonly gateways: number;
  readonly space: Space;
  readonly naming: Naming;
  /** In tenths, what the service knew before and this model does not break down; null for nothing. */
  readonly rest: number | null;
}

export type Factor = keyof Factors;

/** What one factor adds to the score, in whole tenths. */
export interface Contribution {
  readonly factor: Factor;
  readonly tenths: number;
}

/** Days that count. */
export const WINDOW = 30;
/** Fewer messages than this in the window are "very low volume". The number is a design choice. */
const HARDLY_SEEN = 100;
/** Scores end here, in tenths: -10.0 and 10.0. */
const LIMIT = 100;

const spaces: Readonly<Record<Space, number>> = { own: 10, hosting: 0, unknown: -5, access: -15 };
const names: Readonly<Record<Naming, number>> = { agrees: 5, confirmed: 0, claimed: -10, none: -15 };

/** Half a point for every tenfold above `from`, at most `most` tenths. */
const perTenfold = (value: number, from: number, most: number): number =>
  value <= from ? 0 : Math.min(most, Math.round(5 * Math.log10(value / from)));

/** A sudden volume: one point at three times the usual, two at ten times and above. */
const spikeTenths = (spike: number): number => (spike < 3 ? 0 : -Math.min(20, Math.round(10 + (10 * (spike - 3)) / 7)));

/** One point for the first hit, one more for every doubling, at most five. */
const trapTenths = (traps: number): number => (traps < 1 ? 0 : -Math.min(50, Math.round(10 * (1 + Math.log2(traps)))));

/**
 * What each factor adds, in a fixed order, zeros too. The weights, all chosen here: volume up to 2.0; spike down to -2.0; complaints one
 * point per thousandth, at most five; traps down to -5.0; 2.5 points a block list, at most 7.5; a tenth a month of age, at most 1.5; gateways
 * up to 1.5; address space 1.0 to -1.5; names 0.5 to -1.5.
 */
export function contributionsOf(factors: Factors): readonly Contribution[] {
  const tenths: Readonly<Record<Factor, number>> = {
    volume: perTenfold(factors.volume, 10, 20),
    spike: spikeTenths(factors.spike),
    complaints: -Math.min(50, Math.round(10 * factors.complaints)),
    traps: trapTenths(factors.traps),
    lists: -Math.min(75, 25 * factors.lists),
    age: Math.min(15, Math.floor(factors.age / 30)),
    gateways: perTenfold(factors.gateways, 1, 15),
    space: spaces[factors.space],
    naming: names[factors.naming],
    rest: factors.rest ?? 0,
  };
  return FACTORS.map((factor) => ({ factor, tenths: tenths[factor] + 0 }));
}

const FACTORS: readonly Factor[] = ['volume', 'spike', 'complaints', 'traps', 'lists', 'age', 'gateways', 'space', 'naming', 'rest'];

/** All contributions together, in tenths, before the score is cut to its range. */
export function sumOf(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { tenths }) => sum + tenths, 0);
}

/**
 * The score in whole tenths, -100 to 100; null for none: hardly seen in thirty days, not complained of, and nothing known from before. None is
 * not zero: zero is a score.
 */
export function scoreOf(factors: Factors): number | null {
  if (isHardlySeen(factors)) return null;
  return Math.max(-LIMIT, Math.min(LIMIT, sumOf(contributionsOf(factors)))) + 0;
}

function isHardlySeen({ volume, complaints, traps, lists, rest }: Factors): boolean {
  return Math.round(volume * WINDOW) < HARDLY_SEEN && complaints === 0 && traps === 0 && lists === 0 && rest === null;
}
