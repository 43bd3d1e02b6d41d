/**
 * Every reply the appliance gives, and the one table from fates to replies. Wording: Cisco TAC notes 118234 ("Commonly Seen SMTP Error
 * Codes"), 214630 and 118495, and sessions seen against real boxes; `source` says which. No other file writes a reply.
 */
import { encodeUtf8, writeOut, type Reply } from '#smtp';
import type { Fate, Verdict } from './decision.ts';

/**
 * One entry of the catalogue. `lines` are templates with blanks in braces; `when` says when it is sent, `client` what the client should do
 * about this one reply: what every reply of its class asks for comes from the class.
 */
export interface ReplyEntry {
  readonly code: number;
  /** Enhanced code as the box writes it, with its `#`; null where it writes none. */
  readonly enhanced: string | null;
  readonly lines: readonly string[];
  readonly when: string;
  readonly client: string;
  readonly source: string;
}

const TAC_CODES = 'Cisco TAC note 118234';
const TAC_SESSION = 'Cisco TAC note 118234, telnet session';
const TAC_HELP = 'Cisco TAC note 214630';
const SEEN = 'seen in a session against a real box';
const SEEN_WIDELY = 'seen in bounces and in the logs of many senders';
const OURS = 'not documented; this project’s choice';

export const replies = {
  banner: entry(220, null, ['{hostname} ESMTP'], 'The connection is taken.', 'Say who you are: HELO or EHLO.', TAC_SESSION),
  'banner.rejected': entry(
    554,
    null,
    [
      '{hostname}',
      "Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.",
    ],
    'The Host Access Table rejects the sender. Nothing but this greeting is said, then the box hangs up.',
    'Return the mail to its author, who can ask the recipient by other means.',
    'bounces from many boxes, community.cisco.com m-p/4268260',
  ),
  helo: entry(250, null, ['{hostname}'], 'The client has said its name.', 'Begin the envelope with MAIL FROM.', TAC_SESSION),
  ehlo: entry(
    250,
    null,
    ['{hostname}', '{keywords}'],
    'The client has said its name and asked for extensions. Each line after the first offers one.',
    'Begin the envelope; use an extension only if it is on offer.',
    TAC_HELP,
  ),
  'sender.ok': entry(
    250,
    null,
    ['sender <{sender}> ok'],
    'The return address is taken. A message id is given out now.',
    'Name the first recipient.',
    TAC_SESSION,
  ),
  'recipient.ok': entry(
    250,
    null,
    ['recipient <{recipient}> ok'],
    'This recipient will get the message.',
    'Name the next recipient, or say DATA.',
    TAC_SESSION,
  ),
  'go-ahead': entry(354, null, ['go ahead'], 'The envelope is closed.', 'Send the letter, then a line with only a dot.', TAC_SESSION),
  'message.accepted': entry(
    250,
    null,
    ['ok:  Message {mid} accepted'],
    'The letter is taken. From now on the appliance is responsible for it.',
    'Forget the message. Send another, or QUIT.',
    SEEN,
  ),
  reset: entry(250, null, ['reset'], 'The envelope so far is thrown away. The greeting stays.', 'Begin another envelope, or QUIT.', OURS),
  noop: entry(250, null, ['ok'], 'Nothing happened, as asked.', 'Go on with whatever comes next.', OURS),
  vrfy: entry(
    252,
    null,
    ['ok'],
    'Always. The box neither confirms nor denies that anybody exists.',
    'Name the recipient in RCPT TO: only that answer counts.',
    SEEN,
  ),
  help: entry(
    214,
    null,
    ['The following commands are recognized', '    auth data ehlo helo', '    help mail noop quit', '    rcpt rset vrfy'],
    'The client asked which commands the box knows.',
    'Go on. This answer is for people.',
    TAC_HELP,
  ),
  goodbye: entry(221, null, ['{hostname}'], 'The client said QUIT. The box hangs up.', 'Hang up too.', TAC_SESSION),
  'syntax-error': entry(
    501,
    '#5.5.2',
    ["syntax error '{line}'"],
    'The command is known, its argument cannot be read.',
    'Mend the line before you send it again.',
    SEEN,
  ),
  'unknown-option': entry(
    501,
    null,
    ['Unknown option {option}'],
    'A parameter after the address is not one the box knows.',
    'Leave it out: only what the answer to EHLO offers is known here.',
    TAC_CODES,
  ),
  'unknown-value': entry(
    501,
    null,
    ['Unknown value {option}'],
    'A parameter after the address has a value it cannot have.',
    'Mend the value, or leave the parameter out.',
    TAC_CODES,
  ),
  'ehlo.domain': entry(
    501,
    '#5.0.0',
    ['EHLO requires domain address'],
    'EHLO came without a name.',
    'Say EHLO again, with your name.',
    TAC_CODES,
  ),
  'not-recognized': entry(
    500,
    '#5.5.1',
    ['command not recognized'],
    'The box has no such command. The fifth such line ends the session.',
    'Do without that command.',
    TAC_HELP,
  ),
  'line-too-long': entry(
    500,
    null,
    ['Line too long'],
    'A command line holds more than 512 octets, its line end included.',
    'Send a shorter line.',
    TAC_CODES,
  ),
  'bad-command-limit': entry(
    421,
    null,
    ['Exceeded bad SMTP command limit, disconnecting.'],
    'Five lines were no command. The box hangs up.',
    'Mend what you send before you connect again.',
    TAC_HELP,
  ),
  'out-of-order': entry(
    503,
    '#5.5.1',
    ['{order}'],
    'A good command came at the wrong moment.',
    'Say first what the reply asks for, then the line again.',
    TAC_CODES,
  ),
  'address-rejected': entry(
    550,
    '#5.1.0',
    ['Address rejected.'],
    'The Recipient Access Table does not take mail for this address, or the directory knows nobody by it.',
    'Return the mail for this recipient. The others are not touched by it.',
    'bounces from many boxes; user-enumeration session of 2018',
  ),
  'access-refused': entry(
    550,
    '#5.7.1',
    ['Access refused.'],
    'The Host Access Table rejects the sender, and the settings delay that until a recipient is named.',
    'Return the mail for this recipient. Every other one gets the same answer.',
    OURS,
  ),
  'server-error': entry(
    451,
    '#4.3.0',
    ['Server Error'],
    'Something the box needs does not answer, here the directory.',
    'Keep the mail for this recipient and try again later.',
    TAC_CODES,
  ),
  'too-many-recipients': entry(
    452,
    '#4.5.3',
    ['Too many recipients'],
    'The message has as many recipients as the policy allows.',
    'Send to those that were taken, and to the rest in another message.',
    TAC_CODES,
  ),
  'too-many-messages': entry(
    421,
    '#4.x.2',
    ['Too many messages for this session'],
    'The policy’s messages for one connection are used up. The box hangs up.',
    'Connect again for the rest.',
    TAC_CODES,
  ),
  'sender.needs-tls': entry(
    530,
    '#5.7.0',
    ['Must issue a STARTTLS command first'],
    'The policy requires ciphering, and the connection has none.',
    'Send STARTTLS, greet again and begin anew.',
    TAC_CODES,
  ),
  'sender.needs-auth': entry(
    530,
    null,
    ['Authentication required'],
    'The policy requires a password, and none was given.',
    'Send AUTH first. Without a password, return the mail.',
    TAC_CODES,
  ),
  'size-exceeded': entry(
    552,
    '#5.3.4',
    ['message size exceeds limit'],
    'The message is larger than the policy takes, as announced or as sent.',
    'Return it. Sending it again does not help.',
    TAC_CODES,
  ),
  'header-exceeded': entry(
    552,
    '#5.3.4',
    ['message header size exceeds limit'],
    'The header has more lines than the appliance takes. It stops reading the letter there, and takes what follows for commands.',
    'Return the letter, and send no more of it.',
    'Cisco TAC note 118495',
  ),
  'auth.challenge': entry(
    334,
    null,
    ['{challenge}'],
    'AUTH is under way, and the box wants the next answer.',
    'Answer in base64. A line with only * gives up.',
    SEEN,
  ),
  'auth.ok': entry(
    235,
    '#2.0.0',
    ['OK Authenticated'],
    'The password is right. From now on the session relays.',
    'Begin the envelope; any recipient will do.',
    SEEN,
  ),
  'auth.failed': entry(
    535,
    '#5.7.8',
    ['Authentication failed'],
    'User or password is wrong. Nothing else has changed.',
    'Ask for another password. The same one fails again.',
    OURS,
  ),
  'auth.unavailable': entry(
    503,
    '#5.3.3',
    ['AUTH not available'],
    'The policy offers no AUTH here.',
    'Go on without a password, or QUIT.',
    TAC_CODES,
  ),
  'auth.already': entry(
    503,
    '#5.5.0',
    ['Already authenticated'],
    'The password was given before. There is one AUTH a session.',
    'Go on with the envelope.',
    TAC_CODES,
  ),
  'auth.in-transaction': entry(
    503,
    '#5.5.0',
    ['{order}'],
    'AUTH came inside an envelope.',
    'Say RSET, then AUTH, then begin the envelope anew.',
    TAC_CODES,
  ),
  'auth.mechanism': entry(
    504,
    '#5.5.1',
    ['AUTH mechanism {mechanism} is not available'],
    'The mechanism is none of those named after EHLO.',
    'Choose one that EHLO names.',
    TAC_CODES,
  ),
  'auth.arguments': entry(
    501,
    '#5.5.4',
    ['Invalid arguments to AUTH command'],
    'AUTH takes a mechanism and at most one response.',
    'Mend the line before you send it again.',
    TAC_CODES,
  ),
  'auth.undecodable': entry(
    501,
    '#5.5.4',
    ['cannot decode AUTH parameter {parameter}'],
    'The response is no base64, or the client gave up with *.',
    'Begin AUTH again, and answer in base64.',
    SEEN,
  ),
  'auth.needs-tls': entry(
    538,
    '#5.7.11',
    ['Encryption required'],
    'The policy takes passwords only over a ciphered connection.',
    'Send STARTTLS, greet again, then AUTH.',
    TAC_CODES,
  ),
  'tls.go-ahead': entry(
    220,
    null,
    ['Go ahead with TLS'],
    'The client asked for ciphering. What was said so far, the greeting too, is forgotten.',
    'Make the TLS handshake, then greet again.',
    SEEN,
  ),
  'too-many-from-host': entry(
    421,
    '#4.4.5',
    ['Too many connections from your host.'],
    'The policy’s connections from one address are all in use.',
    'Close one, or wait, and connect again.',
    'seen in a log of 2026; Cisco TAC note 118234',
  ),
  'too-many-for-listener': entry(
    421,
    '#4.4.5',
    ['Too many connections to this listener.'],
    'The listener has as many connections as it takes.',
    'Keep the mail and connect again later.',
    'seen in a log of 2026; Cisco TAC note 118234',
  ),
  'too-many': entry(
    421,
    '#4.4.5',
    ['Too many connections to this host.'],
    'The appliance has as many connections as it takes.',
    'Keep the mail and connect again later.',
    TAC_CODES,
  ),
  'too-many-tls': entry(
    421,
    '#4.4.5',
    ['Too many TLS sessions at this time'],
    'The client said STARTTLS, and the appliance has as many ciphered connections as it takes. It hangs up.',
    'Keep the mail and connect again later.',
    `${TAC_CODES}; that it answers STARTTLS is this project’s choice`,
  ),
  'too-many-this-hour': entry(
    452,
    null,
    ['Too many recipients received this hour'],
    'The host has sent to as many recipients as the policy allows in an hour.',
    'Keep the mail for this recipient and try again later.',
    SEEN_WIDELY,
  ),
  'too-many-from-sender': entry(
    452,
    null,
    ['Too many recipients received from the sender'],
    'This return address has been used for as many recipients as the policy allows in its interval.',
    'Keep the mail and try again later.',
    SEEN_WIDELY,
  ),
  'too-many-invalid': entry(
    550,
    null,
    ['Too many invalid recipients'],
    'The host has named too many wrong recipients within an hour. Where the policy says so the box hangs up, and greets the host with this until the hour is over.',
    'Return the mail, and send to known addresses only.',
    'AsyncOS Advanced Configuration Guide 7.6, p. 163; user-enumeration session of 2018',
  ),
  'queue-full': entry(
    452,
    '#4.3.1',
    ['queue full'],
    'The appliance has no room for another message.',
    'Keep the message and try again later.',
    TAC_CODES,
  ),
  'sender.no-domain': entry(
    553,
    '#5.5.4',
    ['Domain required for sender address'],
    'The policy has senders’ domains looked up, and this sender has none.',
    'Mend the sender’s address, or return the mail.',
    'code: the appliance’s own prompts; text: not documented, this project’s choice',
  ),
  'sender.nowhere': entry(
    553,
    '#5.1.8',
    ['Domain of sender address <{sender}> does not exist'],
    'The sender’s domain was looked up and is not there, or a server it names is not.',
    'Return the mail: nobody could answer to this address.',
    'Cisco TAC note 118506; seen in bounces',
  ),
  'sender.unresolved': entry(
    451,
    '#4.1.8',
    ['Domain of sender address <{sender}> does not resolve'],
    'The name servers of the sender’s domain do not answer for now.',
    'Keep the mail and try again later.',
    'code: the appliance’s own prompts; text: not documented, this project’s choice',
  ),
  'sender.excepted': entry(
    553,
    null,
    ['Envelope sender <{sender}> rejected'],
    'The exception table names this sender with the action reject.',
    'Return the mail to its author.',
    OURS,
  ),
  'bare-line-ends': entry(
    554,
    null,
    ['message body contains illegal bare CR/LF characters.'],
    'The letter has a CR without LF or an LF without CR, and the listener is set to reject such letters.',
    'Return it, or send it with CRLF at the end of every line.',
    TAC_CODES,
  ),
  'too-many-hops': entry(
    554,
    null,
    ['Too many hops'],
    'The letter has been through a hundred servers already, by its Received fields: two of them must be sending it round and round.',
    'Return it to its author, and look for the two servers that route to each other.',
    'Cisco TAC note 118234; the number is that of RFC 5321 section 6.3',
  ),
  unsuccessful: entry(
    421,
    null,
    ['Timed out waiting for successful message injection, disconnecting.'],
    'No message was handed over within five minutes. Public listeners only.',
    'Connect again when there is something to send.',
    'AsyncOS User Guide 10, global listener settings',
  ),
  expired: entry(
    421,
    null,
    ['Exceeded allowable connection time, disconnecting.'],
    'The connection has lasted as long as the appliance allows.',
    'Connect again for the rest.',
    'AsyncOS User Guide 10, global listener settings',
  ),
} as const;

