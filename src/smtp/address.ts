/**
 * Paths and mailboxes as the appliance's strict parser reads them: RFC 5321 section 4.1.2 with the departures that
 * IronPort's Advanced Configuration Guide 7.5, p. 39 lists: a blank after the colon, underscores in domains, periods that are not special.
 */
import { span, type Span } from './span.ts';

declare const mailbox: unique symbol;

/** An address as parsed. `domain` is null for a partial address (`foo`, `foo@`). `local` keeps its case and quotes. */
export interface Mailbox {
  readonly local: string;
  readonly domain: string | null;
  readonly [mailbox]?: true;
}

/** What the grammar of a path says no to. */
export type PathRule =
  | 'path.angle-brackets'
  | 'path.local-part'
  | 'path.domain'
  | 'path.literal'
  | 'path.source-route'
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

const ATOM = /^[^\s<>()[\]\\,;:@"\x00-\x1f\x7f]+$/;
const QUOTED = /^"(?:[^"\\\x00-\x1f\x7f]|\\[\x20-\x7e])*"$/;
const DOMAIN =
  /^[A-Za-z0-9_\x80-\xff](?:[A-Za-z0-9_\x80-\xff-]*[A-Za-z0-9_\x80-\xff])?(?:\.[A-Za-z0-9_\x80-\xff](?:[A-Za-z0-9_\x80-\xff-]*[A-Za-z0-9_\x80-\xff])?)*\.?$/;
const LITERAL = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9A-Fa-f:.]+)\]$/i;

/** Reads `<path>` at `start` of `text`. Offsets are into `text`, so that a fault can be shown under what was typed. */
export function readPath(text: string, start: number): ReadPath | PathFault {
  if (text[start] !== '<') return { rule: 'path.angle-brackets', at: span(start, text.length) };
  const end = closingBracket(text, start + 1);
  if (end < 0) return { rule: 'path.angle-brackets', at: span(start, text.length) };
  if (end - start + 1 > 256) return { rule: 'path.too-long', at: span(start, end + 1) };
  const inner = text.slice(start + 1, end);
  if (inner === '') return { mailbox: null, end: end + 1 };
  const read = parseMailbox(inner, start + 1);
  return 'rule' in read ? read : { mailbox: read, end: end + 1 };
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

/** One mailbox without angle brackets. `offset` is where it stands in the line, for the fault's span. */
export function parseMailbox(text: string, offset = 0): Mailbox | PathFault {
  if (text.startsWith('@')) return { rule: 'path.source-route', at: span(offset, offset + text.length) };
  const at = atSign(text);
  const local = at < 0 ? text : text.slice(0, at);
  const domain = at < 0 ? '' : text.slice(at + 1);
  const broken = localFault(local, offset) ?? (domain === '' ? null : domainFault(domain, offset + at + 1));
  return broken ?? { local, domain: domain === '' ? null : domain };
}

/** The `@` that parts local part from domain: the first one outside quotes. */
function atSign(text: string): number {
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0].length ?? 0;
  return text.indexOf('@', quoted);
}

function localFault(local: string, offset: number): PathFault | null {
  const at = span(offset, offset + local.length);
  if (!ATOM.test(local) && !QUOTED.test(local)) return { rule: 'path.local-part', at };
  return local.length > 64 ? { rule: 'path.local-too-long', at } : null;
}

function domainFault(domain: string, offset: number): PathFault | null {
  const at = span(offset, offset + domain.length);
  if (domain.startsWith('[')) return LITERAL.test(domain) ? null : { rule: 'path.literal', at };
  if (!DOMAIN.test(domain)) return { rule: 'path.domain', at };
  return domain.length > 255 ? { rule: 'path.domain-too-long', at } : null;
}

/** The mailbox as the appliance echoes it: exactly as parsed, without angle brackets; `''` for the null sender. */
export function printMailbox(mailbox: Mailbox | null): string {
  if (mailbox === null) return '';
  return mailbox.domain === null ? mailbox.local : `${mailbox.local}@${mailbox.domain}`;
}
