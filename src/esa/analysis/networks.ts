/** A stretch of addresses as the fewest networks (RFC 4632). */
import { bitsOf, printAddress } from '../config/ip-address.ts';

/** The networks that make up the addresses from `first` to `last`, as text; null where they are more than `most`. */
export function networksOf(
  { family, first, last }: { readonly family: 4 | 6; readonly first: bigint; readonly last: bigint },
  most: number,
): readonly string[] | null {
  const found: string[] = [];
  for (let at = first; at <= last;) {
    if (found.length === most) return null;
    const size = largestAt(at, last, bitsOf[family]);
    found.push(size === 0 ? printAddress({ family, value: at }) : `${printAddress({ family, value: at })}/${bitsOf[family] - size}`);
    at += 1n << BigInt(size);
  }
  return found;
}

/** Bits of the largest network that begins at an address and does not go past the last. */
function largestAt(at: bigint, last: bigint, bits: number): number {
  let size = 0;
  while (size < bits && at % (1n << BigInt(size + 1)) === 0n && at + (1n << BigInt(size + 1)) - 1n <= last) size++;
  return size;
}
