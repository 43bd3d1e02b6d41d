/**
 * Who is calling: what the world tells of an address, and whether an entry of a Host Access Table means it.
 * A name counts only if it is confirmed: PTR and forward record must agree (Cisco TAC note 118569).
 */
import ipaddr from 'ipaddr.js';
import { countryCode } from '../config/countries.ts';
import type { SenderEntry } from '../config/host-access-table.ts';
import { parseAddress } from '../config/ip-address.ts';
import type { HostClass } from '../config/sender-entry.ts';
import type { FaultName, NameCheck, Reputation, SenderFacts } from '../decision.ts';
import { listsOf, lookUpAddresses } from '../world/dns.ts';
import type { Host, World } from '../world/world.ts';

/**
 * The facts of an address: nothing but the address itself for one that the world does not know. With name servers failing neither name nor
 * lists are known, with the reputation service down neither score nor owner; the country is looked up on the box itself and stays (design
 * choice). Nobody is asked about the score, the owner's number or the country of a private address.
 */
export function senderAt(world: World, address: string, faults: readonly FaultName[] = []): SenderFacts {
  const host = hostAt(world, address);
  const failing = faults.includes('dns');
  const hidden = isPrivate(address);
  const down = faults.includes('reputation') && !hidden;
  return {
    address,
    ...(failing || host?.ptrFails === true ? { name: null, nameCheck: 'failed' } : nameOf(world, address, host?.ptr ?? null)),
    owner: down ? null : (host?.owner ?? null),
    ownerId: down || hidden ? null : (host?.ownerId ?? null),
    country: hidden ? null : (host?.country ?? null),
    reputation: hidden ? 'rfc1918' : down ? 'unavailable' : (host?.score ?? 'none'),
    lists: failing ? null : listsOf(world, address),
  };
}

function hostAt({ hosts }: World, address: string): Host | undefined {
  const asked = parseAddress(address);
  return hosts.find((host) => host.address === address || (asked?.family === 6 && parseAddress(host.address)?.value === asked.value));
}

/** A PTR name is confirmed if its own addresses lead back; one that cannot be looked up confirms nothing (Cisco TAC note 118569). */
function nameOf(world: World, address: string, name: string | null): Pick<SenderFacts, 'name' | 'nameCheck'> {
  if (name === null) return { name, nameCheck: 'none' };
  const answer = lookUpAddresses(world, name);
  const asked = parseAddress(address)?.value;
  const confirmed = answer.kind === 'found' && answer.records.some((record) => parseAddress(record)?.value === asked);
  return { name, nameCheck: confirmed ? 'confirmed' : 'unconfirmed' };
}

/** Whether the reputation service is asked about an address: not for RFC 1918 and other addresses that are nobody's. */
function isPrivate(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'private' || range === 'loopback' || range === 'linkLocal' || range === 'uniqueLocal';
}

/** The facts of a sender that is described, as the appliance knows them of a private address; those of any other stay as they are. */
export function unaskedFacts(facts: SenderFacts): SenderFacts {
  return isPrivate(facts.address) ? { ...facts, owner: null, ownerId: null, country: null, reputation: 'rfc1918' } : facts;
}

/** The facts on a listener that does not ask the reputation service: no score, owner or country, whatever the address. */
export function withoutReputation({ address, name, nameCheck, lists }: SenderFacts): SenderFacts {
  return { address, name, nameCheck, owner: null, ownerId: null, country: null, reputation: 'not-enabled', lists };
}

/** A name in the form in which names are compared. */
export function comparableName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** An address as a number with its family. */
type AddressNumber = { readonly family: 4 | 6; readonly value: bigint };

/** The last address that was read: one sender is held against many entries. */
let lastAddress: { readonly text: string; readonly number: AddressNumber | null } = { text: '', number: null };

/** An address as a number with its family; null for text that is no address. */
export function addressNumber(address: string): AddressNumber | null {
  if (address !== lastAddress.text) lastAddress = { text: address, number: readNumber(address) };
  return lastAddress.number;
}

function readNumber(address: string): AddressNumber | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  const value = parsed.toByteArray().reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
  return { family: parsed.kind() === 'ipv4' ? 4 : 6, value };
}

