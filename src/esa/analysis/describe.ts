/** Sets of senders in words: addresses as networks, scores as ranges, names as a table would hold them. */
import { printAddress } from '../config/ip-address.ts';
import { printTenths } from '../config/sender-entry.ts';
import type { Atom, Values } from './atoms.ts';
import { joinWords } from './line-words.ts';
import { networksOf } from './networks.ts';

/** The most parts that are told one by one. */
const MOST = 4;

/** Values of one dimension, joined where they touch. */
export function sayAtoms(atoms: readonly Atom[], last = 'and'): string {
  const parts = partsOf(atoms.map(({ values }) => values));
  const shown = parts.length > MOST ? [...parts.slice(0, MOST - 1), `${parts.length - MOST + 1} more`] : parts;
  return joinWords(shown, last);
}

function partsOf(values: readonly Values[]): readonly string[] {
  return [...sayAddresses(values), ...sayScores(values), ...values.flatMap(sayValue)];
}

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
    case 'addresses':
    case 'scores':
      return [];
    case 'no-score':
      return ['no score'];
    case 'name':
      return [value.name];
    case 'names-below':
      return [value.suffix === null ? 'any other name' : `any other name below ${value.suffix}`];
    case 'host-class':
      return [classes[value.host]];
    case 'owner':
      return [value.id === null ? 'any other network owner' : `network owner ${value.id}`];
    case 'country':
      return [value.country === null ? 'any other country' : `country ${value.country}`];
    case 'listed':
      return [value.listed ? `on the list ${value.zone}` : `not on the list ${value.zone}`];
    case 'everyone':
      return ['everyone'];
  }
}

const classes = {
  'nx.domain': 'no PTR record',
  'serv.fail': 'a PTR look-up that fails',
  'not.double.verified': 'a name that is not confirmed',
} as const;
