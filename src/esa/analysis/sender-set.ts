/**
 * A set of senders that somebody describes: by address, confirmed name, score, network owner, country and DNS list, each with what belongs to it
 * or what does not. What is not named is free. Entries are written as in a sender group.
 */
import { readSender, tenthsOf, type HostClass, type SenderMatch } from '../config/sender-entry.ts';
import { dimensionOf, type DimensionKey, type Mark } from './atoms.ts';
import type { Asked } from './space.ts';

/** Some values of one dimension, or all but some. */
export type Among<T> = { readonly in: readonly T[] } | { readonly 'not-in': readonly T[] };

/**
 * The words of a set. `address`: networks (`192.0.2.0/24`, `192.0.2.`). `name`: `confirmed`, or not for whatever reason (`unconfirmed`), told
 * by a PTR record alone (`claims`), or `none` at all; or confirmed names (`.example.com`). `owner`: numbers. `country`: ISO codes or names.
 * `score`: a range with both ends, `none` or `any`. `class`: a class of host verification. `dnslist`: one list, or all of several; `not-in`,
 * none of several.
 */
export interface SenderSetWords {
  readonly address?: Among<string>;
  readonly name?: 'confirmed' | 'unconfirmed' | 'claims' | 'none' | Among<string>;
  readonly owner?: Among<number>;
  readonly country?: Among<string>;
  readonly score?: { readonly from: number; readonly to: number } | 'none' | 'any';
  readonly class?: HostClass;
  readonly dnslist?: string | Among<string>;
}

/** One demand on one dimension: a value is inside if one of the entries means it. */
export interface Condition {
  readonly dimension: DimensionKey;
  readonly entries: readonly SenderMatch[];
  readonly inside: boolean;
}

/** Senders that meet every condition. */
export type SenderSet = readonly Condition[];

/** A word of a set that cannot be read: the key it stands under, the word, and what would be one. */
export interface SetFault {
  readonly kind: 'set-fault';
  readonly key: string;
  readonly word: string;
  readonly remedy: string;
}

const CLASSES: readonly HostClass[] = ['nx.domain', 'serv.fail', 'not.double.verified'];

/** Reads the words of a set; the first word that is none of its kind is given back with a remedy. */
export function readSenderSet(words: SenderSetWords): SenderSet | SetFault {
  const parts = [
    readAddresses(words.address),
    readNames(words.name),
    readClass(words.class),
    readScore(words.score),
    readOwners(words.owner),
    readCountries(words.country),
    readLists(words.dnslist),
  ];
  const fault = parts.find((part) => 'kind' in part);
  return fault ?? parts.flatMap((part) => ('kind' in part ? [] : part));
}

type Part = readonly Condition[] | SetFault;

function readAddresses(words: Among<string> | undefined): Part {
  return words === undefined ? [] : readEntries('address', words, 'address', 'write an address or a network, such as 192.0.2.0/24');
}

function readNames(words: SenderSetWords['name']): Part {
  switch (words) {
    case undefined:
      return [];
    case 'confirmed':
      return [classes(CLASSES, false)];
    case 'unconfirmed':
      return [classes(CLASSES, true)];
    case 'claims':
      return [classes(['not.double.verified'], true)];
    case 'none':
      return [classes(['nx.domain'], true)];
    default:
      return readEntries('name', words, 'name', 'write a host name, such as mail.example.com or .example.com');
  }
}

const classes = (hosts: readonly HostClass[], inside: boolean): Condition => ({
  dimension: 'name',
  entries: hosts.map((host) => ({ kind: 'host-class', host })),
  inside,
});

const readClass = (host: HostClass | undefined): Part => (host === undefined ? [] : [classes([host], true)]);

function readScore(words: SenderSetWords['score']): Part {
  if (words === undefined || words === 'any') return [];
  if (words === 'none') return [{ dimension: 'score', entries: [{ kind: 'no-score' }], inside: true }];
  const [from, to] = [tenthsOf(String(words.from)), tenthsOf(String(words.to))];
  const remedy = 'give a range from -10.0 to 10.0, the lower end first';
  if (!(from >= -100 && from <= to && to <= 100)) return { kind: 'set-fault', key: 'score', word: `${words.from} to ${words.to}`, remedy };
  return [{ dimension: 'score', entries: [{ kind: 'score', from, to }], inside: true }];
}

function readOwners(words: Among<number> | undefined): Part {
  if (words === undefined) return [];
  return readEntries(
    'owner',
    spelt(words, (id) => `SBO:${id}`),
    'owner',
    'write the number of a network owner',
  );
}

function readCountries(words: Among<string> | undefined): Part {
  if (words === undefined) return [];
  return readEntries(
    'country',
    spelt(words, (country) => `country[${country}]`),
    'country',
    'write a country by its ISO code, such as DE',
  );
}

/** Each list is a dimension of its own, so each is a demand of its own. */
function readLists(words: SenderSetWords['dnslist']): Part {
  if (words === undefined) return [];
  const among = typeof words === 'string' ? { in: [words] } : words;
  const parts = wordsOf(among).map((zone) => {
    const one: Among<string> = 'in' in among ? { in: [`dnslist[${zone}]`] } : { 'not-in': [`dnslist[${zone}]`] };
    return readEntries('dnslist', one, `list:${zone.toLowerCase().replace(/\.$/, '')}`, 'write the zone of a DNS list');
  });
  return parts.find((part) => 'kind' in part) ?? parts.flatMap((part) => ('kind' in part ? [] : part));
}

const wordsOf = <T>(among: Among<T>): readonly T[] => ('in' in among ? among.in : among['not-in']);

function spelt<T>(among: Among<T>, spell: (word: T) => string): Among<string> {
  return 'in' in among ? { in: among.in.map(spell) } : { 'not-in': among['not-in'].map(spell) };
}

function readEntries(key: string, among: Among<string>, dimension: DimensionKey, remedy: string): Part {
  const read = wordsOf(among).map((word) => ({ word, ...readSender(word.trim()) }));
  const fault = read.find(({ match, complaint }) => complaint !== null || dimensionOf(match) !== dimension || match.kind === 'host-class');
  if (fault !== undefined) return { kind: 'set-fault', key, word: fault.word, remedy };
  return [{ dimension, entries: read.map(({ match }) => match), inside: 'in' in among }];
}

/** What `senderSpace` needs to look at a set alone: a layer of marks for each condition behind those of `tables` tables, and the test of an atom. */
export function cutBySet(set: SenderSet, tables: number): { readonly marks: readonly (readonly Mark[])[]; readonly asked: Asked } {
  return {
    marks: set.map(({ entries }) => entries.map((match, position) => ({ match, position }))),
    asked: (key, { places }) =>
      set.every(({ dimension, inside }, layer) => dimension !== key || Number.isFinite(places[tables + layer]) === inside),
  };
}
