/** The networks whose addresses are nobody's: no reputation service is asked about them (judge/sender.ts; RFC 1918, 3927, 4193, 4291). */
import { readSender, type SenderMatch } from '../config/sender-entry.ts';

/** The networks as entries of a table. */
export const privateNetworks: readonly SenderMatch[] = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '169.254.0.0/16'],
  ...['fc00::/7', 'fe80::/10', '::1'],
].map((network) => readSender(network).match);

/** Can an entry mean a private address? One that does not ask about addresses can. */
export function meansPrivate(match: SenderMatch): boolean {
  if (match.kind !== 'network') return true;
  return privateNetworks.some(
    (network) =>
      network.kind === 'network' && network.family === match.family && network.first <= match.last && match.first <= network.last,
  );
}
