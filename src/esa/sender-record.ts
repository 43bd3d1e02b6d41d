/**
 * A sender told by hand, as one line of JSON holds it: what the shell reads, and what the analysis gives as a witness to try. It says what is
 * known of the sender, so nothing is looked up: a score that is given counts as given, for a private address too.
 */
import type { NameCheck, SenderFacts } from './decision.ts';

/**
 * `ptr` is the name of the address; `verified`, whether the forward look-up confirms it; `dns` whether the look-up of the name answers, finds
 * none, or fails. `sbrs` is a score from -10.0 to 10.0, null for none. `owner` is the number of the network's owner, `country` an ISO 3166 code,
 * `dnslists` the zones of the lists that hold the address.
 */
export interface SenderRecord {
  readonly ip: string;
  readonly ptr: string | null;
  readonly verified: boolean;
  readonly dns: 'ok' | 'none' | 'fails';
  readonly sbrs: number | null;
  readonly owner: number | null;
  readonly country: string | null;
  readonly dnslists: readonly string[];
}

/** The facts a judge asks about, as the record tells them. A name counts only while its look-up answers. */
export function senderOfRecord({ ip, ptr, verified, dns, sbrs, owner, country, dnslists }: SenderRecord): SenderFacts {
  const nameCheck = nameCheckOf(dns, ptr, verified);
  return {
    address: ip,
    name: nameCheck === 'confirmed' || nameCheck === 'unconfirmed' ? ptr : null,
    nameCheck,
    owner: null,
    ownerId: owner,
    country,
    reputation: sbrs === null ? 'none' : Math.round(sbrs * 10) + 0,
    lists: dnslists.map((zone) => zone.toLowerCase().replace(/\.$/, '')),
  };
}

function nameCheckOf(dns: SenderRecord['dns'], ptr: string | null, verified: boolean): NameCheck {
  if (dns === 'fails') return 'failed';
  if (dns === 'none' || ptr === null) return 'none';
  return verified ? 'confirmed' : 'unconfirmed';
}
