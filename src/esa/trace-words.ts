/** The sentences of an explanation, by rule. Typed, so that a row without a sentence does not compile; another language is another table. */
import type { GrammarRule, OrderRule } from '#smtp';
import type { Behaviour } from './config/host-access-table.ts';
import type { AskedInQueue, CalledAhead, Fate, Limit, Tally } from './decision.ts';
import type { MatchReason } from './judge/sender.ts';
import type { RecipientMatch } from './config/recipient-access-table.ts';

export type TraceRule =
  | `match.${MatchReason}`
  | `behaviour-${Behaviour}`
  | `rat.${RecipientMatch['kind']}`
  | `grammar.${GrammarRule}`
  | `order.${OrderRule}`
  | `limit.${Limit}`
  | `said.${Fate}`
  | 'listener-public'
  | 'listener-private'
  | 'listener-blackhole'
  | 'shipped-all-public'
  | 'shipped-all-private'
  | 'shipped-all-blackhole'
  | 'behaviour-delayed'
  | 'passed-empty'
  | 'passed-several'
  | 'passed-more'
  | 'unasked-more'
  | 'passed-continue'
  | 'passed-no-policy'
  | 'unasked'
  | 'unasked-would-match'
  | 'rat.passed'
  | 'rat.no-all'
  | 'directory-known'
  | 'directory-unknown'
  | 'directory-down'
  | 'directory-down-allowed'
  | 'directory-asked'
  | 'directory-cached'
  | 'directory-later'
  | 'directory-slow'
  | `call-ahead-${CalledAhead['answer']}`
  | 'call-ahead-allowed'
  | 'dns-down'
  | 'lookup.found'
  | 'lookup.nxdomain'
  | 'lookup.no-data'
  | 'lookup.servfail'
  | 'exception-allow'
  | 'default-domain'
  | 'domain-map'
  | 'exception-reject'
  | 'setting-line'
  | 'reputation-down'
  | 'queue-full'
  | 'bare-rejected'
  | 'next-hop-down'
  | 'relayed'
  | 'relay-needs-no-rat'
  | 'work-queue-inert'
  | `queue.${AskedInQueue['kind']}`
  | 'let-through'
  | 'private-no-rat'
  | 'blackhole-no-rat'
  | 'blackhole-discards'
  | 'postmaster'
  | 'setting'
  | 'limit-set'
  | 'limit-shipped'
  | `room-${Tally['limit']}`
  | 'phase-fits'
  | 'nothing-listens'
  | 'no-such-host'
  | 'then-refused'
  | 'then-unanswered'
  | 'then-4'
  | 'then-5';

/** A sentence by its rule, with what fills its blanks. */
export interface TraceSentence {
  readonly rule: TraceRule;
  readonly params: Readonly<Record<string, string>>;
}