export type ReplyId = keyof typeof replies;

function entry(code: number, enhanced: string | null, lines: readonly string[], when: string, client: string, source: string): ReplyEntry {
  return { code, enhanced, lines, when, client, source };
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
  'connection.delayed': { verdict: 'accept', reply: 'banner' },
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
  'sender.delayed': { verdict: 'accept', reply: 'sender.ok' },
  'sender.too-many-messages': { verdict: 'defer', reply: 'too-many-messages', closes: 'closed' },
  'recipient.accepted': { verdict: 'accept', reply: 'recipient.ok' },
  'recipient.rejected': { verdict: 'reject', reply: 'address-rejected' },
  'recipient.delayed': { verdict: 'reject', reply: 'access-refused' },
  'recipient.unknown': { verdict: 'reject', reply: 'address-rejected' },
  'recipient.directory-down': { verdict: 'defer', reply: 'server-error' },
  'recipient.too-many': { verdict: 'defer', reply: 'too-many-recipients' },
  'data.begun': { verdict: 'accept', reply: 'go-ahead' },
  'recipient.too-many-this-hour': { verdict: 'defer', reply: 'too-many-this-hour' },
  'recipient.too-many-from-sender': { verdict: 'defer', reply: 'too-many-from-sender' },
  'recipient.too-many-invalid': { verdict: 'reject', reply: 'too-many-invalid' },
  'recipient.harvest-dropped': { verdict: 'reject', reply: 'too-many-invalid', closes: 'closed' },
  'message.accepted': { verdict: 'accept', reply: 'message.accepted' },
  'message.discarded': { verdict: 'accept', reply: 'message.accepted' },
  'sender.needs-tls': { verdict: 'reject', reply: 'sender.needs-tls' },
  'sender.needs-auth': { verdict: 'reject', reply: 'sender.needs-auth' },
  'sender.too-big': { verdict: 'reject', reply: 'size-exceeded' },
  'message.too-big': { verdict: 'reject', reply: 'size-exceeded' },
  'message.header-too-long': { verdict: 'reject', reply: 'header-exceeded' },
  'auth.challenged': { verdict: 'accept', reply: 'auth.challenge' },
  'auth.succeeded': { verdict: 'relay', reply: 'auth.ok' },
  'auth.failed': { verdict: 'reject', reply: 'auth.failed' },
  'auth.directory-down': { verdict: 'defer', reply: 'server-error' },
  'auth.unavailable': { verdict: 'reject', reply: 'auth.unavailable' },
  'auth.already': { verdict: 'reject', reply: 'auth.already' },
  'auth.in-transaction': { verdict: 'reject', reply: 'auth.in-transaction' },
  'auth.mechanism': { verdict: 'reject', reply: 'auth.mechanism' },
  'auth.arguments': { verdict: 'reject', reply: 'auth.arguments' },
  'auth.undecodable': { verdict: 'reject', reply: 'auth.undecodable' },
  'auth.needs-tls': { verdict: 'reject', reply: 'auth.needs-tls' },
  'tls.begun': { verdict: 'accept', reply: 'tls.go-ahead' },
  'tls.too-many': { verdict: 'defer', reply: 'too-many-tls', closes: 'closed' },
  'tls.established': { verdict: 'accept', reply: null },
  'tls.failed': { verdict: 'defer', reply: null, closes: 'closed' },
  'connection.too-many-from-host': { verdict: 'defer', reply: 'too-many-from-host', closes: 'closed' },
  'connection.too-many-for-listener': { verdict: 'defer', reply: 'too-many-for-listener', closes: 'closed' },
  'connection.too-many': { verdict: 'defer', reply: 'too-many', closes: 'closed' },
  'connection.harvest': { verdict: 'reject', reply: 'too-many-invalid', closes: 'closed' },
  'sender.too-many-recipients': { verdict: 'defer', reply: 'too-many-from-sender' },
  'sender.queue-full': { verdict: 'defer', reply: 'queue-full' },
  'sender.no-domain': { verdict: 'reject', reply: 'sender.no-domain' },
  'sender.nowhere': { verdict: 'reject', reply: 'sender.nowhere' },
  'sender.unresolved': { verdict: 'defer', reply: 'sender.unresolved' },
  'sender.excepted': { verdict: 'reject', reply: 'sender.excepted' },
  'message.bare-line-ends': { verdict: 'reject', reply: 'bare-line-ends' },
  'message.looping': { verdict: 'reject', reply: 'too-many-hops' },
  'connection.unsuccessful': { verdict: 'defer', reply: 'unsuccessful', closes: 'closed' },
  'connection.expired': { verdict: 'defer', reply: 'expired', closes: 'closed' },
  'transaction.reset': { verdict: 'accept', reply: 'reset' },
  'noop.answered': { verdict: 'accept', reply: 'noop' },
  'help.answered': { verdict: 'accept', reply: 'help' },
  'vrfy.answered': { verdict: 'accept', reply: 'vrfy' },
  'session.quit': { verdict: 'accept', reply: 'goodbye', closes: 'closed' },
};