/** Why an entry does or does not mean a sender: a rule id for the sentence of the explanation. */
export type MatchReason =
  | 'in-network'
  | 'not-in-network'
  | 'name-equal'
  | 'name-below'
  | 'name-other'
  | 'name-unconfirmed'
  | 'name-none'
  | 'score-in'
  | 'score-out'
  | 'score-none'
  | 'score-private'
  | 'score-off'
  | 'no-score'
  | 'has-score'
  | 'score-unavailable'
  | 'no-score-unavailable'
  | 'class-nx.domain'
  | 'class-serv.fail'
  | 'class-not.double.verified'
  | 'class-other-confirmed'
  | 'class-other-unconfirmed'
  | 'class-other-none'
  | 'class-other-failed'
  | 'name-failed'
  | 'listed'
  | 'not-listed'
  | 'list-failed'
  | 'owner-equal'
  | 'owner-other'
  | 'owner-unknown'
  | 'country-equal'
  | 'country-other'
  | 'country-unknown'
  | 'everyone'
  | 'unreadable';

export interface MatchResult {
  readonly matched: boolean;
  readonly why: MatchReason;
}

const yes = (why: MatchReason): MatchResult => ({ matched: true, why });
const no = (why: MatchReason): MatchResult => ({ matched: false, why });

/** Does the entry mean this sender, and why? */
export function matchSender(entry: SenderEntry, sender: SenderFacts): MatchResult {
  const { match } = entry;
  switch (match.kind) {
    case 'network': {
      const address = addressNumber(sender.address);
      const inside = address?.family === match.family && match.first <= address.value && address.value <= match.last;
      return inside ? yes('in-network') : no('not-in-network');
    }
    case 'host':
      return matchName(sender, (name) => (name === match.name ? 'name-equal' : null));
    case 'partial-host':
      return matchName(sender, (name) => (name.endsWith(`.${match.suffix}`) ? 'name-below' : null));
    case 'score':
      return matchScore(sender.reputation, match.from, match.to);
    case 'no-score':
      if (sender.reputation === 'rfc1918') return no('score-private');
      if (sender.reputation === 'not-enabled') return no('score-off');
      if (sender.reputation === 'unavailable') return yes('no-score-unavailable');
      return sender.reputation === 'none' ? yes('no-score') : no('has-score');
    case 'all':
      return yes('everyone');
    case 'host-class':
      return sender.nameCheck === stateOf[match.host] ? yes(`class-${match.host}`) : no(`class-other-${sender.nameCheck}`);
    case 'dnslist':
      if (sender.lists === null) return no('list-failed');
      return sender.lists.includes(match.zone) ? yes('listed') : no('not-listed');
    case 'owner':
      if (sender.ownerId === null) return no('owner-unknown');
      return sender.ownerId === match.id ? yes('owner-equal') : no('owner-other');
    case 'country':
      if (sender.country === null) return no('country-unknown');
      return (countryCode(sender.country) ?? sender.country.toLowerCase()) === match.country ? yes('country-equal') : no('country-other');
    case 'unreadable':
      return no('unreadable');
  }
}

/** Which state of a name each host class means. */
const stateOf = {
  'nx.domain': 'none',
  'serv.fail': 'failed',
  'not.double.verified': 'unconfirmed',
} as const satisfies Record<HostClass, NameCheck>;

function matchName(sender: SenderFacts, test: (name: string) => MatchReason | null): MatchResult {
  if (sender.name === null) return no(sender.nameCheck === 'failed' ? 'name-failed' : 'name-none');
  const why = test(comparableName(sender.name));
  if (why === null) return no('name-other');
  return sender.nameCheck === 'confirmed' ? yes(why) : no('name-unconfirmed');
}

function matchScore(reputation: Reputation, from: number, to: number): MatchResult {
  if (reputation === 'rfc1918') return no('score-private');
  if (reputation === 'not-enabled') return no('score-off');
  if (reputation === 'none') return no('score-none');
  if (reputation === 'unavailable') return no('score-unavailable');
  return from <= reputation && reputation <= to ? yes('score-in') : no('score-out');
}
