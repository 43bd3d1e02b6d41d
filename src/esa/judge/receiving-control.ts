/**
 * Receiving control: who is counted under which key, how full a window is, and which line set the limit. Windows are fixed: the first count
 * opens one, and it lasts the reset period, or a sender's interval (design choice; the manuals name the settings and not the way).
 */
import { networkAround, parseAddress, printAddress } from '../config/ip-address.ts';
import type { Listener } from '../config/appliance-parts.ts';
import type { Parameter } from '../config/parameter.ts';
import type { SenderGroup } from '../config/sender-group.ts';
import { APPLIANCE_FILE, globalSettingsOf, hatOf, listenerNamed, type Configuration } from '../configuration.ts';
import type { Circumstances } from '../connection.ts';
import { countOf, type Count } from '../counters.ts';
import type { Limit, RuleRef, Tally } from '../decision.ts';
import type { Policy } from './policy.ts';
import type { RateLimits } from './rate-limits.ts';

/** The moment and the counters asked. */
export type Counting = Pick<Circumstances, 'at' | 'offset' | 'counters'>;

/** Who is counted, under which policy. `opened` is what decided the connection. */
export interface CountedHost {
  readonly configuration: Configuration;
  readonly listener: string;
  readonly peer: string;
  readonly policy: Policy;
  readonly opened: readonly RuleRef[];
}

/** What of a host its own count goes by. */
export interface HourlyHost {
  readonly configuration: Configuration;
  readonly peer: string;
  readonly policy: { readonly rates: Pick<RateLimits, 'bits'> };
}

/** One to be added to a key; `period` is how long the window lasts if this opens it. */
export interface ToCount {
  readonly key: string;
  readonly period: number;
}

/** A recipient taken from a host, one refused as invalid, one taken from an envelope sender. */
export const recipientOf = (host: CountedHost): ToCount => hourly('recipients', host);
export const invalidOf = (host: HourlyHost): ToCount => hourly('invalid', host);
export function fromSender(host: CountedHost, sender: string): ToCount {
  return { key: `sender ${sender.toLowerCase()}`, period: host.policy.rates.senderInterval };
}

function hourly(what: string, { configuration, peer, policy }: HourlyHost): ToCount {
  return { key: `${what} ${hostKey(peer, policy.rates)}`, period: globalSettingsOf(configuration).counterReset };
}

/** The address cut to the policy's significant bits. They are bits of IPv4 ("0 to 32"); an IPv6 address is counted whole (design choice). */
function hostKey(peer: string, { bits }: Pick<RateLimits, 'bits'>): string {
  const address = bits === 32 && !peer.includes(':') ? null : parseAddress(peer);
  if (address === null) return peer;
  if (address.family === 6) return printAddress(address);
  return `${printAddress({ family: 4, value: networkAround(address, bits).first })}/${bits}`;
}

/** How full a window is, if it has a limit; `more` are counted as if they had come already. */
export function tallyOf(counting: Counting, limit: Tally['limit'], most: number | null, of: ToCount, more = 0): Tally | null {
  if (most === null) return null;
  const open: Count | null = countOf(counting.counters, of.key, counting.at);
  const ends = open?.ends ?? counting.at + of.period;
  return { limit, count: (open?.count ?? 0) + more, most, ends, clock: clockOf(ends, counting.offset) };
}

/** `22:28`, on the appliance's clock. */
function clockOf(at: number, offset: number): string {
  return new Date(at + offset * 60_000).toISOString().slice(11, 16);
}

const keys: Readonly<Record<Tally['limit'], string>> = {
  'recipients-per-hour': 'max_rcpts_per_hour',
  'invalid-per-hour': 'dhap_limit',
  'recipients-per-sender': 'env_sender_rate_limit',
};

/** The rules of a limit that is reached: the limit itself, and the line or default that sets it. */
export function limitRules(host: CountedHost, { limit, most }: Tally): readonly [RuleRef, RuleRef] {
  return [{ kind: 'limit', limit: limit satisfies Limit, value: most }, sourceOf(host, keys[limit])];
}

/** Where a parameter of the connection's policy is set: the policy's block, else the listener's defaults, else as shipped. */
function sourceOf(host: CountedHost, key: string): RuleRef {
  const { configuration, listener: name, policy, opened } = host;
  const { revision } = configuration.texts;
  const listener = listenerNamed(configuration, name);
  if (listener === null) return { kind: 'default', setting: key };
  const [line] = opened;
  const own = parameterNamed(key, blockOf(host, listener));
  if (own !== undefined) {
    const label = policy.name ?? (line?.kind === 'line' ? line.label : '');
    return { kind: 'line', file: listener.hat, revision, span: own.span, label };
  }
  const shared = parameterNamed(key, listener.defaults);
  if (shared === undefined) return { kind: 'default', setting: key };
  return { kind: 'line', file: APPLIANCE_FILE, revision, span: shared.span, label: listener.name };
}

function parameterNamed(name: string, block: readonly Parameter[]): Parameter | undefined {
  return block.findLast(({ key }) => key.toLowerCase() === name);
}

/** The block of the policy by its name, or of the group that names a behaviour itself. */
function blockOf(host: CountedHost, listener: Listener): readonly Parameter[] {
  const { name } = host.policy;
  const { policies } = hatOf(host.configuration, listener);
  if (name !== null) return policies.find((policy) => policy.name.toUpperCase() === name.toUpperCase())?.parameters ?? [];
  const use = decidingGroup(host, listener)?.use;
  return use?.kind === 'behaviour' ? use.parameters : [];
}

/** The group that holds the line which decided the connection. */
function decidingGroup({ configuration, opened: [line] }: CountedHost, listener: Listener): SenderGroup | undefined {
  if (line?.kind !== 'line') return undefined;
  return hatOf(configuration, listener).groups.find(({ entries }) => entries.some(({ span }) => span.start === line.span.start));
}

/** Name of the group a host came by; null for an unnamed one. */
export function groupOf(host: CountedHost): string | null {
  const listener = listenerNamed(host.configuration, host.listener);
  return (listener === null ? undefined : decidingGroup(host, listener))?.name ?? null;
}

/** Whether the policy's list of exceptions names this envelope sender. */
export function isExcepted({ configuration, policy }: CountedHost, sender: string): boolean {
  const list = policy.rates.exceptions === null ? undefined : configuration.appliance.addressLists[policy.rates.exceptions];
  return list?.some((entry) => namesSender(entry.toLowerCase(), sender.toLowerCase())) === true;
}

/** `user@domain`, `user@`, `@domain`, `@.domain` for all below it, as address lists of the box hold them (User Guide 9.1, p. 145; forms: design choice). */
function namesSender(entry: string, sender: string): boolean {
  if (entry.startsWith('@.')) return sender.endsWith(entry.slice(1));
  if (entry.startsWith('@')) return sender.endsWith(entry);
  return entry.endsWith('@') ? sender.startsWith(entry) : sender === entry;
}
