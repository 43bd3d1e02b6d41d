/**
 * Every reply the appliance gives, and the one table from fates to replies. Wording: Cisco TAC notes 118234 ("Commonly Seen SMTP Error
 * Codes"), 214630 and 118495, and sessions seen against real boxes; `source` says which. No other file writes a reply.
 */
import type { Reply } from '#smtp';
import type { Fate, Verdict } from './decision.ts';

/** One entry of the catalogue. `lines` are templates; `meaning` is when it is sent and what the client should make of it. */
export interface ReplyEntry {
  readonly code: number;
  /** Enhanced code as the box writes it, with its `#`; null where it writes none. */
  readonly enhanced: string | null;
  readonly lines: readonly string[];
  readonly meaning: string;
  readonly source: string;
}

const TAC_CODES = 'Cisco TAC note 118234';
const TAC_SESSION = 'Cisco TAC note 118234, telnet session';
const TAC_HELP = 'Cisco TAC note 214630';
const SEEN = 'seen in a session against a real box';
const OURS = 'not documented; this project’s choice';

export const replies = {
  banner: entry(220, null, ['{hostname} ESMTP'], 'The connection is taken. The client says who it is.', TAC_SESSION),
  'banner.rejected': entry(
    554,
    null,
    [
      '{hostname}',
      "Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.",
    ],
    'The Host Access Table rejects the sender. Nothing but a greeting is said, then the box hangs up.',
    'bounces from many boxes, community.cisco.com m-p/4268260',
  ),
  helo: entry(250, null, ['{hostname}'], 'The client’s name is noted. The envelope may begin.', TAC_SESSION),
  ehlo: entry(250, null, ['{hostname}', '{keywords}'], 'The same, with the extensions on offer.', TAC_HELP),
  'sender.ok': entry(250, null, ['sender <{sender}> ok'], 'The return address is taken. A message id is given out now.', TAC_SESSION),
  'recipient.ok': entry(250, null, ['recipient <{recipient}> ok'], 'This recipient will get the message.', TAC_SESSION),
  'go-ahead': entry(354, null, ['go ahead'], 'The envelope is closed. Send the letter, then a line with only a dot.', TAC_SESSION),
  'message.accepted': entry(250, null, ['ok:  Message {mid} accepted'], 'From now on the appliance is responsible for the message.', SEEN),
  reset: entry(250, null, ['reset'], 'The envelope so far is thrown away. The greeting stays.', OURS),
  noop: entry(250, null, ['ok'], 'Nothing happened, as asked.', OURS),
  vrfy: entry(252, null, ['ok'], 'The box neither confirms nor denies that anybody exists.', SEEN),
  help: entry(
    214,
    null,
    ['The following commands are recognized', '    auth data ehlo helo', '    help mail noop quit', '    rcpt rset vrfy'],
    'The commands the box knows.',
    TAC_HELP,
  ),
  goodbye: entry(221, null, ['{hostname}'], 'The session is over and the box hangs up.', TAC_SESSION),
  'syntax-error': entry(
    501,
    '#5.5.2',
    ["syntax error '{line}'"],
    'The command is known, its argument cannot be read. Mend the line and send it again.',
    SEEN,
  ),
  'unknown-option': entry(501, null, ['Unknown option {option}'], 'A parameter after the address is not one the box knows.', TAC_CODES),
  'unknown-value': entry(501, null, ['Unknown value {option}'], 'A parameter after the address has a value it cannot have.', TAC_CODES),
  'ehlo.domain': entry(501, '#5.0.0', ['EHLO requires domain address'], 'EHLO must name the client.', TAC_CODES),
  'not-recognized': entry(500, '#5.5.1', ['command not recognized'], 'No such command. The fifth one ends the session.', TAC_HELP),
  'line-too-long': entry(500, null, ['Line too long'], 'A command line holds at most 512 octets, its line end included.', TAC_CODES),
  'bad-command-limit': entry(
    421,
    null,
    ['Exceeded bad SMTP command limit, disconnecting.'],
    'Too many lines that are no command. The box hangs up.',
    TAC_HELP,
  ),
  'out-of-order': entry(503, '#5.5.1', ['{order}'], 'A good command at the wrong moment. Say first what it asks for.', TAC_CODES),
  'address-rejected': entry(
    550,
    '#5.1.0',
    ['Address rejected.'],
    'The Recipient Access Table does not take mail for this address, or the directory knows nobody by it.',
    'bounces from many boxes; user-enumeration session of 2018',
  ),
  'server-error': entry(
    451,
    '#4.3.0',
    ['Server Error'],
    'Something the box needs does not answer, here the directory. The client keeps the mail and tries later.',
    TAC_CODES,
  ),
  'too-many-recipients': entry(
    452,
    '#4.5.3',
    ['Too many recipients'],
    'The message has as many recipients as the policy allows. The rest go in another.',
    TAC_CODES,
  ),
  'too-many-messages': entry(
    421,
    '#4.x.2',
    ['Too many messages for this session'],
    'The policy’s messages for one connection are used up. Connect again for more.',
    TAC_CODES,
  ),
  'sender.needs-tls': entry(
    530,
    '#5.7.0',
    ['Must issue a STARTTLS command first'],
    'The policy requires ciphering. The client sends STARTTLS, greets again and begins anew.',
    TAC_CODES,
  ),
  'sender.needs-auth': entry(
    530,
    null,
    ['Authentication required'],
    'The policy requires a password. The client sends AUTH first.',
    TAC_CODES,
  ),
  'size-exceeded': entry(
    552,
    '#5.3.4',
    ['message size exceeds limit'],
    'The message is larger than the policy takes, as announced or as sent. Sending it again does not help.',
    TAC_CODES,
  ),
  'header-exceeded': entry(
    552,
    '#5.3.4',
    ['message header size exceeds limit'],
    'The header has more lines than the appliance takes. It stops reading the letter there, and takes what follows for commands.',
    'Cisco TAC note 118495',
  ),
  'auth.challenge': entry(334, null, ['{challenge}'], 'The next line answers in base64; a line with only * gives up.', SEEN),
  'auth.ok': entry(235, '#2.0.0', ['OK Authenticated'], 'The password is right. From now on the session relays.', SEEN),
  'auth.failed': entry(535, '#5.7.8', ['Authentication failed'], 'User or password is wrong. Nothing else has changed.', OURS),
  'auth.unavailable': entry(503, '#5.3.3', ['AUTH not available'], 'The policy offers no AUTH here.', TAC_CODES),
  'auth.already': entry(503, '#5.5.0', ['Already authenticated'], 'One AUTH a session.', TAC_CODES),
  'auth.in-transaction': entry(503, '#5.5.0', ['{order}'], 'AUTH comes before MAIL, not after it.', TAC_CODES),
  'auth.mechanism': entry(
    504,
    '#5.5.1',
    ['AUTH mechanism {mechanism} is not available'],
    'Only the mechanisms named after EHLO work.',
    TAC_CODES,
  ),
  'auth.arguments': entry(
    501,
    '#5.5.4',
    ['Invalid arguments to AUTH command'],
    'AUTH takes a mechanism and at most one response.',
    TAC_CODES,
  ),
  'auth.undecodable': entry(
    501,
    '#5.5.4',
    ['cannot decode AUTH parameter {parameter}'],
    'The response is no base64, or the client gave up with *.',
    SEEN,
  ),
  'auth.needs-tls': entry(
    538,
    '#5.7.11',
    ['Encryption required'],
    'The policy takes passwords only over a ciphered connection: STARTTLS first.',
    TAC_CODES,
  ),
  'tls.go-ahead': entry(
    220,
    null,
    ['Go ahead with TLS'],
    'The handshake begins. What was said so far, the greeting too, is forgotten.',
    SEEN,
  ),
  'too-many-from-host': entry(
    421,
    '#4.4.5',
    ['Too many connections from your host.'],
    'The policy’s connections from one address are all in use. Close one, or wait.',
    'seen in a log of 2026; Cisco TAC note 118234',
  ),
  'too-many-for-listener': entry(
    421,
    '#4.4.5',
    ['Too many connections to this listener.'],
    'The listener has as many connections as it takes. Try again later.',
    'seen in a log of 2026; Cisco TAC note 118234',
  ),
  'too-many': entry(
    421,
    '#4.4.5',
    ['Too many connections to this host.'],
    'The appliance has as many connections as it takes. Try again later.',
    TAC_CODES,
  ),
  'queue-full': entry(
    452,
    '#4.3.1',
    ['queue full'],
    'The appliance has no room for another message. The client keeps it and tries later.',
    TAC_CODES,
  ),
  'bare-line-ends': entry(
    554,
    null,
    ['message body contains illegal bare CR/LF characters.'],
    'The letter has a CR without LF or an LF without CR, and the listener is set to reject such letters.',
    TAC_CODES,
  ),
  unsuccessful: entry(
    421,
    null,
    ['Timed out waiting for successful message injection, disconnecting.'],
    'No message was handed over within five minutes. Public listeners only.',
    'AsyncOS User Guide 10, global listener settings',
  ),
  expired: entry(
    421,
    null,
    ['Exceeded allowable connection time, disconnecting.'],
    'The connection has lasted as long as the appliance allows.',
    'AsyncOS User Guide 10, global listener settings',
  ),
} as const;

