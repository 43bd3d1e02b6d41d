/** Sets of senders in words: addresses as networks, scores as ranges, names as a table would hold them. */
import { printAddress } from '../config/ip-address.ts';
import { printTenths } from '../config/sender-entry.ts';
import type { Atom, Values } from './atoms.ts';
import { networksOf } from './networks.ts';
import { sayNames } from './say-names.ts';

/** The most parts that are told one by one. */
const MOST = 6;

/** Parts of a set; beyond the most that are told one by one they end with how many more there are. */
export function fewParts(parts: readonly string[]): readonly string[] {
  return parts.length > MOST ? [...parts.slice(0, MOST - 1), `${parts.length - MOST + 1} more`] : parts;
}

/** Values of one dimension, of which `all` are given in their order: the parts of which the set is made up, joined where they touch. */
export function sayAtoms(all: readonly Atom[], inside: readonly Atom[]): readonly string[] {
  const values = inside.map((atom) => atom.values);
  const others = [
    ...counted('network owner', values.flatMap(ownerIn)),
    ...counted('country', values.flatMap(countryIn)),
    ...values.flatMap(sayValue),
  ];
  return [...sayAddresses(values), ...sayNames(all, inside), ...sayScores(values), ...others];
}

/** `country DE`, `FR`: the word is said once. */
const counted = (word: string, found: readonly (number | string | null)[]): readonly string[] =>
  found.map((value, at) => (value === null ? `any other ${word}` : at === 0 ? `${word} ${value}` : String(value)));

const ownerIn = (values: Values): readonly (number | null)[] => (values.kind === 'owner' ? [values.id] : []);
const countryIn = (values: Values): readonly (string | null)[] => (values.kind === 'country' ? [values.country] : []);

/** Stretches of addresses that touch are one. */
export function stretchesOf(values: readonly Values[]): readonly Extract<Values, { kind: 'addresses' }>[] {
  const stretches: Extract<Values, { kind: 'addresses' }>[] = [];
  for (const value of values) {
    if (value.kind !== 'addresses') continue;
    const last = stretches.at(-1);
    if (last?.family === value.family && last.last + 1n === value.first) stretches[stretches.length - 1] = { ...last, last: value.last };
    else stretches.push(value);
  }
  return stretches;
}

function sayAddresses(values: readonly Values[]): readonly string[] {
  return stretchesOf(values).flatMap((stretch) => {
    const networks = networksOf(stretch, 3);
    if (networks !== null) return networks;
    const { family, first, last } = stretch;
    return [`${printAddress({ family, value: first })} to ${printAddress({ family, value: last })}`];
  });
}

/** Scores that touch are one run: `-2.9 to -1.0`. */
export function scoreRuns(values: readonly Values[]): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const value of values) {
    if (value.kind !== 'scores') continue;
    const last = runs.at(-1);
    if (last !== undefined && last.to + 1 === value.from) last.to = value.to;
    else runs.push({ from: value.from, to: value.to });
  }
  return runs;
}

function sayScores(values: readonly Values[]): readonly string[] {
  return scoreRuns(values).map(({ from, to }) =>
    from === to ? `score ${printTenths(from)}` : `score ${printTenths(from)} to ${printTenths(to)}`,
  );
}

function sayValue(value: Values): readonly string[] {
  switch (value.kind) {
    case 'no-score':
      return ['no score'];
    case 'listed':
      return [value.listed ? `on the list ${value.zone}` : `not on the list ${value.zone}`];
    case 'everyone':
      return ['everyone'];
    case 'addresses':
    case 'scores':
    case 'name':
    case 'names-below':
    case 'host-class':
    case 'owner':
    case 'country':
      return [];
  }
}
