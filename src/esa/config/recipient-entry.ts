/**
 * One line of a Recipient Access Table: which recipients an entry means, and what is wrong with one that cannot be read.
 * Form: User Guide 9.1.2, p. 163, and 7.6, p. 139 ("full email address, domain, partial domain, username, or IP address").
 */
import type { Span } from '#smtp';
import { parseAddress, printAddress } from './ip-address.ts';
import type { NoteRule } from './notes.ts';
import type { Parameter } from './parameter.ts';

export type RecipientAction = 'ACCEPT' | 'REJECT';

/** The two words, and nothing else. */
export const recipientActions: readonly RecipientAction[] = ['ACCEPT', 'REJECT'];

/** The action a word means, read without case; null for any other word. */
export function actionOf(word: string): RecipientAction | null {
  return recipientActions.find((action) => action === word.toUpperCase()) ?? null;
}

/** Whether a reply code means what the action does: 2xx takes, 4xx and 5xx refuse (design choice: no source tells what the box allows). */
export function saysSame(action: RecipientAction | null, code: number): boolean {
  return action === 'ACCEPT' ? code >= 200 && code < 300 : code >= 400 && code < 600;
}

/**
 * Which recipients an entry means. Domains and users are lower-cased; everything compares without case. A `suffix` stands without its
 * leading dot. A literal's `address` is what stands in the brackets, lower case and short: `192.0.2.1`, `ipv6:2001:db8::1`.
 */
export type RecipientMatch =
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'partial-domain'; readonly suffix: string }
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'address'; readonly user: string; readonly domain: string }
  | { readonly kind: 'literal'; readonly address: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'unreadable' };

export interface RecipientEntry {
  readonly text: string;
  readonly match: RecipientMatch;
  /** null when the line has no ACCEPT or REJECT that could be read; such an entry matches nothing. */
  readonly action: RecipientAction | null;
  readonly options: readonly Parameter[];
  /** `entrySpan` is the entry alone, `span` the whole line up to the action or block. */
  readonly entrySpan: Span;
  readonly span: Span;
}

/** What an entry means, and what is odd about it. */
export interface ReadRecipient {
  readonly match: RecipientMatch;
  readonly complaint: { readonly rule: NoteRule; readonly params?: Readonly<Record<string, string>> } | null;
}

/** Reads the entry of a line. Anything is answered; what cannot be read matches nobody and says why. */
export function readRecipient(text: string): ReadRecipient {
  const lower = text.toLowerCase();
  if (lower === 'all') return { match: { kind: 'all' }, complaint: null };
  if (lower.startsWith('[')) return readLiteral(lower);
  if (parseAddress(text) !== null) return unreadable('rat.bare-address');
  if (/[*?^$|\\+()]/.test(lower.slice(lower.indexOf('@') + 1))) return unreadable('rat.pattern');
  const at = lower.lastIndexOf('@');
  if (at >= 0) return readMailbox(lower.slice(0, at), lower.slice(at + 1));
  return readDomain(lower);
}

function unreadable(rule: NoteRule, params: Readonly<Record<string, string>> = {}): ReadRecipient {
  return { match: { kind: 'unreadable' }, complaint: { rule, params } };
}

/** `[192.0.2.1]` or `[IPv6:2001:db8::1]` (RFC 5321 section 4.1.3). */
function readLiteral(text: string): ReadRecipient {
  const address = literalOf(text);
  return address === null ? unreadable('rat.literal') : { match: { kind: 'literal', address }, complaint: null };
}

/** What stands between the brackets of a lower-case literal, in one spelling; null if it is no address. */
export function literalOf(text: string): string | null {
  const [, tag, inside = ''] = /^\[(ipv6:)?([^\]]+)\]$/.exec(text) ?? [];
  const address = parseAddress(inside);
  if (address === null || (address.family === 6) !== (tag !== undefined)) return null;
  return `${tag ?? ''}${printAddress(address)}`;
}

/** `user@` or `user@domain`. */
function readMailbox(user: string, domain: string): ReadRecipient {
  if (user === '') return isDomain(domain) ? unreadable('rat.at-domain', { domain }) : unreadable('rat.unreadable-entry');
  if (!/^(?:[^\s<>()[\]\\,;:@"]+|"[^"]+")$/.test(user)) return unreadable('rat.unreadable-entry');
  if (domain === '') return { match: { kind: 'user', user }, complaint: null };
  const literal = domain.startsWith('[') ? literalOf(domain) : null;
  if (literal !== null) return { match: { kind: 'address', user, domain: `[${literal}]` }, complaint: null };
  return isDomain(domain) ? { match: { kind: 'address', user, domain }, complaint: null } : unreadable('rat.domain');
}

/** `example.com` or `.example.com`; a name without a dot is read, with a remark. */
function readDomain(text: string): ReadRecipient {
  if (text.startsWith('.')) {
    return isDomain(text.slice(1))
      ? { match: { kind: 'partial-domain', suffix: text.slice(1) }, complaint: null }
      : unreadable('rat.domain');
  }
  if (!isDomain(text)) return unreadable(/^[^\s[\]"'=:/]+$/.test(text) ? 'rat.domain' : 'rat.unreadable-entry');
  return { match: { kind: 'domain', domain: text }, complaint: text.includes('.') ? null : { rule: 'rat.bare-word' } };
}

function isDomain(text: string): boolean {
  return /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/.test(text);
}
