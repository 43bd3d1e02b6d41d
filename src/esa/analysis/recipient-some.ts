/**
 * Recipients sorted: three sorts of users are held against all domains, one that no table names, each that an entry names everywhere (`user@`),
 * and each whole address.
 */
import { joinWords } from './line-words.ts';
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

const MOST = 4;

/** `everyone at example.com, and postmaster at any other domain`; at most four of them. */
export function saySome(some: readonly Some[]): string {
  const words = some
    .slice(0, some.length > MOST ? MOST - 1 : MOST)
    .map(({ user, domain }) => `${user ?? 'everyone'} at ${sayDomain(domain)}`);
  return joinWords(some.length > MOST ? [...words, `${some.length - MOST + 1} more`] : words);
}

function sayDomain({ name, below }: NameAtom): string {
  if (name === null) return 'any other domain';
  return below ? `any other domain below ${name}` : name;
}
