/**
 * One member of a sender group: which senders it means, how the appliance prints it, and what is wrong with one that cannot be read.
 * Form: User Guide 9.1.2, p. 126 (table 7-1) and p. 134; what is not allowed: the vendor's note 118204.
 */
import type { Span } from '#smtp';
import { countryCode } from './countries.ts';
import { looksLikeNetwork, readNetwork, type Complaint, type Network } from './sender-network.ts';

/**
 * Host verification, the three check boxes of a sender group: no PTR record, a PTR that cannot be looked up for now, a PTR that the forward
 * record does not confirm. `nx.domain` stands in User Guide 7.6, p. 138, `not.double.verified` was seen; `serv.fail` is this project's choice.
 */
export type HostClass = 'nx.domain' | 'serv.fail' | 'not.double.verified';

/** Which senders an entry means. Names are lower-cased, a `suffix` stands without its leading dot. Scores are whole tenths (-3.0 is -30); addresses are numbers, both ends included. */
export type SenderMatch =
  | Network
  | { readonly kind: 'host'; readonly name: string }
  | { readonly kind: 'partial-host'; readonly suffix: string }
  | { readonly kind: 'score'; readonly from: number; readonly to: number }
  | { readonly kind: 'no-score' }
  | { readonly kind: 'all' }
  /** `country` is an ISO 3166 code, or in lower case a word that is none. */
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'dnslist'; readonly zone: string }
  /** The number of a network owner. */
  | { readonly kind: 'owner'; readonly id: number }
  | { readonly kind: 'host-class'; readonly host: HostClass }
  | { readonly kind: 'unreadable' };

/**
 * One member of a group. `text` is as written; `printed` as the appliance prints it (`sbrs[-10.0:-3.0]`, `ALL`). `span` is the entry alone,
 * `wholeSpan` with its comment.
 */
export interface SenderEntry {
  readonly text: string;
  readonly printed: string;
  readonly match: SenderMatch;
  readonly comment: string | null;
  readonly span: Span;
  readonly wholeSpan: Span;
}

/** What a word of a group means. `complaint` says why it cannot be read, or what is odd about it. */
export interface ReadSender {
  readonly match: SenderMatch;
  readonly printed: string;
  readonly complaint: Complaint | null;
}

const HOST_CLASSES: readonly HostClass[] = ['nx.domain', 'serv.fail', 'not.double.verified'];

/** Reads one member of a group. Anything is answered; what cannot be read matches nothing and says why. Keywords read without case. */
export function readSender(text: string): ReadSender {
  if (/^all$/i.test(text)) return { match: { kind: 'all' }, printed: 'ALL', complaint: null };
  const asked = readAsked(text);
  if (asked !== null) return asked;
  if (/^sbrs(?:\W|$)/i.test(text)) return readScore(text);
  if (text.includes('@')) return unreadable(text, 'hat.mail-address');
  if (looksLikeNetwork(text)) {
    const { network, complaint } = readNetwork(text);
    return { match: network ?? { kind: 'unreadable' }, printed: network === null ? text : text.toLowerCase(), complaint };
  }
  return readHost(text);
}

function unreadable(text: string, rule: Complaint['rule']): ReadSender {
  return { match: { kind: 'unreadable' }, printed: text, complaint: { rule } };
}

/** What the appliance asks others about: a host class, `SBO:n`, `dnslist[zone]`, `country[US]`. Null for anything else. */
function readAsked(text: string): ReadSender | null {
  const lower = text.toLowerCase();
  const host = HOST_CLASSES.find((known) => known === lower);
  if (host !== undefined) return { match: { kind: 'host-class', host }, printed: host, complaint: null };
  const owner = /^sbo:(\d{1,15})$/.exec(lower)?.[1];
  if (owner !== undefined) return { match: { kind: 'owner', id: Number(owner) }, printed: `sbo:${owner}`, complaint: null };
  const zone = /^dnslist\[\s*([^\]\s]+?)\.?\s*\]$/.exec(lower)?.[1];
  if (zone !== undefined) return { match: { kind: 'dnslist', zone }, printed: `dnslist[${zone}]`, complaint: null };
  const country = /^country\[\s*([^\]]*\S)\s*\]$/i.exec(text)?.[1];
  return country === undefined ? null : readCountry(country);
}

/** A country by its ISO code or its name, printed as written (what a text file writes there is this project's choice). */
function readCountry(country: string): ReadSender {
  const code = countryCode(country);
  const complaint: Complaint | null = code === null ? { rule: 'hat.unknown-country', params: { country } } : null;
  return { match: { kind: 'country', country: code ?? country.toLowerCase() }, printed: `country[${country}]`, complaint };
}

/** `SBRS[low:high]` or `SBRS[none]`. Both ends count; a missing decimal is zero. */
function readScore(text: string): ReadSender {
  const inside = /^sbrs\[\s*(.*?)\s*\]$/i.exec(text)?.[1];
  if (inside === undefined) return unreadable(text, 'hat.score-form');
  if (/^none$/i.test(inside)) return { match: { kind: 'no-score' }, printed: 'sbrs[none]', complaint: null };
  const [, low, high] = /^([+-]?\d+(?:\.\d+)?)\s*:\s*([+-]?\d+(?:\.\d+)?)$/.exec(inside) ?? [];
  if (low === undefined || high === undefined) return unreadable(text, 'hat.score-form');
  if (/\.\d\d/.test(inside)) return unreadable(text, 'hat.score-decimals');
  const [from, to] = [tenthsOf(low), tenthsOf(high)];
  if (Math.abs(from) > 100 || Math.abs(to) > 100) return unreadable(text, 'hat.score-limits');
  if (from > to) return unreadable(text, 'hat.reversed-scores');
  return { match: { kind: 'score', from, to }, printed: `sbrs[${printTenths(from)}:${printTenths(to)}]`, complaint: null };
}

/** A score with at most one decimal, in whole tenths: `-3.0` is -30. */
export function tenthsOf(score: string): number {
  return Math.round(Number(score) * 10) + 0;
}

/** Whole tenths as the appliance writes a score: -30 is `-3.0`. */
export function printTenths(tenths: number): string {
  return (tenths / 10).toFixed(1);
}

/** `host.example.com` or `.example.com`. A closing dot is dropped; names compare without case. */
function readHost(text: string): ReadSender {
  const name = text.toLowerCase().replace(/\.$/, '');
  const labels = name.replace(/^\./, '').split('.');
  if (/[*?^$|\\+()]/.test(name)) return unreadable(text, 'hat.regular-expression');
  if (labels.some((label) => !/^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label))) {
    return unreadable(text, /^[^\s[\]"'=:/]+$/.test(name) ? 'hat.host-characters' : 'hat.unreadable-entry');
  }
  if (/^\d+$/.test(labels.at(-1) ?? '')) return unreadable(text, 'hat.address-form');
  if (name.length > 253 || labels.some((label) => label.length > 63)) return unreadable(text, 'hat.host-length');
  if (name.startsWith('.')) return { match: { kind: 'partial-host', suffix: name.slice(1) }, printed: text.toLowerCase(), complaint: null };
  return { match: { kind: 'host', name }, printed: text.toLowerCase(), complaint: labels.length === 1 ? { rule: 'hat.bare-word' } : null };
}
