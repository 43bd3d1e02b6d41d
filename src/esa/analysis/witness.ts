/**
 * One sender of a region, to be tried: addresses of the documentation ranges where they fit (RFC 5737, RFC 3849), names under `.example`
 * (RFC 2606), and nothing told that need not be.
 */
import { isMapped, networkAround, parseAddress, printAddress, type AddressRange } from '../config/ip-address.ts';
import type { SenderRecord } from '../sender-record.ts';
import type { Atom, DimensionKey, Values } from './atoms.ts';
import { boxOf, type Box, type Region, type SenderSpace } from './space.ts';

/** Where example addresses are taken from, the best first. */
const documentation: readonly AddressRange[] = [
  network('203.0.113.0', 24),
  network('198.51.100.0', 24),
  network('192.0.2.0', 24),
  network('2001:db8::', 32),
  network('10.0.0.0', 8),
];

function network(text: string, length: number): AddressRange {
  const address = parseAddress(text) ?? { family: 4, value: 0n };
  return { family: address.family, ...networkAround(address, length) };
}

/** A sender of the region; null if it is empty. */
export function witnessOf(space: SenderSpace, region: Region): SenderRecord | null {
  const box = boxOf(space, region);
  return box === null ? null : witnessIn(space, box);
}

/** A sender with one value of each dimension of a box. */
export function witnessIn({ names }: SenderSpace, box: Box): SenderRecord {
  const parts = [...box].map(([key, atoms]) => partOf(key, atoms, names));
  const dnslists = parts.flatMap((part) => part.dnslists ?? []);
  const nobody: SenderRecord = { ip: '', ptr: null, verified: false, dns: 'none', sbrs: null, owner: null, country: null, dnslists };
  return { ...parts.reduce<SenderRecord>((record, part) => ({ ...record, ...part }), nobody), dnslists };
}

type Part = Partial<SenderRecord>;

/** What was chosen of the same atoms before: large sets come again and again. */
const chosen = new WeakMap<readonly Atom[], Part>();

function partOf(key: DimensionKey, atoms: readonly Atom[], names: ReadonlySet<string>): Part {
  const known = chosen.get(atoms);
  if (known !== undefined) return known;
  const part = choose(
    key,
    atoms.map(({ values }) => values),
    names,
  );
  chosen.set(atoms, part);
  return part;
}

function choose(key: DimensionKey, values: readonly Values[], names: ReadonlySet<string>): Part {
  switch (key) {
    case 'address':
      return { ip: addressFrom(values) };
    case 'name':
      return nameFrom(values, names);
    case 'score':
      return { sbrs: scoreFrom(values) };
    case 'owner':
      return { owner: least(values.map((value) => (value.kind === 'owner' ? value.id : null))) };
    case 'country':
      return { country: least(values.map((value) => (value.kind === 'country' ? value.country : null))) };
    case 'everyone':
      return {};
    default:
      return { dnslists: listed(values) };
  }
}

/** None, where none will do. */
const least = <T>(values: readonly (T | null)[]): T | null => (values.includes(null) ? null : (values[0] ?? null));

/** On a list only where nobody else is left. */
function listed(values: readonly Values[]): readonly string[] {
  const states = values.flatMap((value) => (value.kind === 'listed' ? [value] : []));
  return states.some((state) => !state.listed) ? [] : states.map(({ zone }) => zone);
}

function addressFrom(values: readonly Values[]): string {
  const stretches = values.filter((value): value is AddressRange & { kind: 'addresses' } => value.kind === 'addresses');
  for (const preferred of documentation) {
    for (const stretch of stretches) {
      const shared = overlap(stretch, preferred);
      if (shared !== null) return inside(shared);
    }
  }
  return stretches[0] === undefined ? '' : inside(stretches[0]);
}

function overlap(a: AddressRange, b: AddressRange): AddressRange | null {
  const first = a.first > b.first ? a.first : b.first;
  const last = a.last < b.last ? a.last : b.last;
  return a.family === b.family && first <= last ? { family: a.family, first, last } : null;
}

/** An address that looks like a host's: not the first of a wide stretch, which is a network's name. */
function inside({ family, first, last }: AddressRange): string {
  const room = last - first;
  const step = room > 100n && first % 256n === 0n ? 70n : room > 2n ? room / 2n : 0n;
  const value = first + step;
  // A mapped address is an IPv4 sender: of a stretch around such ones an end is none.
  if (!isMapped({ family, first: value, last: value })) return printAddress({ family, value });
  return printAddress({ family, value: isMapped({ family, first, last: first }) ? last : first });
}

/** No name, where that will do; else a confirmed one, else the reason for none. */
function nameFrom(values: readonly Values[], named: ReadonlySet<string>): Pick<SenderRecord, 'ptr' | 'verified' | 'dns'> {
  const classes = values.flatMap((value) => (value.kind === 'host-class' ? [value.host] : []));
  if (classes.includes('nx.domain')) return { ptr: null, verified: false, dns: 'none' };
  for (const value of values) {
    if (value.kind === 'name') return { ptr: value.name, verified: true, dns: 'ok' };
    if (value.kind === 'names-below') return { ptr: nameBelow(value.suffix, named), verified: true, dns: 'ok' };
  }
  if (classes.includes('serv.fail')) return { ptr: null, verified: false, dns: 'fails' };
  return { ptr: 'mail.example', verified: false, dns: 'ok' };
}

/** No score, where that will do; else the middle of the first run. */
const scoreFrom = (values: readonly Values[]): number | null => {
  if (values.some(({ kind }) => kind === 'no-score')) return null;
  const [run] = values.flatMap((value) => (value.kind === 'scores' ? [value] : []));
  return run === undefined ? null : (run.from + Math.floor((run.to - run.from) / 2)) / 10;
};

const LABELS = ['mail', 'mx', 'host', 'smtp'] as const;
const DOMAINS = ['example', 'example.net', 'test', 'invalid'] as const;

/** A name below the suffix (null: below none) that no name of a table is nearer to. */
export function nameBelow(suffix: string | null, named: ReadonlySet<string>): string {
  const free = (name: string): boolean => !suffixesOf(name, suffix).some((part) => named.has(part));
  const ends = suffix === null ? [...DOMAINS, ...numbered('x', named.size + 1)] : [suffix];
  for (const end of ends) {
    const name = [...LABELS, ...numbered('host', named.size + 1)].map((label) => `${label}.${end}`).find(free);
    if (name !== undefined) return name;
  }
  return '';
}

/** A name and what it lies below, down to the suffix but without it. */
function suffixesOf(name: string, suffix: string | null): readonly string[] {
  const labels = name.split('.');
  const most = labels.length - (suffix === null ? 0 : suffix.split('.').length);
  return labels.slice(0, most).map((_, at) => labels.slice(at).join('.'));
}

/** `word1`, `word2` and so on. */
export function* numbered(word: string, count: number): Generator<string> {
  for (let number = 1; number <= count; number++) yield `${word}${number}`;
}
