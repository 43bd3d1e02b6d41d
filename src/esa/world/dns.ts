/**
 * The name servers of the world: what a look-up answers. Nothing here knows who asks or what follows from an answer. RFC 1034 section 4.3,
 * RFC 5321 section 5.1.
 */
import { parseAddress } from '../config/ip-address.ts';
import type { DnsList, DnsRecords, MailExchanger } from './dns-records.ts';
import type { World } from './world.ts';

/** An answer without records: the name is not there, it has none of this type, or nobody could be asked for now. */
export type NoAnswer = 'nxdomain' | 'no-data' | 'servfail';

/** What a look-up answers: at least one record, or why there is none. */
export type Answer<T> = { readonly kind: 'found'; readonly records: readonly T[] } | { readonly kind: NoAnswer };

/** What is known of each name, made once per world. */
interface Zone {
  readonly records: ReadonlyMap<string, DnsRecords>;
  /** Addresses that follow from the hosts, by name. */
  readonly implied: ReadonlyMap<string, readonly string[]>;
}

const zones = new WeakMap<World, Zone>();

function zoneOf(world: World): Zone {
  const known = zones.get(world) ?? makeZone(world);
  zones.set(world, known);
  return known;
}

function makeZone({ hosts, dns }: World): Zone {
  const records = new Map<string, DnsRecords>();
  for (const entry of dns) if (!records.has(entry.name)) records.set(entry.name, entry);
  const implied = new Map<string, readonly string[]>();
  for (const { ptr, forward } of hosts) {
    if (ptr !== null && forward.length > 0) implied.set(plain(ptr), [...(implied.get(plain(ptr)) ?? []), ...forward]);
  }
  // A host that no forward record speaks of is found under its own name.
  const spoken = new Set(implied.keys());
  for (const { name, address } of hosts) {
    if (!spoken.has(plain(name))) implied.set(plain(name), [...(implied.get(plain(name)) ?? []), address]);
  }
  return { records, implied };
}

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** A and AAAA records of a name: those under `dns`, where it says nothing those that follow from the hosts. */
export function lookUpAddresses(world: World, name: string): Answer<string> {
  const { records, implied } = zoneOf(world);
  const own = records.get(plain(name));
  if (own?.servfail === true) return { kind: 'servfail' };
  const said = own === undefined || (own.a === null && own.aaaa === null) ? null : [...(own.a ?? []), ...(own.aaaa ?? [])];
  const found = said ?? implied.get(plain(name));
  if (found !== undefined && found.length > 0) return { kind: 'found', records: found };
  return { kind: own === undefined && found === undefined ? 'nxdomain' : 'no-data' };
}

/** MX records of a name, the most preferred first. */
export function lookUpMx(world: World, name: string): Answer<MailExchanger> {
  const { records, implied } = zoneOf(world);
  const own = records.get(plain(name));
  if (own?.servfail === true) return { kind: 'servfail' };
  if (own !== undefined && own.mx.length > 0) return { kind: 'found', records: own.mx };
  return { kind: own === undefined && !implied.has(plain(name)) ? 'nxdomain' : 'no-data' };
}

/** A host that takes a domain's mail; `preference` null where the domain has no MX and is itself that host. */
export interface MailHost {
  readonly name: string;
  readonly preference: number | null;
  readonly addresses: readonly string[];
}

/** Where mail for a domain goes: hosts in order of preference; or nothing there takes mail; or nobody can tell for now. */
export type MailRoute = { readonly kind: 'hosts'; readonly hosts: readonly MailHost[] } | { readonly kind: 'nxdomain' | 'servfail' };

/**
 * Where a server sends mail for a domain (RFC 5321 section 5.1): its MX, without one its own address; `[192.0.2.1]` is itself. Exchangers
 * without an address are passed over, and only if none is left does the route fail: for now if a look-up did, else for good. A domain of
 * the null MX (RFC 7505) has no route. `failing`: no name server answers.
 */
export function resolveMail(world: World, domain: string, failing = false): MailRoute {
  const literal = literalAddress(domain);
  if (literal !== null) return { kind: 'hosts', hosts: [{ name: domain, preference: null, addresses: [literal] }] };
  if (failing) return { kind: 'servfail' };
  const mx = lookUpMx(world, domain);
  switch (mx.kind) {
    case 'nxdomain':
    case 'servfail':
      return { kind: mx.kind };
    case 'no-data':
      return routeOver(world, [{ preference: null, name: domain }]);
    case 'found':
      return routeOver(
        world,
        mx.records.filter(({ name }) => name !== ''),
      );
  }
}

function routeOver(world: World, exchangers: readonly { readonly preference: number | null; readonly name: string }[]): MailRoute {
  const answers = exchangers.map(({ preference, name }) => ({ preference, name, answer: lookUpAddresses(world, name) }));
  const hosts = answers.flatMap(({ preference, name, answer }) =>
    answer.kind === 'found' ? [{ name, preference, addresses: answer.records }] : [],
  );
  if (hosts.length > 0) return { kind: 'hosts', hosts };
  return { kind: answers.some(({ answer }) => answer.kind === 'servfail') ? 'servfail' : 'nxdomain' };
}

/** The address of a domain literal, `[192.0.2.1]` or `[IPv6:2001:db8::1]`; null for a name. */
export function literalAddress(domain: string): string | null {
  const inside = /^\[(?:IPv6:)?(.*)\]$/i.exec(domain)?.[1];
  return inside !== undefined && parseAddress(inside) !== null ? inside : null;
}

/** The zones of the DNS lists that hold an address. */
export function listsOf(world: World, address: string): readonly string[] {
  const asked = parseAddress(address);
  if (asked === null) return [];
  const holds = ({ listed }: DnsList): boolean =>
    listed.some(({ family, first, last }) => family === asked.family && first <= asked.value && asked.value <= last);
  return world.dnslists.filter(holds).map(({ zone }) => zone);
}
