/** What the world's name servers hold, as `world.yaml` writes it: records of names, and DNS lists of addresses. Who asks: dns.ts. */
import type { Span } from '#smtp';
import { networkAround, parseAddress } from '../config/ip-address.ts';
import { noteOf, type Note } from '../config/notes.ts';
import { usablePart } from '../config/schema-notes.ts';
import { nodeAt, spanAt, type YamlNode } from '../config/yaml-node.ts';
import { dnsListSchema, dnsSchema } from './world-schema.ts';

/** A mail exchanger of a domain; the smaller preference is tried first. `name` in lower case, empty for the null MX of RFC 7505. */
export interface MailExchanger {
  readonly preference: number;
  readonly name: string;
}

/**
 * What is said of one name, in lower case. `mx` is in order of preference. A type that is null is not said: addresses then follow from the
 * hosts. `servfail`: every look-up of the name fails for now.
 */
export interface DnsRecords {
  readonly name: string;
  readonly mx: readonly MailExchanger[];
  readonly a: readonly string[] | null;
  readonly aaaa: readonly string[] | null;
  readonly servfail: boolean;
  readonly span: Span;
}

/** Addresses from `first` to `last`, both included, as numbers. */
interface ListedRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** A DNS list: the zone a HAT names in `dnslist[zone]`, and what it lists. */
export interface DnsList {
  readonly zone: string;
  readonly listed: readonly ListedRange[];
  readonly span: Span;
}

/** The entries of `dns` that can be used. */
export function readDns(tree: YamlNode): readonly DnsRecords[] {
  return itemsOf(tree, 'dns').flatMap((node) => {
    const part = usablePart(dnsSchema, node);
    if (part === null) return [];
    const { mx = [], a = null, aaaa = null, servfail = false } = part;
    return [{ name: part.name.toLowerCase(), mx: readExchangers(mx), a, aaaa, servfail, span: node.span }];
  });
}

function readExchangers(texts: readonly string[]): readonly MailExchanger[] {
  const read = texts.map((text) => {
    const [preference = '', name = ''] = text.split(' ');
    return { preference: Number(preference), name: name === '.' ? '' : name.toLowerCase() };
  });
  return read.sort((a, b) => a.preference - b.preference);
}

/** The entries of `dnslists` that can be used. */
export function readDnsLists(tree: YamlNode): readonly DnsList[] {
  return itemsOf(tree, 'dnslists').flatMap((node) => {
    const part = usablePart(dnsListSchema, node);
    return part === null ? [] : [{ zone: part.zone.toLowerCase(), listed: part.listed.flatMap(readRange), span: node.span }];
  });
}

function readRange(text: string): readonly ListedRange[] {
  const [address = '', length] = text.split('/');
  const parsed = parseAddress(address);
  if (parsed === null) return [];
  const { family, value } = parsed;
  return [{ family, ...(length === undefined ? { first: value, last: value } : networkAround(parsed, Number(length))) }];
}

function itemsOf(tree: YamlNode, key: string): readonly YamlNode[] {
  const list = nodeAt(tree, [key]);
  return list?.kind === 'list' ? list.items : [];
}

/** Names and zones that stand twice; the first one counts. */
export function repeatedNotes(tree: YamlNode): readonly Note[] {
  return [...repeated(itemsOf(tree, 'dns'), 'name'), ...repeated(itemsOf(tree, 'dnslists'), 'zone')];
}

function repeated(nodes: readonly YamlNode[], key: string): readonly Note[] {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const value = nodeAt(node, [key]);
    if (value?.kind !== 'scalar') return [];
    const name = String(value.value).toLowerCase();
    const again = seen.has(name);
    seen.add(name);
    return again ? [noteOf('world.duplicate-dns', spanAt(node, [key]), { name })] : [];
  });
}
