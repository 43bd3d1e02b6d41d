/**
 * What `world.yaml` says of a sender's behaviour: its standing, and the lab days since, one a line. From both come the factors of every day,
 * and so the score of every day: no score of the past is stored.
 */
import { contributionsOf, scoreOf, sumOf, WINDOW, type Contribution, type Factors, type Naming, type Space } from './reputation.ts';

/** One day of a sender: messages, complaints about them, messages into spam traps, block lists that were told of it. */
export interface SenderDay {
  readonly volume: number;
  readonly complaints: number;
  readonly traps: number;
  readonly lists: number;
}

/** The key `reputation` of a host. The numbers of a day are the mean of the thirty days before the first of `days`. */
export interface ReputationRecord {
  readonly usual: SenderDay;
  /** Days since the address was first seen, before the first of `days`. */
  readonly age: number;
  readonly gateways: number;
  readonly space: Space;
  /** What it says at HELO; null: the name its address leads to. */
  readonly helo: string | null;
  /** The lab days, oldest first. */
  readonly days: readonly SenderDay[];
}

/** The record that says nothing. */
export const NO_RECORD: ReputationRecord = {
  usual: { volume: 0, complaints: 0, traps: 0, lists: 0 },
  age: 0,
  gateways: 0,
  space: 'unknown',
  helo: null,
  days: [],
};

/** What of a host its reputation is made from. `given` is the key `score`, in tenths: what the service said before the first of the days. */
export interface RatedHost {
  readonly address: string;
  readonly ptr: string | null;
  readonly forward: readonly string[];
  readonly given: number | null;
  readonly record: ReputationRecord | null;
}

/** A score and what it is made of. Without a record the score is the given one, and there are no factors. */
export interface Rating {
  readonly score: number | null;
  readonly factors: Factors | null;
  readonly contributions: readonly Contribution[];
}

/** The rating after the first `days` of the days on record; all of them if it does not say. */
export function rateHost(host: RatedHost, days: number = host.record?.days.length ?? 0): Rating {
  const { record, given } = host;
  if (record === null) {
    return { score: given, factors: null, contributions: given === null ? [] : [{ factor: 'rest', tenths: given }] };
  }
  const factors = factorsOf(host, record, record.days.slice(0, days));
  return { score: scoreOf(factors), factors, contributions: contributionsOf(factors) };
}

/** The score before the first lab day and after each: what a chart shows. */
export function scoresOf(host: RatedHost): readonly (number | null)[] {
  const days = host.record?.days ?? [];
  return [0, ...days.map((_, index) => index + 1)].map((count) => rateHost(host, count).score);
}

function factorsOf(host: RatedHost, record: ReputationRecord, days: readonly SenderDay[]): Factors {
  const seen = seenFactors(host, record, days);
  return { ...seen, rest: restOf(host, record, Math.min(days.length, WINDOW)) };
}

function seenFactors(host: RatedHost, { usual, age, gateways, space, helo }: ReputationRecord, days: readonly SenderDay[]): Factors {
  const recent = days.slice(-WINDOW);
  const total = (key: keyof SenderDay): number => recent.reduce((sum, day) => sum + day[key], usual[key] * (WINDOW - recent.length));
  const messages = total('volume');
  return {
    volume: messages / WINDOW,
    spike: spikeOf(usual, recent),
    complaints: (1000 * total('complaints')) / Math.max(1, messages),
    traps: total('traps'),
    lists: listsOf(usual, recent),
    age: age + days.length,
    gateways,
    space,
    naming: namingOf(host, helo),
    rest: null,
  };
}

/** Days a block list keeps an address after the last it was told of (design choice). */
const LISTED = 7;

function listsOf(usual: SenderDay, recent: readonly SenderDay[]): number {
  return Math.max(recent.length < LISTED ? usual.lists : 0, ...recent.slice(-LISTED).map(({ lists }) => lists));
}

/** A day this small is no spike, whatever came before. */
const NO_SPIKE = 100;

/** The last day against the mean of the days before it. Before the first lab day everything is as usual. */
function spikeOf(usual: SenderDay, recent: readonly SenderDay[]): number {
  const last = recent.at(-1);
  if (last === undefined || last.volume < NO_SPIKE) return 1;
  const before = recent.slice(0, -1);
  const mean = before.reduce((sum, { volume }) => sum + volume, usual.volume * (WINDOW - recent.length)) / (WINDOW - 1);
  return last.volume / Math.max(1, mean);
}

/**
 * What the given score holds beyond the factors, so that a sender begins at the score it was given. It fades with the days: after thirty of
 * them only behaviour counts (design choice).
 */
function restOf(host: RatedHost, record: ReputationRecord, days: number): number | null {
  if (host.given === null || days === WINDOW) return null;
  const known = sumOf(contributionsOf(seenFactors(host, record, [])));
  return Math.round(((host.given - known) * (WINDOW - days)) / WINDOW);
}

function namingOf({ address, ptr, forward }: RatedHost, helo: string | null): Naming {
  if (ptr === null) return 'none';
  if (!forward.includes(address)) return 'claimed';
  return helo === null || helo.toLowerCase() === ptr.toLowerCase() ? 'agrees' : 'confirmed';
}
