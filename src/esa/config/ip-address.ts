/**
 * Addresses as numbers: text ↔ `{ family, value }`. The text is read by ipaddr.js; IPv4 has four decimal parts, zone ids are refused.
 * RFC 4291 section 2.2, RFC 5952.
 */
import ipaddr from 'ipaddr.js';

/** `value` is the whole address as one number: 32 bits for family 4, 128 for 6. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** How many bits an address of each family has. */
export const bitsOf = { 4: 32, 6: 128 } as const;

/** Reads `192.0.2.1` or `2001:db8::1`; null for anything else (short forms, zone ids, leading zeros in IPv4). */
export function parseAddress(text: string): IpAddress | null {
  if (/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return ofBytes(4, text, ipaddr.IPv4);
  // The longest spelling has 45 characters; a longer text would only keep the library's expressions busy.
  return text.length <= 45 && /^[0-9a-f:.]+$/i.test(text) && text.includes(':') ? ofBytes(6, text, ipaddr.IPv6) : null;
}

function ofBytes(family: 4 | 6, text: string, reader: typeof ipaddr.IPv4 | typeof ipaddr.IPv6): IpAddress | null {
  if (!reader.isValid(text)) return null;
  return {
    family,
    value: reader
      .parse(text)
      .toByteArray()
      .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n),
  };
}

/** The address as text, IPv6 in the short form of RFC 5952. */
export function printAddress({ family, value }: IpAddress): string {
  const bytes = Array.from({ length: bitsOf[family] / 8 }, (_, index) => Number((value >> BigInt(bitsOf[family] - 8 - 8 * index)) & 255n));
  const address = ipaddr.fromByteArray(bytes);
  return address.kind() === 'ipv6' ? (address as ipaddr.IPv6).toRFC5952String() : address.toString();
}

/** First and last address of a network, whatever bits the address has below its length. `length` from 0 to the family's bits. */
export function networkAround({ family, value }: IpAddress, length: number): { readonly first: bigint; readonly last: bigint } {
  const rest = BigInt(bitsOf[family] - length);
  const first = (value >> rest) << rest;
  return { first, last: first + (1n << rest) - 1n };
}

/** The IPv6 addresses that are IPv4 ones written in the longer form, `::ffff:192.0.2.1` (RFC 4291, section 2.5.5.2). */
const mapped = { first: 0xffffn << 32n, last: (0xffffn << 32n) + 0xffff_ffffn } as const;

/** Addresses of one family, both ends included. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * Are these nothing but IPv4 addresses in the form of IPv6? No sender connects from such: it counts as the IPv4 address that it is
 * (judge/sender.ts).
 */
export function isMapped({ family, first, last }: AddressRange): boolean {
  return family === 6 && first >= mapped.first && last <= mapped.last;
}

/** Addresses that are nothing but mapped ones as the IPv4 addresses they are; any others as they come. */
export function unmapped(range: AddressRange): AddressRange {
  return isMapped(range) ? { family: 4, first: range.first - mapped.first, last: range.last - mapped.first } : range;
}
