/** What a Recipient Access Table does with a described set of recipients, exactly: every line that decides one of them, and one to try. */
import { parseRecipientAccessTable } from '../config/recipient-access-table.ts';
import { readRecipient } from '../config/recipient-entry.ts';
import { NOWHERE } from '../judge/intervals.ts';
import { recipientLinesOf, type RecipientLine, type RecipientLines, type RecipientOutcome } from './recipient-lines.ts';
import { everyone, someoneOf, type Some } from './recipient-some.ts';
import { placeOfRecipient, recipientSpace, type RecipientSpace } from './recipient-space.ts';
import { recipientTeller } from './say-recipients.ts';
import type { Among, SetFault } from './sender-set.ts';

/** The words of a set of recipients: domains as a RAT has them (`example.com`, `.example.com`), users without a domain. What is not named is free. */
export interface RecipientSetWords {
  readonly domain?: Among<string>;
  readonly user?: Among<string>;
}

/** A set as it was read. */
export interface RecipientSet {
  readonly domains: Condition | null;
  readonly users: Condition | null;
}

interface Condition {
  readonly words: readonly string[];
  readonly inside: boolean;
}

/** Reads the words of a set; the first word that is none of its kind is given back with a remedy. */
export function readRecipientSet({ domain, user }: RecipientSetWords): RecipientSet | SetFault {
  const [domains, users] = [conditionOf(domain), conditionOf(user)];
  const badDomain = domains?.words.find((word) => !isDomain(word));
  if (badDomain !== undefined) return { kind: 'set-fault', key: 'domain', word: badDomain, remedy: 'write a domain, such as example.com' };
  const badUser = users?.words.find((word) => readRecipient(`${word}@`).match.kind !== 'user');
  if (badUser !== undefined) return { kind: 'set-fault', key: 'user', word: badUser, remedy: 'write what stands before the @' };
  return { domains, users };
}

function conditionOf(among: Among<string> | undefined): Condition | null {
  if (among === undefined) return null;
  const inside = 'in' in among;
  return { words: (inside ? among.in : among['not-in']).map((word) => word.trim().toLowerCase()), inside };
}

function isDomain(word: string): boolean {
  const { kind } = readRecipient(word).match;
  return kind === 'domain' || kind === 'partial-domain' || kind === 'literal';
}

/** Those of a set that one line decides, whom that is, and one of them. */
export interface DecidedRecipients {
  readonly line: RecipientLine & { readonly outcome: RecipientOutcome };
  readonly description: () => string;
  readonly witness: () => string;
}

/** The lines that decide the recipients of a set, in the order of the table; none where nobody belongs to it. */
export function decidersOfRecipients(table: RecipientLines, set: RecipientSet): readonly DecidedRecipients[] {
  const space = recipientSpace([table, linesOfSet(set)]);
  const found = new Map<number, Some[]>();
  for (const some of everyone(space)) {
    if (!belongs(some, set)) continue;
    const place = placeIn(space, some);
    const known = found.get(place);
    if (known === undefined) found.set(place, [some]);
    else known.push(some);
  }
  const tell = recipientTeller(space, (some) => (belongs(some, set) ? String(placeIn(space, some)) : null));
  return table.lines.flatMap((line) => {
    const some = found.get(line.position);
    if (some === undefined || !decides(line)) return [];
    return [{ line, description: () => tell(String(line.position), some), witness: () => someoneOf(space, some) }];
  });
}

/** The line of the table that decides recipients. */
function placeIn({ places: [places] }: RecipientSpace, { user, domain }: Some): number {
  const place = domain.places[0] ?? NOWHERE;
  if (places === undefined) return place;
  return user === null ? Math.min(places.all, place) : placeOfRecipient(places, user, domain, place);
}

const decides = (line: RecipientLine): line is RecipientLine & { readonly outcome: RecipientOutcome } => line.outcome !== null;

/** The set as a table, so that domains and users are told apart by it too. */
function linesOfSet({ domains, users }: RecipientSet): RecipientLines {
  const entries = [...(domains?.words ?? []), ...(users?.words ?? []).map((user) => `${user}@`)];
  return recipientLinesOf(parseRecipientAccessTable(entries.map((entry) => `${entry} ACCEPT\n`).join('')).value);
}

function belongs({ user, domain }: Some, { domains, users }: RecipientSet): boolean {
  const fits = domains === null || Number.isFinite(domain.places[1] ?? NOWHERE) === domains.inside;
  return fits && (users === null || (user !== null && users.words.includes(user)) === users.inside);
}
