/** All recipients, cut by the entries of one or more Recipient Access Tables: domains, users, and single addresses. */
import { NOWHERE } from '../judge/intervals.ts';
import { placeAbove, placeOf } from '../judge/name-index.ts';
import { cutNameTree, type NameAtom } from './name-atoms.ts';
import { recipientPlacesOf, type RecipientLines, type RecipientPlaces } from './recipient-lines.ts';
import { nameBelow, numbered } from './witness.ts';

/** The tables, the domains cut by all of them, and every name that one of them holds. */
export interface RecipientSpace {
  readonly tables: readonly RecipientLines[];
  readonly places: readonly RecipientPlaces[];
  readonly domains: readonly NameAtom[];
  readonly names: ReadonlySet<string>;
  /** Every user that an entry names, at all domains or at one. */
  readonly users: ReadonlySet<string>;
  /** A user that no table names. */
  readonly stranger: string;
}

/** The space of these tables. */
export function recipientSpace(tables: readonly RecipientLines[]): RecipientSpace {
  const places = tables.map(recipientPlacesOf);
  const domains = cutNameTree(places.map((table) => table.domains));
  const users = new Set(places.flatMap((table) => [...table.users.keys(), ...[...table.addresses.keys()].map(userOf)]));
  return { tables, places, domains, names: new Set(domains.flatMap(({ name }) => name ?? [])), users, stranger: strangerTo(users) };
}

const userOf = (address: string): string => address.slice(0, address.lastIndexOf('@'));

function strangerTo(users: ReadonlySet<string>): string {
  return ['someone', 'anybody', ...numbered('user', users.size + 1)].find((user) => !users.has(user)) ?? '';
}

/** The place that decides a user at a domain of an atom, in one table; an address of its own counts only for the name itself. */
export function placeOfRecipient(
  { users, addresses, all }: RecipientPlaces,
  user: string,
  { name, below }: NameAtom,
  domain: number,
): number {
  const address = name === null || below ? NOWHERE : placeOf(addresses, `${user}@${name}`);
  return Math.min(all, domain, placeOf(users, user), address);
}

/** An address of a user in the domains of an atom. */
export function addressIn({ names }: RecipientSpace, user: string, { name, below }: NameAtom): string {
  return `${user}@${below || name === null ? nameBelow(name, names) : name}`;
}

/** The first place of a name among domains and suffixes of a table. */
export function placeOfDomain({ domains: { whole, below } }: RecipientPlaces, domain: string): number {
  return Math.min(placeOf(whole, domain), placeAbove(below, domain));
}
