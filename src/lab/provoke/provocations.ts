/** How to get each reply of the catalogue, and what the learner is told of the state before. Pure data; a test plays every one. */
import type { ReplyId } from '#esa';
import {
  call,
  connected,
  EHLO,
  extended,
  fault,
  greeted,
  HEADER,
  HELO,
  INSIDE,
  MAIL,
  octets,
  OTHER,
  PARTNER,
  PLAIN,
  RCPT,
  recipient,
  sender,
  SPAMMER,
  SUPPLIER,
  typed,
  writing,
  written,
  WRONG,
  type Caller,
} from './conversations.ts';
import { PORT, type Act, type Provocation, type TextChange } from './provocation.ts';
import { exception, listener, policy, setting } from './text-changes.ts';

interface Setting {
  readonly changes?: readonly TextChange[];
  readonly caller?: Caller;
}

const line = (before: readonly Act[], last: string, say: string, { changes = [], caller = PARTNER }: Setting = {}): Provocation => ({
  changes,
  host: caller.host,
  before,
  last: { kind: 'line', line: last },
  say,
});

const connection = (before: readonly Act[], say: string, { changes = [], caller = PARTNER }: Setting = {}): Provocation => ({
  changes,
  host: caller.host,
  before,
  last: { kind: 'connect', from: caller.from, to: caller.to, line: `telnet email.carvedrock.com ${PORT}` },
  say,
});

const wait = (before: readonly Act[], minutes: number, say: string, { caller = PARTNER }: Setting = {}): Provocation => ({
  changes: [],
  host: caller.host,
  before,
  last: { kind: 'wait', minutes },
  say,
});

const CONNECTED = 'You are connected and have said nothing yet.';
const GREETED = 'You have said HELO.';
const SENDER = 'The sender is named.';
const RECIPIENT = 'Sender and one recipient are named.';
const verifies = { changes: [policy('sender_vrfy = "on"')] };
const offersAuth = { changes: [policy('smtpauth_allow = "on"')] };

