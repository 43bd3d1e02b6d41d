/**
 * What the client said, once understood: one line becomes one Command or one Fault.
 * Grammar: RFC 5321 section 4.1.1, RFC 3207 (STARTTLS), RFC 4954 (AUTH); addresses as the listener's parser has them (address.ts).
 * Knows nothing of phases (machine.ts) or policy.
 */
import { defaultSyntax, readPath, type AddressSyntax, type Mailbox, type PathRule } from './address.ts';
import { trimBlanks } from './octets.ts';
import { span, type Span } from './span.ts';

export type Verb = 'HELO' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'RSET' | 'NOOP' | 'VRFY' | 'HELP' | 'QUIT' | 'AUTH' | 'STARTTLS';

/** One ESMTP parameter after a path, `KEY=value` or `KEY`; `value` is null without a `=`. */
export interface MailParameter {
  readonly key: string;
  readonly value: string | null;
  readonly at: Span;
}

export type Command =
  | { readonly kind: 'helo'; readonly verb: 'HELO' | 'EHLO'; readonly host: string }
  | { readonly kind: 'mail'; readonly verb: 'MAIL'; readonly from: Mailbox | null; readonly parameters: readonly MailParameter[] }
  | { readonly kind: 'rcpt'; readonly verb: 'RCPT'; readonly to: Mailbox; readonly parameters: readonly MailParameter[] }
  | { readonly kind: 'data'; readonly verb: 'DATA' }
  | { readonly kind: 'rset'; readonly verb: 'RSET' }
  | { readonly kind: 'noop'; readonly verb: 'NOOP' }
  | { readonly kind: 'vrfy'; readonly verb: 'VRFY'; readonly name: string }
  | { readonly kind: 'help'; readonly verb: 'HELP' }
  | { readonly kind: 'quit'; readonly verb: 'QUIT' }
  /** `initial` is the response sent along, still in base64; null where there is none, and `=` is an empty one. */
  | { readonly kind: 'auth'; readonly verb: 'AUTH'; readonly mechanism: string; readonly initial: string | null }
  | { readonly kind: 'starttls'; readonly verb: 'STARTTLS' };

/** The productions a line can break. */
export type GrammarRule =
  | PathRule
  | 'command.unknown'
  | 'command.too-long'
  | 'ehlo.domain'
  | 'helo.one-argument'
  | 'mail.from-colon'
  | 'rcpt.to-colon'
  | 'rcpt.null-recipient'
  | 'path.trailing'
  | 'parameter.unknown'
  | 'parameter.value'
  | 'auth.arguments'
  | 'argument.none-allowed';

/** A line the grammar refuses. `rule` names the production broken and `at` the stretch of the line, so a lesson can point at it. */
export interface Fault {
  readonly kind: 'fault';
  readonly rule: GrammarRule;
  readonly at: Span;
  readonly line: string;
  readonly verb: Verb | null;
}

/** Octets of a command line with its CRLF. RFC 5321 section 4.5.3.1.4. */
const COMMAND_LINE_LIMIT = 512;

/** Octets of a line that answers an AUTH challenge, with its CRLF. RFC 4954 section 4. */
export const RESPONSE_LINE_LIMIT = 12_288;

const VERBS: readonly Verb[] = ['HELO', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'RSET', 'NOOP', 'VRFY', 'HELP', 'QUIT', 'AUTH', 'STARTTLS'];

/** Reads one command line, given without its CRLF, under a listener's address syntax. Keywords read without case. Never throws: a bad line is a Fault. */
export function parseCommand(line: string, syntax: AddressSyntax = defaultSyntax): Command | Fault {
  if (line.length + 2 > COMMAND_LINE_LIMIT) return fault(line, null, 'command.too-long', span(0, line.length));
  // Blanks are those of ASCII, everywhere in this file: the octet A0 may be half of an à, and a bare CR or LF parts no words.
  const word = /^[A-Za-z]+(?=[ \t]|$)/.exec(line)?.[0] ?? '';
  const verb = VERBS.find((known) => known === word.toUpperCase());
  if (verb === undefined) return fault(line, null, 'command.unknown', span(0, /^[^ \t]*/.exec(line)?.[0].length ?? 0));
  return parsers[verb](line, verb, argumentStart(line, word.length), syntax);
}

type Parser = (line: string, verb: Verb, start: number, syntax: AddressSyntax) => Command | Fault;

const parsers: Readonly<Record<Verb, Parser>> = {
  HELO: (line, _, start) => parseHelo(line, 'HELO', start),
  EHLO: (line, _, start) => parseHelo(line, 'EHLO', start),
  MAIL: parseMail,
  RCPT: parseRcpt,
  DATA: bare({ kind: 'data', verb: 'DATA' }),
  RSET: bare({ kind: 'rset', verb: 'RSET' }),
  NOOP: () => ({ kind: 'noop', verb: 'NOOP' }),
  VRFY: (line, _, start) => ({ kind: 'vrfy', verb: 'VRFY', name: trimBlanks(line.slice(start)) }),
  HELP: () => ({ kind: 'help', verb: 'HELP' }),
  QUIT: bare({ kind: 'quit', verb: 'QUIT' }),
  AUTH: parseAuth,
  STARTTLS: bare({ kind: 'starttls', verb: 'STARTTLS' }),
};

