/** What a host of the lab calls itself and its people when it sends mail. */
import { hostsOf, type Snapshot } from '../snapshot.ts';

/** The name a host says after EHLO: its own, or its address in brackets where the world knows none (RFC 5321 section 4.1.3). */
export function nameOfHost(now: Snapshot, address: string): string {
  return hostsOf(now).find((host) => host.address === address)?.name ?? literal(address);
}

const literal = (address: string): string => (address.includes(':') ? `[IPv6:${address}]` : `[${address}]`);

/**
 * The mail domain of a host: its name from the label of its organisation on (`email.globomantics.com` of globomantics:
 * `globomantics.com`), the whole name where no label is that, and the address in brackets where the name is no domain.
 */
function mailDomainOf(now: Snapshot, address: string): string {
  const host = hostsOf(now).find((known) => known.address === address);
  const labels = (host?.name ?? '').toLowerCase().split('.');
  const domain = labels.slice(Math.max(0, labels.indexOf(host?.organisation.toLowerCase() ?? ''))).join('.');
  return domain.includes('.') ? domain : literal(address);
}

/** A mail address as typed on a host: one without a domain is the host's own. */
export function completeAddress(now: Snapshot, host: string, word: string): string {
  return word === '' || word.includes('@') ? word : `${word}@${mailDomainOf(now, host)}`;
}

/** Who writes when nobody is named: the host's user; on a host where nobody sits, `user`. */
export function authorOf(now: Snapshot, host: string): string {
  const user = hostsOf(now).find(({ address }) => address === host)?.user ?? 'user';
  return completeAddress(now, host, user);
}

/** Where a message's returns go: its author, or the host's postmaster for one from the null sender, so that nothing is lost. */
export function returnAddress(now: Snapshot, host: string, from: string): string {
  return from === '' ? completeAddress(now, host, 'postmaster') : from;
}