/** How to get each reply. */
export const provocations: Readonly<Record<ReplyId, Provocation>> = {
  banner: connection([], 'You are at the shell of the partner’s mail server.'),
  'banner.rejected': connection([], 'You are at the shell of a known spammer: its score is -8.4.', { caller: SPAMMER }),
  helo: line(connected, HELO, CONNECTED),
  ehlo: line(connected, EHLO, CONNECTED),
  'sender.ok': line(greeted, MAIL, GREETED),
  'recipient.ok': line(sender, RCPT, SENDER),
  'go-ahead': line(recipient, 'DATA', RECIPIENT),
  'message.accepted': line(written, '.', 'The letter is written; only its end is missing.'),
  reset: line(sender, 'RSET', SENDER),
  noop: line(connected, 'NOOP', CONNECTED),
  vrfy: line(greeted, 'VRFY angie', GREETED),
  help: line(connected, 'HELP', CONNECTED),
  goodbye: line(greeted, 'QUIT', GREETED),
  'syntax-error': line(greeted, 'MAIL FROM kinda@globomantics.com', 'You have said HELO. The next line lacks its colon.'),
  'unknown-option': line(greeted, `${MAIL} RET=FULL`, 'You have said HELO. This box knows no parameter RET.'),
  'unknown-value': line(greeted, `${MAIL} BODY=BINARY`, 'You have said HELO. BODY may be 7BIT or 8BITMIME.'),
  'ehlo.domain': line(connected, 'EHLO', CONNECTED),
  'not-recognized': line(greeted, 'EXPN staff', 'You have said HELO. Other servers know EXPN, this box does not.'),
  'line-too-long': line(connected, `NOOP ${'x'.repeat(506)}`, 'The next line has 513 octets with its line end, one more than a line may.'),
  'bad-command-limit': line(
    [...connected, ...typed('HELLO', 'PING', 'GET / HTTP/1.1', 'LOGIN kinda')],
    'EXIT',
    'Four lines were no command. The fifth is one too many.',
  ),
  'out-of-order': line(connected, MAIL, CONNECTED),
  'address-rejected': line(
    sender,
    'RCPT TO:<someone@elsewhere.example>',
    'The sender is named. The RAT takes carvedrock.com and nothing else.',
  ),
  'access-refused': line(
    [call(SPAMMER), ...typed('HELO mx7.offers.example', 'MAIL FROM:<best@offers.example>')],
    RCPT,
    'A known spammer has named its sender. The table rejects it, and this appliance delays that until a recipient is named.',
    { changes: [setting('hat_delayed_rejection: true')], caller: SPAMMER },
  ),
  'server-error': line([...sender, fault('directory')], RCPT, 'The sender is named. The directory does not answer.'),
  'too-many-recipients': line(recipient, 'RCPT TO:<boris@carvedrock.com>', 'The policy takes one recipient a message, and one is named.', {
    changes: [policy('max_rcpts_per_msg = 1')],
  }),
  'too-many-messages': line(
    [...written, ...typed('.')],
    'MAIL FROM:<amy@globomantics.com>',
    'The policy takes one message a connection, and one is accepted.',
    { changes: [policy('max_msgs_per_session = 1')] },
  ),
  'sender.needs-tls': line(extended, MAIL, 'The policy requires TLS, and this connection has none.', {
    changes: [policy('tls = "required"')],
  }),
  'sender.needs-auth': line(extended, MAIL, 'The policy requires a password, and you gave none.', {
    changes: [policy('smtpauth_allow = "required"')],
  }),
  'size-exceeded': line(extended, `${MAIL} SIZE=20000000`, 'You have said EHLO. The next line announces 20 MB; the policy takes 10.'),
  'header-exceeded': line(
    [...recipient, ...typed('DATA', ...HEADER)],
    'Date: Tue, 8 Oct 2019 21:28:00 -0800',
    'This appliance takes three header lines, and three are written.',
    { changes: [setting('max_header_lines: 3')] },
  ),
  'auth.challenge': line(extended, 'AUTH LOGIN', 'The policy offers AUTH.', offersAuth),
  'auth.ok': line(extended, PLAIN, 'The policy offers AUTH. The next line is Alice with her password, in base64.', offersAuth),
  'auth.failed': line(extended, WRONG, 'The policy offers AUTH. The next line is Alice with a wrong password, in base64.', offersAuth),
  'auth.unavailable': line(extended, 'AUTH LOGIN', 'You have said EHLO. The policy offers no AUTH.'),
  'auth.already': line([...extended, ...typed(PLAIN)], 'AUTH LOGIN', 'Alice has given her password.', offersAuth),
  'auth.in-transaction': line(
    [...extended, ...typed(MAIL)],
    'AUTH LOGIN',
    'The policy offers AUTH. The sender is named already.',
    offersAuth,
  ),
  'auth.mechanism': line(extended, 'AUTH CRAM-MD5', 'The policy offers AUTH, by PLAIN and LOGIN.', offersAuth),
  'auth.arguments': line(extended, 'AUTH', 'The policy offers AUTH. The next line names no mechanism.', offersAuth),
  'auth.undecodable': line(
    [...extended, ...typed('AUTH LOGIN')],
    'alice',
    'The box has asked for the user name, in base64. The next line gives it as it is.',
    offersAuth,
  ),
  'auth.needs-tls': line(extended, PLAIN, 'The policy takes passwords over TLS alone, and this connection has none.', {
    changes: [policy('smtpauth_allow = "on"', 'smtpauth_requiretls = "on"', 'tls = "on"')],
  }),
  'tls.go-ahead': line(extended, 'STARTTLS', 'The policy offers TLS.', { changes: [policy('tls = "on"')] }),
  'too-many-from-host': connection(
    [call(PARTNER, OTHER)],
    'The policy takes one connection from an address, and the partner has one open.',
    {
      changes: [policy('max_concurrency = 1')],
    },
  ),
  'too-many-for-listener': connection([call(SUPPLIER, OTHER)], 'InboundMail takes one connection, and the supplier has it.', {
    changes: [listener('max_connections: 1')],
  }),
  'too-many': connection([call(SUPPLIER, OTHER)], 'The appliance takes one connection in all, and the supplier has it.', {
    changes: [setting('max_connections: 1')],
  }),
  'too-many-tls': line(
    [call(SUPPLIER, OTHER), ...['EHLO mail.supplier.example', 'starttls'].map((text) => octets(`${text}\r\n`, OTHER)), ...extended],
    'STARTTLS',
    'The appliance takes one ciphered connection, and the supplier has it.',
    { changes: [policy('tls = "on"'), setting('max_tls_connections: 1')] },
  ),
  'too-many-this-hour': line(
    recipient,
    'RCPT TO:<boris@carvedrock.com>',
    'The policy takes one recipient an hour from a host, and one is named.',
    { changes: [policy('max_rcpts_per_hour = 1')] },
  ),
  'too-many-from-sender': line(
    [...written, ...typed('.')],
    'MAIL FROM:<Kinda@Globomantics.com>',
    'The policy takes one recipient an hour from a return address, and Kinda’s has had its one.',
    { changes: [policy('env_sender_rate_limit = 1')] },
  ),
  'too-many-invalid': line(
    [...sender, ...typed('RCPT TO:<nobody.here@carvedrock.com>')],
    'RCPT TO:<no.one@carvedrock.com>',
    'The policy bears one wrong recipient an hour, and one was refused.',
    { changes: [policy('dhap_limit = 1')] },
  ),
  'queue-full': line([...greeted, fault('queue')], MAIL, 'You have said HELO. The work queue is full.'),
  'sender.no-domain': line(
    greeted,
    'MAIL FROM:<kinda>',
    'The policy has the sender’s domain looked up. The next line names none.',
    verifies,
  ),
  'sender.nowhere': line(
    greeted,
    'MAIL FROM:<kinda@nowhere.example>',
    'The policy has the sender’s domain looked up. There is no nowhere.example.',
    verifies,
  ),
  'sender.unresolved': line(
    greeted,
    'MAIL FROM:<kinda@slow.example>',
    'The policy has the sender’s domain looked up. The name servers of slow.example do not answer.',
    verifies,
  ),
  'sender.excepted': line(greeted, MAIL, 'The policy asks the exception table, which rejects everybody at globomantics.com.', {
    changes: [policy('domain_exception = "on"'), exception('"@globomantics.com"', 'reject')],
  }),
  'bare-line-ends': line(
    [...writing, octets('This line ends with LF alone,\nand this one as it should.\r\n')],
    '.',
    'The letter has a bare LF, and InboundMail is set to reject such letters.',
    { changes: [listener('bare_cr_lf: reject')] },
  ),
  'too-many-hops': line(
    [...recipient, ...typed('DATA'), octets('Received: from loop.example by loop.example; 08 Oct 2019 21:00:00 -0800\r\n'.repeat(100))],
    '.',
    'The letter has come through a hundred servers. A dot ends it.',
  ),
  unsuccessful: wait(greeted, 5, 'You have said HELO and then nothing. A public listener waits five minutes for a message.'),
  expired: wait(
    [call(INSIDE), ...typed('HELO exchange.carvedrock.com')],
    12,
    'Our own server has said HELO to the private listener. A connection may last about twelve minutes.',
    { caller: INSIDE },
  ),
};
