/**
 * Who is calling: what the world tells of an address, and whether an entry of a Host Access Table means it.
 * A name counts only if it is confirmed: PTR and forward record must agree (Cisco TAC note 118569).
 */
import ipaddr from 'ipaddr.js';
import type { Reputation, SenderFacts } from '../decision.ts';
import type { SenderEntry } from '../config/host-access-table.ts';
import type { World } from '../world/world.ts';

/** The facts of an address: nothing but the address itself for one that the world does not know. */
export function senderAt(world: World, address: string): SenderFacts {
  const host = world.hosts.find((candidate) => candidate.address === address);
  const name = host?.ptr ?? null;
  const confirmed = host?.forward.includes(address) === true;
  return {
    address,
    name,
    nameCheck: name === null ? 'none' : confirmed ? 'confirmed' : 'unconfirmed',
    owner: host?.owner ?? null,
    country: host?.country ?? null,
    reputation: isPrivate(address) ? 'rfc1918' : (host?.score ?? 'none'),
  };
}

/** Whether the reputation service is asked about an address: not for RFC 1918 and other addresses that are nobody's. */
function isPrivate(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'private' || range === 'loopback' || range === 'linkLocal' || range === 'uniqueLocal';
}

/** The facts on a listener that does not ask the reputation service: no score, owner or country, whatever the address. */
export function withoutReputation({ address, name, nameCheck }: SenderFacts): SenderFacts {
  return { address, name, nameCheck, owner: null, country: null, reputation: 'not-enabled' };
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
  | 'everyone'
  | 'inert'
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
      return sender.reputation === 'none' ? yes('no-score') : no('has-score');
    case 'all':
      return yes('everyone');
    case 'inert':
      return no('inert');
    case 'unreadable':
      return no('unreadable');
  }
}

function matchName(sender: SenderFacts, test: (name: string) => MatchReason | null): MatchResult {
  if (sender.name === null) return no('name-none');
  const why = test(comparableName(sender.name));
  if (why === null) return no('name-other');
  return sender.nameCheck === 'confirmed' ? yes(why) : no('name-unconfirmed');
}

function matchScore(reputation: Reputation, from: number, to: number): MatchResult {
  if (reputation === 'rfc1918') return no('score-private');
  if (reputation === 'not-enabled') return no('score-off');
  if (reputation === 'none') return no('score-none');
  return from <= reputation && reputation <= to ? yes('score-in') : no('score-out');
}
