/**
 * Sender entries that are addresses: whole, partial, ranges and networks, IPv4 and IPv6.
 * Form: User Guide 9.1.2, p. 126 (table 7-1); compressed IPv6 after the vendor's notes 118204 and 118219.
 */
import { bitsOf, networkAround, parseAddress, printAddress, unmapped, type AddressRange, type IpAddress } from './ip-address.ts';
import type { NoteRule } from './notes.ts';

/** Addresses from `first` to `last`, both included, as numbers. IPv4 addresses written as IPv6 ones are of family 4, as their senders are. */
export interface Network extends AddressRange {
  readonly kind: 'network';
}

/** Why an entry cannot be read, or what is odd about one that can. */
export interface Complaint {
  readonly rule: NoteRule;
  readonly params?: Readonly<Record<string, string>>;
}

/** An entry's addresses, or why there are none. `complaint` beside a network is only a remark. */
export type ReadNetwork = { readonly network: Network | null; readonly complaint: Complaint | null };

const refuse = (rule: NoteRule, params: Readonly<Record<string, string>> = {}): ReadNetwork => ({
  network: null,
  complaint: { rule, params },
});
const yields = (family: 4 | 6, first: bigint, last: bigint): ReadNetwork =>
  first > last ? refuse('hat.reversed-range') : { network: { kind: 'network', ...unmapped({ family, first, last }) }, complaint: null };

/** Is this text meant as addresses at all (digits, dots, `-`, `/`; or colons and hexadecimal digits)? */
export function looksLikeNetwork(text: string): boolean {
  return /^\d[\d./-]*$/.test(text) || (/^[0-9a-f:./-]+$/i.test(text) && text.includes(':')) || /^\d+(?:\.\d+)*\/.*$/.test(text);
}

/** Reads an entry that looks like addresses. */
export function readNetwork(text: string): ReadNetwork {
  if (text.includes(':')) return readIpv6(text);
  return text.includes('/') ? readIpv4Network(text) : readIpv4(text);
}

/** `n`, `n.`, … `n.n.n.n`, the last number possibly a range `n-n`; what is left out is free. */
function readIpv4(text: string): ReadNetwork {
  if (/^[\d.]+-[\d.]+$/.test(text) && (text.split('-')[1] ?? '').replace(/\.$/, '').includes('.')) return refuse('hat.full-range');
  const parts = text.replace(/\.$/, '').split('.');
  if (parts.length > 4 || (parts.length === 4 && text.endsWith('.'))) return refuse('hat.address-form');
  const [low = '', high = low, ...more] = (parts.pop() ?? '').split('-');
  const octets = [...parts, low, high];
  if (more.length > 0 || octets.some((octet) => !/^\d+$/.test(octet))) return refuse('hat.address-form');
  const fault = octetFault(octets);
  if (fault !== null) return refuse(fault);
  const first = prefixOf([...parts, low]);
  const last = prefixOf([...parts, high]);
  return yields(4, first, last + (1n << BigInt(8 * (3 - parts.length))) - 1n);
}

function octetFault(octets: readonly string[]): NoteRule | null {
  if (octets.some((octet) => Number(octet) > 255 || octet.length > 3)) return 'hat.address-octet';
  return octets.some((octet) => /^0\d/.test(octet)) ? 'hat.leading-zero' : null;
}

/** Up to four decimal parts as the address that begins with them and goes on with zeros. */
function prefixOf(parts: readonly string[]): bigint {
  return [0, 1, 2, 3].reduce((sum, index) => sum * 256n + BigInt(parts[index] ?? '0'), 0n);
}

/** `n/c` to `n.n.n.n/c`; left-out parts are zero. */
function readIpv4Network(text: string): ReadNetwork {
  const [address = '', length = '', ...more] = text.split('/');
  const parts = address.split('.');
  if (more.length > 0 || !/^\d+$/.test(length) || parts.length > 4 || parts.some((part) => !/^\d+$/.test(part)))
    return refuse('hat.network-form');
  const fault = octetFault(parts);
  if (fault !== null) return refuse(fault);
  return readPrefix({ family: 4, value: prefixOf(parts) }, length);
}

/** The network of `length` bits around an address, with a remark where the address is not its first. */
function readPrefix(address: IpAddress, length: string): ReadNetwork {
  const most = bitsOf[address.family];
  if (length.length > 3 || Number(length) > most) return refuse('hat.network-length', { most: String(most) });
  const { first, last } = networkAround(address, Number(length));
  const network: Network = { kind: 'network', ...unmapped({ family: address.family, first, last }) };
  const printed = `${printAddress({ family: address.family, value: first })}/${String(Number(length))}`;
  return { network, complaint: first === address.value ? null : { rule: 'hat.host-bits', params: { network: printed } } };
}

/** A whole or compressed IPv6 address, a range of two, a range inside one part, or a network. */
function readIpv6(text: string): ReadNetwork {
  const [address = '', length, ...more] = text.split('/');
  if (more.length > 0 || (length !== undefined && !/^\d+$/.test(length))) return refuse('hat.network-form');
  if (length === undefined) return readIpv6Range(text);
  const value = parseAddress(address);
  return value?.family === 6 ? readPrefix(value, length) : refuse('hat.ipv6-form');
}

/**
 * `a`, `a-b` with two whole addresses, or one part of eight as `low-high`. The last form is read as every address from the one with `low`
 * to the one with `high`, which is this model's reading: the guide shows the form without saying it.
 */
function readIpv6Range(text: string): ReadNetwork {
  const [from, to = from, ...more] = text.split('-');
  const first = parseAddress(from ?? '');
  const last = parseAddress(to ?? '');
  if (more.length === 0 && first?.family === 6 && last?.family === 6) return yields(6, first.value, last.value);
  const [, before, low, high, after] = /^((?:[0-9a-f]+:)*)([0-9a-f]+)-([0-9a-f]+)((?::[0-9a-f]+)*)$/i.exec(text) ?? [];
  const least = parseAddress(`${before ?? ''}${low ?? ''}${after ?? ''}`);
  const most = parseAddress(`${before ?? ''}${high ?? ''}${after ?? ''}`);
  return least?.family === 6 && most?.family === 6 ? yields(6, least.value, most.value) : refuse('hat.ipv6-form');
}