/** A command that takes no argument; trailing blanks are let through. */
function bare(command: Command): Parser {
  return (line, verb, start) =>
    trimBlanks(line.slice(start)) === '' ? command : fault(line, verb, 'argument.none-allowed', span(start, line.length));
}

/**
 * `helo = ("HELO" | "EHLO") SP (Domain | address-literal)`. HELO alone is let through, as the vendor's own session shows; any word will do,
 * but without control octets, since it goes into the trace header.
 */
function parseHelo(line: string, verb: 'HELO' | 'EHLO', start: number): Command | Fault {
  const host = trimBlanks(line.slice(start));
  if (host === '' && verb === 'EHLO') return fault(line, verb, 'ehlo.domain', span(0, line.length));
  if (/[\x00-\x20\x7f]/.test(host)) return fault(line, verb, 'helo.one-argument', span(start, start + host.length));
  return { kind: 'helo', verb, host };
}

/** `mail = "MAIL FROM:" Reverse-path [SP Mail-parameters]` */
function parseMail(line: string, verb: Verb, start: number, syntax: AddressSyntax): Command | Fault {
  const path = pathAfter(line, verb, start, syntax, 'FROM', 'mail.from-colon');
  if ('rule' in path) return path;
  const parameters = parseParameters(line, verb, path.end);
  return 'rule' in parameters ? parameters : { kind: 'mail', verb: 'MAIL', from: path.mailbox, parameters };
}

/** `rcpt = "RCPT TO:" Forward-path [SP Rcpt-parameters]`, and a forward path is never null. */
function parseRcpt(line: string, verb: Verb, start: number, syntax: AddressSyntax): Command | Fault {
  const asked = BARE_POSTMASTER.test(line.slice(start)) ? { ...syntax, partialDomain: true } : syntax;
  const path = pathAfter(line, verb, start, asked, 'TO', 'rcpt.to-colon');
  if ('rule' in path) return path;
  if (path.mailbox === null) return fault(line, verb, 'rcpt.null-recipient', span(path.end - 2, path.end));
  const parameters = parseParameters(line, verb, path.end);
  return 'rule' in parameters ? parameters : { kind: 'rcpt', verb: 'RCPT', to: path.mailbox, parameters };
}

/** A postmaster without a domain is taken whatever the listener thinks of partial addresses. RFC 5321 section 4.5.1. */
const BARE_POSTMASTER = /^TO:[ \t]*<?postmaster>?(?:[ \t]|$)/i;

function pathAfter(line: string, verb: Verb, start: number, syntax: AddressSyntax, keyword: string, rule: GrammarRule) {
  const head = new RegExp(`^${keyword}:[ \\t]*`, 'i').exec(line.slice(start));
  if (head === null) return fault(line, verb, rule, span(start, line.length));
  const path = readPath(line, start + head[0].length, syntax);
  return 'rule' in path ? fault(line, verb, path.rule, path.at) : path;
}

/** `auth = "AUTH" SP mechanism [SP initial-response]` */
function parseAuth(line: string, verb: Verb, start: number): Command | Fault {
  const [mechanism = '', initial, ...more] = trimBlanks(line.slice(start)).split(/[ \t]+/);
  if (mechanism === '' || more.length > 0) return fault(line, verb, 'auth.arguments', span(start, line.length));
  return { kind: 'auth', verb: 'AUTH', mechanism: mechanism.toUpperCase(), initial: initial ?? null };
}

/** SIZE: RFC 1870. BODY: RFC 6152. AUTH: an xtext, RFC 4954 section 5. */
const KNOWN_PARAMETERS: Readonly<Record<string, RegExp>> = {
  SIZE: /^\d{1,20}$/,
  BODY: /^(?:7BIT|8BITMIME)$/i,
  AUTH: /^(?:[!-*,-<>-~]|\+[0-9A-F]{2})+$/,
};

function parseParameters(line: string, verb: Verb, from: number): readonly MailParameter[] | Fault {
  const parameters: MailParameter[] = [];
  const rest = /[ \t]*([^ \t]+)/gy;
  rest.lastIndex = from;
  for (let word = rest.exec(line); word !== null; word = rest.exec(line)) {
    const text = word[1] ?? '';
    const at = span(rest.lastIndex - text.length, rest.lastIndex);
    if (at.start === from) return fault(line, verb, 'path.trailing', at);
    const read = parseParameter(line, verb, text, at);
    if ('rule' in read) return read;
    parameters.push(read);
  }
  return parameters;
}

function parseParameter(line: string, verb: Verb, text: string, at: Span): MailParameter | Fault {
  const [name = '', ...rest] = text.split('=');
  const value = rest.length === 0 ? null : rest.join('=');
  const form = verb === 'MAIL' ? KNOWN_PARAMETERS[name.toUpperCase()] : undefined;
  if (form === undefined) return fault(line, verb, 'parameter.unknown', at);
  if (value === null || !form.test(value)) return fault(line, verb, 'parameter.value', at);
  return { key: name.toUpperCase(), value, at };
}

function argumentStart(line: string, from: number): number {
  return from + (/^[ \t]*/.exec(line.slice(from))?.[0].length ?? 0);
}

function fault(line: string, verb: Verb | null, rule: GrammarRule, at: Span): Fault {
  return { kind: 'fault', rule, at, line, verb };
}
