/**
 * A Recipient Access Table as an index: the first entry that means a recipient, however long the table. Built once for a table and kept by
 * its identity; a property test holds it against a scan from top to bottom.
 */
import type { RecipientAccessTable, RecipientEntry } from '../config/recipient-access-table.ts';
import { NOWHERE } from './intervals.ts';
import { notePlace, placeAbove, placeOf, type Places } from './name-index.ts';

/** Places of the entries with an action, by what they ask about. A literal stands among the domains, in its brackets. */
export interface RecipientIndex {
  readonly domains: Places;
  readonly partialDomains: Places;
  readonly users: Places;
  readonly addresses: Places;
  readonly all: number;
  readonly entries: readonly RecipientEntry[];
}

const indexes = new WeakMap<RecipientAccessTable, RecipientIndex>();

/** The index of a table, made when it is first asked for. */
export function recipientIndexOf(table: RecipientAccessTable): RecipientIndex {
  const known = indexes.get(table);
  if (known !== undefined) return known;
  const index = buildIndex(table);
  indexes.set(table, index);
  return index;
}

function buildIndex({ entries }: RecipientAccessTable): RecipientIndex {
  const places = { domains: new Map(), partialDomains: new Map(), users: new Map(), addresses: new Map() } satisfies Record<string, Places>;
  const all = entries.findIndex(({ match, action }) => match.kind === 'all' && action !== null);
  entries.forEach((entry, position) => {
    if (entry.action !== null) noteEntry(places, entry, position);
  });
  return { ...places, all: all < 0 ? NOWHERE : all, entries };
}

function noteEntry(
  index: Pick<RecipientIndex, 'domains' | 'partialDomains' | 'users' | 'addresses'>,
  entry: RecipientEntry,
  position: number,
): void {
  const { match } = entry;
  switch (match.kind) {
    case 'domain':
      return notePlace(index.domains, match.domain, position);
    case 'partial-domain':
      return notePlace(index.partialDomains, match.suffix, position);
    case 'user':
      return notePlace(index.users, match.user, position);
    case 'address':
      return notePlace(index.addresses, `${match.user}@${match.domain}`, position);
    case 'literal':
      return notePlace(index.domains, `[${match.address.toLowerCase()}]`, position);
    case 'all':
    case 'unreadable':
      return;
  }
}

/** The first entry that means the recipient, given in lower case; null if none does. */
export function findRecipient(index: RecipientIndex, user: string, domain: string | null): RecipientEntry | null {
  const { domains, partialDomains, users, addresses, all, entries } = index;
  const named =
    domain === null
      ? NOWHERE
      : Math.min(placeOf(domains, domain), placeAbove(partialDomains, domain), placeOf(addresses, `${user}@${domain}`));
  return entries[Math.min(all, named, placeOf(users, user))] ?? null;
}
