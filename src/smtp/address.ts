/**
 * Paths and mailboxes as the appliance reads them (Advanced Configuration Guide 7.5, p. 39; grammar: RFC 5321 section 4.1.2).
 * **Strict** follows the RFC but for a blank after the colon, underscores in domains and periods that are not special.
 * **Loose** looks for an address in what was written: comments are skipped, angle brackets need not be, of nested ones the deepest counts.
 */
import ipaddr from 'ipaddr.js';
import { trimBlanks } from './octets.ts';
import { span, type Span } from './span.ts';

declare const mailbox: unique symbol;

/** An address as parsed. `domain` is null for a partial address (`foo`, `foo@`). `local` keeps its case and quotes. */
export interface Mailbox {
  readonly local: string;
  readonly domain: string | null;
  readonly [mailbox]?: true;
}

/** How strictly addresses are read: a listener's setting. */
export interface AddressSyntax {
  readonly parser: 'strict' | 'loose';
  readonly eightBitUser: boolean;
  readonly eightBitDomain: boolean;
  /** Whether an address may come without a domain (`foo`, `foo@`) or with one that has no dot (`foo@bar`). */
  readonly partialDomain: boolean;
  readonly sourceRoute: 'reject' | 'strip';
  /** What becomes of `[…]` that is no IPv4 or IPv6 address. */
  readonly unknownLiteral: 'reject' | 'accept';
  /** Characters that the user name must not have, e.g. `%!:`. */
  readonly refusedCharacters: string;
}

/** A new listener's settings (design choice where the manuals name no default). */
export const defaultSyntax: AddressSyntax = {
  parser: 'strict',
  eightBitUser: true,
  eightBitDomain: true,
  partialDomain: true,
  sourceRoute: 'reject',
  unknownLiteral: 'reject',
  refusedCharacters: '',
};

/** What the grammar of a path says no to. */
export type PathRule =
  | 'path.angle-brackets'
  | 'path.local-part'
  | 'path.domain'
  | 'path.literal'
  | 'path.source-route'
  | 'path.eight-bit-user'
  | 'path.eight-bit-domain'
  | 'path.partial'
  | 'path.refused-character'
  | 'path.local-too-long'
  | 'path.domain-too-long'
  | 'path.too-long';

export interface PathFault {
  readonly rule: PathRule;
  readonly at: Span;
}

/** A path read from the start of some text: the mailbox (null for `<>`) and where the path ends. */
export interface ReadPath {
  readonly mailbox: Mailbox | null;
  readonly end: number;
}

/** Octets of a path with its brackets, of a local part and of a domain. RFC 5321 section 4.5.3.1. */
const PATH_LIMIT = 256;
const LOCAL_LIMIT = 64;
const DOMAIN_LIMIT = 255;

const ATOM = /^[^\x00-\x20<>()[\]\\,;:@"\x7f]+$/;
const QUOTED = /^"(?:[^"\\\x00-\x1f\x7f]|\\[\x20-\x7e])*"$/;
const DOMAIN =
  /^[A-Za-z0-9_\x80-\xff](?:[A-Za-z0-9_\x80-\xff-]*[A-Za-z0-9_\x80-\xff])?(?:\.[A-Za-z0-9_\x80-\xff](?:[A-Za-z0-9_\x80-\xff-]*[A-Za-z0-9_\x80-\xff])?)*$/;
const EIGHT_BIT = /[\x80-\xff]/;

/** Reads a path at `start` of `text`. Offsets are into `text`, so that a fault can be shown under what was typed. */
export function readPath(text: string, start: number, syntax: AddressSyntax = defaultSyntax): ReadPath | PathFault {
  return syntax.parser === 'strict' ? readFound(strictPath(text, start), start, syntax) : readLoosely(text, start, syntax);
}

/** What the strict parser reads, the loose one reads alike, since quotes hide brackets and comments; what follows may be a comment. */
function readLoosely(text: string, start: number, syntax: AddressSyntax): ReadPath | PathFault {
  const strict = readFound(strictPath(text, start), start, syntax);
  const taken = !('rule' in strict) && /^(?:[ \t(]|$)/.test(text.slice(strict.end));
  const read = taken ? strict : readFound(loosePath(text, start), start, syntax);
  return 'rule' in read ? read : { ...read, end: afterComments(text, read.end) };
}

function readFound(found: FoundPath | PathFault, start: number, syntax: AddressSyntax): ReadPath | PathFault {
  if ('rule' in found) return found;
  if (found.end - start > PATH_LIMIT) return { rule: 'path.too-long', at: span(start, found.end) };
  if (found.inner === '') return { mailbox: null, end: found.end };
  const read = parseMailbox(found.inner, found.offset, syntax);
  return 'rule' in read ? read : { mailbox: read, end: found.end };
}

/** Where a path's address stands and where the path ends. */
interface FoundPath {
  readonly inner: string;
  readonly offset: number;
  readonly end: number;
}

function strictPath(text: string, start: number): FoundPath | PathFault {
  const end = text[start] === '<' ? closingBracket(text, start + 1) : -1;
  if (end < 0) return { rule: 'path.angle-brackets', at: span(start, text.length) };
  return { inner: text.slice(start + 1, end), offset: start + 1, end: end + 1 };
}

/** The `>` that closes a path, skipping quoted strings; -1 if there is none. */
function closingBracket(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (quoted && text[at] === '\\') at++;
    else if (text[at] === '"') quoted = !quoted;
    else if (!quoted && text[at] === '>') return at;
  }
  return -1;
}

