/**
 * What changes between two Recipient Access Tables, exactly: every pair of an old and a new line that some recipient is decided by and that come
 * to something else. Three sorts of users are held against all domains: one that no table names, each that an entry names everywhere (`user@`),
 * and each whole address.
 */
import { NOWHERE } from '../judge/intervals.ts';
import type { NameAtom } from './name-atoms.ts';
import { joinWords } from './line-words.ts';
import { addressIn, placeOfRecipient, recipientSpace, type RecipientSpace } from './recipient-space.ts';
import type { RecipientLine, RecipientLines, RecipientOutcome } from './recipient-lines.ts';

/** Recipients whose outcome changes, decided by one line before and by one after. */
export interface RecipientChange {
  readonly from: RecipientLine & { readonly outcome: RecipientOutcome };
  readonly to: RecipientLine & { readonly outcome: RecipientOutcome };
  readonly description: () => string;
  /** A mail address to try. */
  readonly witness: () => string;
}

/** Users at the domains of an atom. `user` is null for all that no table names. */
interface Some {
  readonly user: string | null;
  readonly domain: NameAtom;
}

/** Everything that changes from the old table to the new one, in the order of the old lines. */
export function recipientAccessDifference(before: RecipientLines, after: RecipientLines): readonly RecipientChange[] {
  const space = recipientSpace([before, after]);
  const found = new Map<string, { readonly places: readonly [number, number]; readonly some: Some[] }>();
  for (const some of everyone(space)) {
    const places = placesOf(space, some);
    const key = places.join(' ');
    const known = found.get(key);
    if (known === undefined) found.set(key, { places, some: [some] });
    else known.some.push(some);
  }
  return [...found.values()]
    .flatMap(({ places, some }) => changeOf(space, places, some))
    .sort((a, b) => a.from.position - b.from.position || a.to.position - b.to.position);
}

/** Every sort of user at every sort of domain. Domains that the same lines decide are asked once for a `user@`. */
function* everyone({ places, domains }: RecipientSpace): Generator<Some> {
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

function placesOf({ places }: RecipientSpace, { user, domain }: Some): readonly [number, number] {
  const [old = NOWHERE, fresh = NOWHERE] = places.map((table, index) => {
    const place = domain.places[index] ?? NOWHERE;
    return user === null ? Math.min(table.all, place) : placeOfRecipient(table, user, domain, place);
  });
  return [old, fresh];
}

function changeOf(space: RecipientSpace, [old, fresh]: readonly [number, number], some: readonly Some[]): readonly RecipientChange[] {
  const from = space.tables[0]?.lines[old];
  const to = space.tables[1]?.lines[fresh];
  if (!decides(from) || !decides(to) || from.sameness === to.sameness) return [];
  return [{ from, to, description: () => describe(some), witness: () => witnessOf(space, some) }];
}

const decides = (line: RecipientLine | undefined): line is RecipientLine & { readonly outcome: RecipientOutcome } =>
  line !== undefined && line.outcome !== null;

function witnessOf(space: RecipientSpace, [some]: readonly Some[]): string {
  return some === undefined ? '' : addressIn(space, some.user ?? space.stranger, some.domain);
}

const MOST = 4;

/** `everyone at example.com, and postmaster at any other domain`; at most four of them. */
function describe(some: readonly Some[]): string {
  const words = some
    .slice(0, some.length > MOST ? MOST - 1 : MOST)
    .map(({ user, domain }) => `${user ?? 'everyone'} at ${sayDomain(domain)}`);
  return joinWords(some.length > MOST ? [...words, `${some.length - MOST + 1} more`] : words);
}

function sayDomain({ name, below }: NameAtom): string {
  if (name === null) return 'any other domain';
  return below ? `any other domain below ${name}` : name;
}