/**
 * What a policy or a table may say in place of the catalogue's words; a text of several lines is split at its line ends. `whole`: the text
 * stands for all of the reply, where it else follows the first line.
 */
export interface Wording {
  readonly code: number | null;
  readonly text: string | null;
  readonly whole?: true;
}

/** Blanks of a template by name. */
export type ReplyParams = Readonly<Record<string, string>>;

/**
 * The reply a fate gets, its blanks filled; null where nothing is said. `own` is a custom banner, which keeps the first line, or a custom
 * reply, which keeps nothing. What a client wrote is echoed without control octets, and no line is longer than the 512 octets of RFC 5321 section 4.5.3.1.5.
 */
export function replyTo(fate: Fate, params: ReplyParams, own: Wording = { code: null, text: null }): Reply | null {
  const { reply } = outcomes[fate];
  if (reply === null) return null;
  const { code, enhanced }: ReplyEntry = replies[reply];
  const [first = '', ...rest] = fillAll(templates[reply], params);
  const tail = own.text === null ? rest : encodeUtf8(own.text).split(/\r?\n/);
  const said = own.whole === true && own.text !== null ? tail : [enhanced === null ? first : `${enhanced} ${first}`, ...tail];
  return { code: own.code ?? code, lines: said.map((line) => line.slice(0, LINE_LIMIT)) };
}