export type ReplyId = keyof typeof replies;

function entry(code: number, enhanced: string | null, lines: readonly string[], meaning: string, source: string): ReplyEntry {
  return { code, enhanced, lines, meaning, source };
}

/** What a fate says to the client. `reply` null: nothing is said. `closes`: the box ends the connection, politely or with a reset. */
interface Outcome {
  readonly verdict: Verdict;
  readonly reply: ReplyId | null;
  readonly closes?: 'closed' | 'reset';
}

/** The one table from what was decided to what is said. */
export const outcomes: Readonly<Record<Fate, Outcome>> = {
  'connection.accepted': { verdict: 'accept', reply: 'banner' },
  'connection.relayed': { verdict: 'relay', reply: 'banner' },
  'connection.rejected': { verdict: 'reject', reply: 'banner.rejected', closes: 'closed' },
  'connection.refused': { verdict: 'tcprefuse', reply: null, closes: 'reset' },
  'connection.nothing-listens': { verdict: 'unanswered', reply: null },
  'connection.no-such-host': { verdict: 'unanswered', reply: null },
  'command.malformed': { verdict: 'reject', reply: 'syntax-error' },
  'command.unknown': { verdict: 'reject', reply: 'not-recognized' },
  'command.too-long': { verdict: 'reject', reply: 'line-too-long' },
  'command.too-many-bad': { verdict: 'defer', reply: 'bad-command-limit', closes: 'closed' },
  'command.out-of-order': { verdict: 'reject', reply: 'out-of-order' },
  'ehlo.no-domain': { verdict: 'reject', reply: 'ehlo.domain' },
  'parameter.unknown': { verdict: 'reject', reply: 'unknown-option' },
  'parameter.value': { verdict: 'reject', reply: 'unknown-value' },
  'helo.accepted': { verdict: 'accept', reply: 'helo' },
  'ehlo.accepted': { verdict: 'accept', reply: 'ehlo' },
  'sender.accepted': { verdict: 'accept', reply: 'sender.ok' },
  'sender.too-many-messages': { verdict: 'defer', reply: 'too-many-messages', closes: 'closed' },
  'recipient.accepted': { verdict: 'accept', reply: 'recipient.ok' },
  'recipient.rejected': { verdict: 'reject', reply: 'address-rejected' },
  'recipient.unknown': { verdict: 'reject', reply: 'address-rejected' },
  'recipient.directory-down': { verdict: 'defer', reply: 'server-error' },
  'recipient.too-many': { verdict: 'defer', reply: 'too-many-recipients' },
  'data.begun': { verdict: 'accept', reply: 'go-ahead' },
  'message.accepted': { verdict: 'accept', reply: 'message.accepted' },
  'sender.needs-tls': { verdict: 'reject', reply: 'sender.needs-tls' },
  'sender.needs-auth': { verdict: 'reject', reply: 'sender.needs-auth' },
  'sender.too-big': { verdict: 'reject', reply: 'size-exceeded' },
  'message.too-big': { verdict: 'reject', reply: 'size-exceeded' },
  'message.header-too-long': { verdict: 'reject', reply: 'header-exceeded' },
  'auth.challenged': { verdict: 'accept', reply: 'auth.challenge' },
  'auth.succeeded': { verdict: 'relay', reply: 'auth.ok' },
  'auth.failed': { verdict: 'reject', reply: 'auth.failed' },
  'auth.unavailable': { verdict: 'reject', reply: 'auth.unavailable' },
  'auth.already': { verdict: 'reject', reply: 'auth.already' },
  'auth.in-transaction': { verdict: 'reject', reply: 'auth.in-transaction' },
  'auth.mechanism': { verdict: 'reject', reply: 'auth.mechanism' },
  'auth.arguments': { verdict: 'reject', reply: 'auth.arguments' },
  'auth.undecodable': { verdict: 'reject', reply: 'auth.undecodable' },
  'auth.needs-tls': { verdict: 'reject', reply: 'auth.needs-tls' },
  'tls.begun': { verdict: 'accept', reply: 'tls.go-ahead' },
  'tls.established': { verdict: 'accept', reply: null },
  'tls.failed': { verdict: 'defer', reply: null, closes: 'closed' },
  'connection.too-many-from-host': { verdict: 'defer', reply: 'too-many-from-host', closes: 'closed' },
  'connection.too-many-for-listener': { verdict: 'defer', reply: 'too-many-for-listener', closes: 'closed' },
  'connection.too-many': { verdict: 'defer', reply: 'too-many', closes: 'closed' },
  'sender.queue-full': { verdict: 'defer', reply: 'queue-full' },
  'message.bare-line-ends': { verdict: 'reject', reply: 'bare-line-ends' },
  'connection.unsuccessful': { verdict: 'defer', reply: 'unsuccessful', closes: 'closed' },
  'connection.expired': { verdict: 'defer', reply: 'expired', closes: 'closed' },
  'transaction.reset': { verdict: 'accept', reply: 'reset' },
  'noop.answered': { verdict: 'accept', reply: 'noop' },
  'help.answered': { verdict: 'accept', reply: 'help' },
  'vrfy.answered': { verdict: 'accept', reply: 'vrfy' },
  'session.quit': { verdict: 'accept', reply: 'goodbye', closes: 'closed' },
};

/** What a policy may say in place of the catalogue's words; a text of several lines is split at its line ends. */
export interface Wording {
  readonly code: number | null;
  readonly text: string | null;
}

/** Blanks of a template by name. */
export type ReplyParams = Readonly<Record<string, string>>;

/** The reply a fate gets, its blanks filled; null where nothing is said. `own` is the policy's custom banner, which keeps the first line. */
export function replyTo(fate: Fate, params: ReplyParams, own: Wording = { code: null, text: null }): Reply | null {
  const { reply } = outcomes[fate];
  if (reply === null) return null;
  const { code, enhanced, lines }: ReplyEntry = replies[reply];
  const [first = '', ...rest] = lines.flatMap((line) => fill(line, params).split('\n'));
  const tail = own.text === null ? rest : own.text.split(/\r?\n/);
  return { code: own.code ?? code, lines: [enhanced === null ? first : `${enhanced} ${first}`, ...tail] };
}

function fill(template: string, params: ReplyParams): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? '');
}
