/**
 * Recipients sorted: three sorts of users are held against all domains, one that no table names, each that an entry names everywhere (`user@`),
 * and each whole address.
 */
import type { NameAtom } from './name-atoms.ts';
import { addressIn, type RecipientSpace } from './recipient-space.ts';

/** Users at the domains of an atom. `user` is null for all that no table names. */
export interface Some {
  readonly user: string | null;
  readonly domain: NameAtom;
}

/** Every sort of user at every sort of domain. Domains that the same lines decide are asked once for a `user@`. */
export function* everyone({ places, domains }: RecipientSpace): Generator<Some> {
  for (const domain of domains) yield { user: null, domain };
  const addresses = new Set(places.flatMap((table) => [...table.addresses.keys()]));
  const byName = new Map(domains.flatMap((domain) => (domain.below || domain.name === null ? [] : [[domain.name, domain] as const])));
  for (const address of addresses) {
    const at = address.lastIndexOf('@');
    const domain = byName.get(address.slice(at + 1));
    if (domain !== undefined) yield { user: address.slice(0, at), domain };
  }
  const users = new Set(places.flatMap((table) => [...table.users.keys()]));
  for (const user of users) {
    const asked = new Set<string>();
    for (const domain of domains) {
      const key = domain.places.join(' ');
      const apart = !domain.below && domain.name !== null && addresses.has(`${user}@${domain.name}`);
      if (apart || asked.has(key)) continue;
      asked.add(key);
      yield { user, domain };
    }
  }
}

/** A mail address of the first of them. */
export function someoneOf(space: RecipientSpace, [some]: readonly Some[]): string {
  return some === undefined ? '' : addressIn(space, some.user ?? space.stranger, some.domain);
}