/** The line of the EHLO reply that stands for one line each. */
const KEYWORDS = '{keywords}';

/** Without the code, what follows it, and CRLF. */
const LINE_LIMIT = 512 - 6;

/** A line cut at its blanks: text and the name of a blank by turns, text first and last. `keywords` stands for one line each. */
type Template = readonly string[] | 'keywords';

const cutTemplate = (line: string): Template => (line === KEYWORDS ? 'keywords' : line.split(/\{(\w+)\}/));

/** Cut once: every step of a conversation fills one. */
const templates = Object.fromEntries(Object.entries(replies).map(([id, { lines }]) => [id, lines.map(cutTemplate)])) as unknown as Readonly<
  Record<ReplyId, readonly Template[]>
>;

function fillAll(lines: readonly Template[], params: ReplyParams): readonly string[] {
  const filled: string[] = [];
  for (const line of lines) {
    if (line === 'keywords') filled.push(...(params['keywords'] ?? '').split('\n'));
    else filled.push(fill(line, params));
  }
  return filled;
}

function fill(template: readonly string[], params: ReplyParams): string {
  let text = template[0] ?? '';
  for (let at = 1; at < template.length; at += 2) text += writeOut(params[template[at] ?? ''] ?? '') + (template[at + 1] ?? '');
  return text;
}