const english: Readonly<Record<TraceRule, string>> = {
  'listener-public': 'public listener on {address}, port {port}',
  'listener-private': 'private listener on {address}, port {port}',
  'listener-blackhole': 'blackhole listener on {address}, port {port}',
  'call-ahead-known': '{server} was asked and takes mail for this recipient',
  'call-ahead-unknown': '{server} was asked and knows nobody by this address',
  'call-ahead-unreachable': 'nobody answers at {server}',
  'call-ahead-allowed': 'nobody answers at {server}, and the listener lets mail in then',

  'default-domain': '{written} has no domain and gets the listener’s: {address}',
  'domain-map': 'the domain map turns {written} into {address}',

  'nothing-listens': 'no listener at this address and port, so no table was asked',
  'no-such-host': 'nobody answers at this address',

  'match.in-network': '{address} is in {entry}',
  'match.not-in-network': '{address} is not in {entry}',
  'match.name-equal': 'the confirmed name is {name}',
  'match.name-below': 'the confirmed name {name} lies below {entry}',
  'match.name-other': 'the name is {name}',
  'match.name-unconfirmed': 'the name {name} is claimed, not confirmed',
  'match.name-none': 'the address has no name',
  'match.score-in': '{score} lies in {from} to {to}',
  'match.score-out': '{score} is not in {from} to {to}',
  'match.score-none': 'there is no score, and none is not a number',
  'match.score-private': 'nobody asks for the score of a private address',
  'match.score-off': 'this listener asks for no score',
  'match.no-score': 'the sender has no score',
  'match.has-score': 'the sender has a score, {score}',
  'match.everyone': 'everyone who came this far',
  'match.score-unavailable': 'the reputation service does not answer, so there is no score',
  'match.no-score-unavailable': 'the reputation service does not answer, which counts as no score',
  'match.class-nx.domain': 'the address has no name',
  'match.class-serv.fail': 'the name of the address cannot be looked up just now',
  'match.class-not.double.verified': 'the name {name} is claimed, not confirmed',
  'match.class-other-confirmed': 'the name {name} is confirmed',
  'match.class-other-unconfirmed': 'there is a name, {name}, but claimed only',
  'match.class-other-none': 'there is no name at all',
  'match.class-other-failed': 'the name cannot be looked up just now',
  'match.name-failed': 'the name of the address cannot be looked up just now',
  'match.listed': '{address} is on the list',
  'match.not-listed': '{address} is not on the list',
  'match.list-failed': 'the list cannot be asked just now',
  'match.owner-equal': 'the network’s owner has this number',
  'match.owner-other': 'the network’s owner has number {owner}',
  'match.owner-unknown': 'no number of an owner is known',
  'match.country-equal': 'the address is in {country}',
  'match.country-other': 'the address is in {country}',
  'match.country-unknown': 'nobody knows the country of the address',
  'match.unreadable': '{entry} cannot be read, so it means nobody',

  'passed-empty': 'it lists no sender',
  'passed-more': '{count} more lines above, and none of them decides',
  'unasked-more': '{count} more lines below, never asked',
  'passed-several': 'none of its {count} entries matches',
  'passed-continue': '{entry} matches, but CONTINUE reads on',
  'passed-no-policy': '{entry} matches, but its policy is not defined',
  unasked: 'never asked',
  'unasked-would-match': 'never asked, but {entry} would match',
  'shipped-all-public': 'the table has no ALL that decides; a public listener then accepts',
  'shipped-all-blackhole': 'the table has no ALL that decides; a blackhole listener then accepts',
  'shipped-all-private': 'the table has no ALL that decides; a private listener then rejects',

  'behaviour-ACCEPT': 'ACCEPT: mail for our recipients is taken',
  'behaviour-RELAY': 'RELAY: mail for anybody is taken',
  'behaviour-REJECT': 'REJECT: a greeting that says no, then the line is cut',
  'behaviour-TCPREFUSE': 'TCPREFUSE: the connection is dropped without a word',
  'behaviour-CONTINUE': 'CONTINUE: decides nothing',
  'behaviour-delayed': 'REJECT, delayed: the greeting is given, and every recipient is refused',

  'rat.domain': '{action}: the recipient’s domain is this one',
  'rat.partial-domain': '{action}: the recipient’s domain lies below this one',
  'rat.user': '{action}: this user, in any domain',
  'rat.address': '{action}: exactly this address',
  'rat.literal': '{action}: this address in brackets',
  'rat.all': '{action}: everyone who came this far',
  'rat.unreadable': 'cannot be read, so it means nobody',
  'rat.passed': 'another recipient',
  'rat.no-all': 'the table ends without ALL; what it does not name is refused',
  'directory-known': 'the directory knows {who}',
  'directory-unknown': 'the directory knows nobody by this address',
  'directory-down': 'the directory does not answer',
  'directory-down-allowed': 'the directory does not answer, and the listener lets mail in then',
  'directory-asked': 'asked with {filter}',
  'directory-cached': 'not asked again: {filter} was answered before, and the answer still holds',
  'directory-later': 'not asked now: the listener leaves it to the work queue, once the message is accepted',
  'directory-slow': 'it took twenty seconds to answer',
  'lookup.found': 'answered {records}',
  'lookup.nxdomain': 'does not exist',
  'lookup.no-data': 'has none',
  'lookup.servfail': 'could not be looked up just now',
  'exception-allow': 'the exception table lets this sender pass without a look-up',
  'exception-reject': 'the exception table rejects this sender',
  'setting-line': 'the policy says to look',
  'dns-down': 'no name server answers',
  'reputation-down': 'the reputation service does not answer',
  'queue-full': 'the queue is full; a fault that was switched on',
  'bare-rejected': 'the listener rejects letters with bare CR or LF',
  'next-hop-down': 'the next mail server does not answer',
  relayed: 'RELAY: neither recipient table nor directory is asked',
  'blackhole-no-rat': 'a blackhole listener takes every recipient',
  'blackhole-discards': 'a blackhole listener throws away what it takes',
  'relay-needs-no-rat': 'it keeps strangers to our own domains; whoever we relay for may write to the whole world',
  'queue.spared': 'the recipient table spares this one the directory',
  'queue.known': 'the directory knows this one, who goes on to delivery',
  'queue.bounced': 'the directory knows nobody by this address, and the listener bounces it: the sender gets a letter',
  'queue.dropped': 'the directory knows nobody by this address, and the listener drops it: nobody is told',
  'queue.harvest':
    'the directory knows nobody by this address, and the host is past its limit of {value} wrong recipients an hour: dropped, and nobody is told',
  'queue.waits': 'the directory does not answer, so the message waits in the work queue',
  'work-queue-inert': 'filters and engines let it pass: Postern shows where they stand and does not judge by them',
  'private-no-rat': 'a private listener has no recipient table',
  postmaster: 'every mail server must take mail for its postmaster',
  setting: 'a setting of the appliance',
  'limit-set': 'sets this limit: {value}',
  'limit-shipped': 'nothing sets this limit, so it is what the box is shipped with: {value}',
  'room-recipients-per-hour': 'recipient {count} of {value} this hour; the hour ends at {clock}',
  'room-recipients-per-sender': 'recipient {count} of {value} from this return address; counting begins anew at {clock}',
  'room-invalid-per-hour': 'wrong recipient {count} of {value} this hour; the hour ends at {clock}',
  'let-through': 'decided at the connection, and holds for its whole length',
  'phase-fits': 'the command fits here',

  'grammar.command.unknown': '“{text}” is no command of this box; HELP lists them',
  'grammar.command.too-long': 'a command line holds at most 512 octets with its line end',
  'grammar.ehlo.domain': 'EHLO needs the client’s name after it',
  'grammar.helo.one-argument': 'one name, without blanks',
  'grammar.mail.from-colon': 'MAIL FROM wants a colon: MAIL FROM:<you@your.domain>',
  'grammar.rcpt.to-colon': 'RCPT TO wants a colon: RCPT TO:<them@their.domain>',
  'grammar.rcpt.null-recipient': 'only a sender may be empty; a recipient may not',
  'grammar.path.angle-brackets': 'the address stands in angle brackets: <user@domain>',
  'grammar.path.local-part': 'the part before the @ has a character it cannot have',
  'grammar.path.domain': 'the part after the @ is no domain name',
  'grammar.path.literal': 'an address in brackets is written [192.0.2.1] or [IPv6:2001:db8::1]',
  'grammar.path.source-route': 'a route through other hosts is not taken; write user@domain alone',
  'grammar.path.eight-bit-user': 'this listener takes no 8-bit characters before the @',
  'grammar.path.eight-bit-domain': 'this listener takes no 8-bit characters in a domain',
  'grammar.path.partial': 'this listener wants a whole domain after the @',
  'grammar.path.refused-character': 'this listener refuses “{text}” in a user name',
  'grammar.path.local-too-long': 'the part before the @ holds at most 64 octets',
  'grammar.path.domain-too-long': 'the part after the @ holds at most 255 octets',
  'grammar.path.too-long': 'an address holds at most 256 octets, brackets included',
  'grammar.path.trailing': 'after the closing bracket comes a blank, or nothing',
  'grammar.parameter.unknown': '“{text}” is no parameter this box knows here',
  'grammar.parameter.value': '“{text}” has a value it cannot have',
  'grammar.auth.arguments': 'AUTH takes a mechanism, PLAIN or LOGIN, and at most one response',
  'grammar.argument.none-allowed': 'this command stands alone',

  'order.HELO/EHLO first': 'the client has not said who it is',
  'order.MAIL first': 'there is no sender yet; an envelope begins with MAIL',
  'order.RCPT first': 'no recipient has been accepted yet',
  'order.sender already specified': 'the envelope has its sender; RSET throws it away',

  'order.AUTH not permitted during a mail transaction': 'an envelope is open; AUTH comes before MAIL',

  'limit.connections-per-host': 'the policy allows {value} connections at once from one address',
  'limit.connections-per-listener': 'the listener takes {value} connections at once',
  'limit.connections': 'the appliance takes {value} connections at once',
  'limit.message-size': 'the policy takes messages of up to {value} octets',
  'limit.hops': 'a letter that {value} servers have had goes round in a loop',
  'limit.tls-sessions': 'the appliance takes {value} ciphered connections at once',
  'limit.recipients-per-hour': '{count} of {value} recipients this hour; the hour ends at {clock}',
  'limit.recipients-per-sender': '{count} of {value} recipients from this return address; counting begins anew at {clock}',
  'limit.invalid-per-hour': '{count} wrong recipients, and {value} are allowed an hour; the hour ends at {clock}',
  'limit.header-lines': 'the appliance takes headers of up to {value} lines',
  'limit.unsuccessful-timeout': 'no message for {value} seconds, on a public listener',
  'limit.connection-time': 'the connection has lasted {value} seconds',
  'limit.bad-commands': 'after {value} lines that are no command the next one ends the session',
  'limit.messages-per-connection': 'the policy allows {value} messages on one connection',
  'limit.recipients-per-message': 'the policy allows {value} recipients for one message',

  'said.connection.accepted': 'The door is open. Say who you are.',
  'said.connection.relayed': 'The door is open, for mail to anywhere.',
  'said.connection.rejected': 'A refusal in place of a greeting.',
  'said.connection.delayed': 'The door is open, but every recipient will be refused.',
  'said.connection.refused': 'Not a word.',
  'said.connection.nothing-listens': 'Not a word.',
  'said.connection.no-such-host': 'Not a word.',
  'said.command.malformed': 'The line cannot be read. Mend it and send it again.',
  'said.command.unknown': 'No such command.',
  'said.command.too-long': 'The line is too long.',
  'said.command.too-many-bad': 'Enough. The box hangs up.',
  'said.command.out-of-order': 'A good command at the wrong moment.',
  'said.ehlo.no-domain': 'EHLO wants a name.',
  'said.parameter.unknown': 'A parameter the box does not know.',
  'said.parameter.value': 'A value the box does not know.',
  'said.helo.accepted': 'Welcome. The envelope may begin.',
  'said.ehlo.accepted': 'Welcome, and these extensions are on offer.',
  'said.sender.accepted': 'The return address is on the envelope.',
  'said.sender.delayed': 'The return address is taken, but no message is begun.',
  'said.sender.too-many-messages': 'Not on this connection. Connect again.',
  'said.recipient.accepted': 'This recipient is on the envelope.',
  'said.recipient.rejected': 'Not one of ours.',
  'said.recipient.delayed': 'Not from you, for nobody.',
  'said.recipient.unknown': 'Nobody here by that name.',
  'said.recipient.call-ahead-failed': 'Cannot tell just now. Ask again later.',
  'said.recipient.directory-down': 'Cannot tell just now. Ask again later.',
  'said.recipient.too-many': 'The envelope is full.',
  'said.recipient.too-many-this-hour': 'Enough from this host for now.',
  'said.recipient.too-many-from-sender': 'Enough from this return address for now.',
  'said.recipient.too-many-invalid': 'Too many guesses. Right addresses are still taken here.',
  'said.recipient.harvest-dropped': 'Too many guesses. The box hangs up, and takes no call until the hour is over.',
  'said.connection.harvest': 'The host has guessed too often. It must wait until the hour is over.',
  'said.sender.too-many-recipients': 'Enough from this return address for now.',
  'said.tls.too-many': 'No room for another ciphered connection. The box hangs up.',
  'said.data.begun': 'Send the letter, then a line with only a dot.',
  'said.message.accepted': 'The appliance answers for this message now.',
  'said.message.discarded': 'Taken, and thrown away.',
  'said.sender.needs-tls': 'Not in the clear. Send STARTTLS first.',
  'said.sender.needs-auth': 'Not without a password. Send AUTH first.',
  'said.sender.too-big': 'The announced size is too large.',
  'said.message.too-big': 'The letter is too large. It is thrown away.',
  'said.message.looping': 'The letter goes round in a loop.',
  'said.message.header-too-long': 'The header has too many lines. What follows is read as commands.',
  'said.auth.challenged': 'Answer in base64.',
  'said.auth.succeeded': 'The password is right. This session relays now.',
  'said.auth.failed': 'User or password is wrong.',
  'said.auth.directory-down': 'The directory does not answer. Try again later.',
  'said.auth.unavailable': 'No passwords are taken here.',
  'said.auth.already': 'You have said who you are.',
  'said.auth.in-transaction': 'Not with an envelope open.',
  'said.auth.mechanism': 'Not this way. EHLO lists the others.',
  'said.auth.arguments': 'AUTH wants a mechanism.',
  'said.auth.undecodable': 'That is no base64, or you gave up.',
  'said.auth.needs-tls': 'No passwords in the clear. STARTTLS first.',
  'said.tls.begun': 'Begin the handshake. Everything said so far is forgotten.',
  'said.tls.established': 'Ciphered from here on.',
  'said.tls.failed': 'The handshake failed.',
  'said.connection.too-many-from-host': 'Too many at once from your address.',
  'said.connection.too-many-for-listener': 'The listener is full.',
  'said.connection.too-many': 'The appliance is full.',
  'said.sender.no-domain': 'A sender without a domain cannot be answered.',
  'said.sender.nowhere': 'Nobody could answer to this sender.',
  'said.sender.unresolved': 'Cannot tell just now whether this sender exists.',
  'said.sender.excepted': 'The exception table refuses this sender.',
  'said.sender.queue-full': 'No room for another message just now.',
  'said.message.bare-line-ends': 'The letter has bare CR or LF in it.',
  'said.connection.unsuccessful': 'Five minutes and no message. The box hangs up.',
  'said.connection.expired': 'The connection has lasted too long. The box hangs up.',
  'said.transaction.reset': 'The envelope is thrown away.',
  'said.noop.answered': 'Still here.',
  'said.help.answered': 'The commands of this box.',
  'said.vrfy.answered': 'Neither yes nor no.',
  'said.session.quit': 'Goodbye.',

  'then-refused': 'A sending server sees no answer at all. It keeps the mail and tries again for days.',
  'then-unanswered': 'A sending server keeps the mail and tries again later.',
  'then-4': 'A sending server keeps the mail and tries again later.',
  'then-5': 'A sending server gives up at once and returns the mail to its author.',
};

/** The sentence of a row. */
export function sayTrace({ sentence }: { readonly sentence: TraceSentence }): string {
  return english[sentence.rule].replace(/\{(\w+)\}/g, (_, key: string) => sentence.params[key] ?? '');
}