/** Without brackets the first word is the address; with nested ones the deepest. */
function loosePath(text: string, start: number): FoundPath | PathFault {
  const bare = blankComments(text, start);
  const deepest = /<([^<>]*)>(?:[ \t]*>)*/.exec(bare.slice(start));
  if (deepest !== null) return trimmed(start + deepest.index + 1, deepest[1] ?? '', start + deepest.index + deepest[0].length);
  const word = /^[ \t]*([^ \t]+)/.exec(bare.slice(start));
  if (word === null) return { rule: 'path.local-part', at: span(start, text.length) };
  const inner = word[1] ?? '';
  const offset = start + word[0].length - inner.length;
  return { inner, offset, end: offset + inner.length };
}

function trimmed(offset: number, inner: string, end: number): FoundPath {
  const word = trimBlanks(inner);
  return { inner: word, offset: offset + inner.indexOf(word), end };
}

/** Where the comments that follow a path end; the path's own end if none does. */
function afterComments(text: string, from: number): number {
  const blank = /^[ \t]*/.exec(blankComments(text, from).slice(from))?.[0].length ?? 0;
  const passed = text.slice(from, from + blank);
  return from + passed.lastIndexOf(')') + 1;
}

/** The text with every comment, nested ones too, replaced by as many blanks. */
function blankComments(text: string, from: number): string {
  let depth = 0;
  const blanked = [...text.slice(from)].map((character) => {
    if (character === '(') depth += 1;
    const inside = depth > 0;
    if (character === ')' && inside) depth -= 1;
    return inside ? ' ' : character;
  });
  return text.slice(0, from) + blanked.join('');
}

/** One mailbox without angle brackets. `offset` is where it stands in the line, for the fault's span. */
export function parseMailbox(text: string, offset = 0, syntax: AddressSyntax = defaultSyntax): Mailbox | PathFault {
  const route = /^@[^:]*:/.exec(text)?.[0] ?? '';
  if (text.startsWith('@') && (route === '' || syntax.sourceRoute === 'reject')) {
    return { rule: 'path.source-route', at: span(offset, offset + text.length) };
  }
  return parseUserAtDomain(text.slice(route.length), offset + route.length, syntax);
}

function parseUserAtDomain(text: string, offset: number, syntax: AddressSyntax): Mailbox | PathFault {
  const at = atSign(text);
  const local = at < 0 ? text : text.slice(0, at);
  const domain = at < 0 ? '' : text.slice(at + 1);
  const broken = localFault(local, offset, syntax) ?? (domain === '' ? null : domainFault(domain, offset + at + 1, syntax));
  if (broken !== null) return broken;
  if (!syntax.partialDomain && !/[.[]/.test(domain)) return { rule: 'path.partial', at: span(offset, offset + text.length) };
  return { local, domain: domain === '' ? null : domain };
}

/** The `@` that parts local part from domain: the first one outside quotes. */
function atSign(text: string): number {
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0].length ?? 0;
  return text.indexOf('@', quoted);
}

function localFault(local: string, offset: number, syntax: AddressSyntax): PathFault | null {
  const at = span(offset, offset + local.length);
  if (!ATOM.test(local) && !QUOTED.test(local)) return { rule: 'path.local-part', at };
  if (!syntax.eightBitUser && EIGHT_BIT.test(local)) return { rule: 'path.eight-bit-user', at };
  const refused = [...local].findIndex((character) => syntax.refusedCharacters.includes(character));
  if (refused >= 0) return { rule: 'path.refused-character', at: span(offset + refused, offset + refused + 1) };
  return local.length > LOCAL_LIMIT ? { rule: 'path.local-too-long', at } : null;
}

function domainFault(domain: string, offset: number, syntax: AddressSyntax): PathFault | null {
  const at = span(offset, offset + domain.length);
  if (domain.startsWith('[')) return literalFault(domain, at, syntax);
  if (!DOMAIN.test(domain)) return { rule: 'path.domain', at };
  if (!syntax.eightBitDomain && EIGHT_BIT.test(domain)) return { rule: 'path.eight-bit-domain', at };
  return domain.length > DOMAIN_LIMIT ? { rule: 'path.domain-too-long', at } : null;
}

function literalFault(domain: string, at: Span, { unknownLiteral }: AddressSyntax): PathFault | null {
  const inner = /^\[([^\x00-\x20[\]<>\x7f]*)\]$/.exec(domain)?.[1];
  const readable = inner !== undefined && (unknownLiteral === 'accept' || isAddressLiteral(inner));
  return readable ? null : { rule: 'path.literal', at };
}

/** `192.0.2.1` or `IPv6:2001:db8::1`, as RFC 5321 section 4.1.3 has them. */
function isAddressLiteral(inner: string): boolean {
  return /^IPv6:/i.test(inner) ? ipaddr.IPv6.isValid(inner.slice(5)) : ipaddr.IPv4.isValidFourPartDecimal(inner);
}

/** The mailbox as the appliance echoes it: exactly as parsed, without angle brackets; `''` for the null sender. */
export function printMailbox(mailbox: Mailbox | null): string {
  if (mailbox === null) return '';
  return mailbox.domain === null ? mailbox.local : `${mailbox.local}@${mailbox.domain}`;
}
