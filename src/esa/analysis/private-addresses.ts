/** The networks whose addresses are nobody's: no reputation service is asked about them (judge/sender.ts; RFC 1918, 3927, 4193, 4291). */
import { networkAround, parseAddress } from '../config/ip-address.ts';
import type { SenderMatch } from '../config/sender-entry.ts';

const networks = [
  network('10.0.0.0', 8),
  network('172.16.0.0', 12),
  network('192.168.0.0', 16),
  network('127.0.0.0', 8),
  network('169.254.0.0', 16),
  network('::1', 128),
  network('fc00::', 7),
  network('fe80::', 10),
];

function network(text: string, length: number) {
  const address = parseAddress(text) ?? { family: 4, value: 0n };
  return { family: address.family, ...networkAround(address, length) };
}

/** Can an entry mean a private address? One that does not ask about addresses can. */
export function meansPrivate(match: SenderMatch): boolean {
  if (match.kind !== 'network') return true;
  return networks.some(({ family, first, last }) => family === match.family && first <= match.last && match.first <= last);
}
