/**
 * The lines of a Recipient Access Table and the recipients they mean. An entry binds a domain, a user, or both; users know no end, so a domain
 * is never used up by users, nor a user by domains.
 */
import type { Parameter } from '../config/parameter.ts';
import type { RecipientAccessTable, RecipientEntry, RecipientMatch } from '../config/recipient-access-table.ts';
import { NOWHERE } from '../judge/intervals.ts';
import { notePlace, type Places } from '../judge/name-index.ts';
import { optionsOf } from '../judge/recipient-options.ts';
import type { NamePlaces } from './name-atoms.ts';

/** What becomes of a recipient, and the entry that says so, as written. */
export interface RecipientOutcome {
  readonly verdict: 'accept' | 'reject';
  readonly entry: string;
}

/** An entry in its place. `outcome` is null for one that means nobody; `entry` for the refusal of everyone else, where the table has no ALL. */
export interface RecipientLine {
  readonly position: number;
  readonly entry: RecipientEntry | null;
  readonly match: RecipientMatch;
  readonly outcome: RecipientOutcome | null;
  /** What makes two outcomes the same: verdict, entry as normalised, options. */
  readonly sameness: string;
}

/** The lines of a table in order. `all` is the place of its ALL, or of the refusal that stands in for it behind the last line. */
export interface RecipientLines {
  readonly table: RecipientAccessTable;
  readonly lines: readonly RecipientLine[];
  readonly all: number;
}

/** The lines of a table as its judge reads them. */
export function recipientLinesOf(table: RecipientAccessTable): RecipientLines {
  const lines = table.entries.map(lineOf);
  const all = lines.findIndex(({ match, outcome }) => match.kind === 'all' && outcome !== null);
  return all >= 0 ? { table, lines, all } : { table, lines: [...lines, refuseOthers(lines.length)], all: lines.length };
}

function lineOf(entry: RecipientEntry, position: number): RecipientLine {
  const { match, action, text } = entry;
  if (action === null || match.kind === 'unreadable') return { position, entry, match, outcome: null, sameness: '' };
  const verdict = action === 'ACCEPT' ? 'accept' : 'reject';
  const printed = match.kind === 'all' ? 'ALL' : text;
  return {
    position,
    entry,
    match,
    outcome: { verdict, entry: printed },
    sameness: [verdict, recipientKey(match), optionsKey(entry)].join('\n'),
  };
}

function refuseOthers(position: number): RecipientLine {
  const verdict = 'reject';
  const sameness = [verdict, 'all', optionsKey({ action: 'REJECT', options: [] })].join('\n');
  return { position, entry: null, match: { kind: 'all' }, outcome: { verdict, entry: 'ALL' }, sameness };
}

/** An entry apart from how it is spelt. */
export function recipientKey(match: RecipientMatch): string {
  switch (match.kind) {
    case 'domain':
      return match.domain;
    case 'partial-domain':
      return `.${match.suffix}`;
    case 'user':
      return `${match.user}@`;
    case 'address':
      return `${match.user}@${match.domain}`;
    case 'literal':
      return `[${match.address}]`;
    case 'all':
    case 'unreadable':
      return match.kind;
  }
}

const known = new Set([
  'smtp_response_code',
  'smtp_response_text',
  'bypass_ldap_accept',
  'bypass_receiving_control',
  'bypass_smtp_call_ahead',
]);

/** What the options come to; keys the appliance does not know as they are written. */
function optionsKey(entry: Pick<RecipientEntry, 'action' | 'options'>): string {
  const { response, bypassesDirectory, bypassesReceivingControl, bypassesCallAhead } = optionsOf(entry);
  const inert = entry.options.map(({ key, value }: Parameter) => [key.toLowerCase(), value] as const).filter(([key]) => !known.has(key));
  return JSON.stringify([response.code, response.text, bypassesDirectory, bypassesReceivingControl, bypassesCallAhead, inert]);
}

/** First places of one table by what its entries ask about. */
export interface RecipientPlaces {
  readonly domains: NamePlaces;
  readonly users: Places;
  readonly addresses: Places;
  readonly all: number;
}

/** The places that recipients are held against. */
export function recipientPlacesOf({ lines, all }: RecipientLines): RecipientPlaces {
  const places: RecipientPlaces = { domains: { whole: new Map(), below: new Map() }, users: new Map(), addresses: new Map(), all };
  for (const { match, outcome, position } of lines) if (outcome !== null) note(places, match, position);
  // Domains of whole addresses are told apart from others, though their entries take only one user.
  for (const { match } of lines) if (match.kind === 'address') notePlace(places.domains.whole, match.domain, NOWHERE);
  return places;
}

function note({ domains, users, addresses }: RecipientPlaces, match: RecipientMatch, position: number): void {
  switch (match.kind) {
    case 'domain':
    case 'literal':
      return notePlace(domains.whole, recipientKey(match), position);
    case 'partial-domain':
      return notePlace(domains.below, match.suffix, position);
    case 'user':
      return notePlace(users, match.user, position);
    case 'address':
      return notePlace(addresses, recipientKey(match), position);
    case 'all':
    case 'unreadable':
      return;
  }
}
