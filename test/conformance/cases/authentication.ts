/** SMTP AUTH. RFC 4954; mechanisms: RFC 4616 and the LOGIN of old clients. */
import { base64, OURS, SEEN, TAC_AUTH, TAC_CODES, type ConformanceCase } from '../case.ts';

const offered = { policy: { smtpauth_allow: 'on' } } as const;
const required = { policy: { smtpauth_allow: 'required' } } as const;
const overTls = { policy: { tls: 'on', smtpauth_allow: 'on', smtpauth_requiretls: 'on' } } as const;

const right = base64('\0alice\0wonderland');

export const authenticationCases: readonly ConformanceCase[] = [
  {
    id: 'plain.initial',
    source: `RFC 4954 section 4; ${SEEN}`,
    why: 'PLAIN may send its response along.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 235 #2.0.0 OK Authenticated`,
  },
  {
    id: 'plain.challenged',
    source: 'RFC 4954 section 4',
    why: 'Without it the server asks with an empty challenge.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN
      S: 334␠
      C: ${right}
      S: 235 #2.0.0 OK Authenticated`,
  },
  {
    id: 'plain.any-case',
    source: 'RFC 4954 section 4',
    why: 'Mechanisms are read without case.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: auth plain ${right}
      S: 235 #2.0.0 OK Authenticated`,
  },
  {
    id: 'plain.same-authorization',
    source: 'RFC 4616 section 2',
    why: 'A user may say that it acts as itself.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64('alice\0alice\0wonderland')}
      S: 235 #2.0.0 OK Authenticated`,
  },
  {
    id: 'plain.other-authorization',
    source: 'RFC 4616 section 2',
    why: 'Nobody acts as somebody else.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64('boris\0alice\0wonderland')}
      S: 535`,
  },
  {
    id: 'plain.wrong-password',
    source: 'RFC 4954 section 6',
    why: 'A wrong password gets a 535 and changes nothing.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64('\0alice\0looking-glass')}
      S: 535
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250
      C: RCPT TO:<x@elsewhere.example>
      S: 550 #5.1.0 Address rejected.`,
  },
  {
    id: 'plain.password-case',
    source: 'RFC 4616 section 2',
    why: 'Passwords are compared with their case.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64('\0alice\0Wonderland')}
      S: 535`,
  },
  {
    id: 'plain.unknown-user',
    source: 'RFC 4954 section 6',
    why: 'An unknown user gets the same answer as a wrong password.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64('\0nobody\0wonderland')}
      S: 535 #5.7.8 Authentication failed`,
  },
  {
    id: 'plain.no-password',
    source: 'RFC 4616 section 2',
    why: 'A response without its last part authenticates nobody.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64('\0alice')}
      S: 535`,
  },
  {
    id: 'plain.too-many-parts',
    source: 'RFC 4616 section 2',
    why: 'Nor does one with a fourth part: a password holds no NUL.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64('\0alice\0wonderland\0')}
      S: 535`,
  },
  {
    id: 'plain.empty-initial',
    source: 'RFC 4954 section 4',
    why: 'A lone = is an empty response, sent along.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN =
      S: 535
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'plain.filter-characters',
    source: 'RFC 4616 section 2',
    why: 'A user name that looks like a directory filter is a name and nothing else.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64('\0*\0wonderland')}
      S: 535`,
  },
  {
    id: 'login.challenged',
    source: SEEN,
    why: 'LOGIN asks for user and password in turn.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH LOGIN
      S: 334 VXNlcm5hbWU6
      C: ${base64('alice')}
      S: 334 UGFzc3dvcmQ6
      C: ${base64('wonderland')}
      S: 235 #2.0.0 OK Authenticated`,
  },
  {
    id: 'login.initial',
    source: `RFC 4954 section 4; ${SEEN}`,
    why: 'The user may be sent along.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH LOGIN ${base64('alice')}
      S: 334 UGFzc3dvcmQ6
      C: ${base64('wonderland')}
      S: 235 #2.0.0 OK Authenticated`,
  },
  {
    id: 'login.wrong-password',
    source: 'RFC 4954 section 6',
    why: 'A wrong password ends the exchange; another may begin.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH LOGIN ${base64('alice')}
      S: 334
      C: ${base64('x')}
      S: 535
      C: AUTH LOGIN ${base64('alice')}
      S: 334
      C: ${base64('wonderland')}
      S: 235`,
  },
  {
    id: 'login.unknown-user',
    source: 'RFC 4954 section 6',
    why: 'The password is asked of everybody, so that nobody learns who exists.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH LOGIN ${base64('nobody')}
      S: 334 UGFzc3dvcmQ6
      C: ${base64('wonderland')}
      S: 535`,
  },
  {
    id: 'login.cancelled-at-user',
    source: `RFC 4954 section 4; ${SEEN}`,
    why: 'A line with only * gives up.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH LOGIN
      S: 334
      C: *
      S: 501 #5.5.4 cannot decode AUTH parameter *
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'login.cancelled-at-password',
    source: `RFC 4954 section 4; ${SEEN}`,
    why: 'At the second question as well.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH LOGIN ${base64('alice')}
      S: 334
      C: *
      S: 501
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250`,
  },
  {
    id: 'login.empty-user',
    source: 'RFC 4954 section 4',
    why: 'An empty line is an empty response.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH LOGIN
      S: 334
      C:
      S: 334
      C:
      S: 535`,
  },
  {
    id: 'response.is-no-command',
    source: 'RFC 4954 section 4',
    why: 'In the exchange a line is a response, whatever it says: QUIT is base64 too.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN
      S: 334
      C: QUIT
      S: 535
      C: QUIT
      S: 221
      S: (closed)`,
  },
  {
    id: 'response.never-comes',
    source: 'RFC 4954 section 4',
    why: 'A client that hangs up at the challenge has proved nothing, and the next one begins anew.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH LOGIN ${base64('alice')}
      S: 334
      ! hangup
      S: (closed)
      ! connect
      S: 220
      C: ${base64('wonderland')}
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'response.not-base64',
    source: `RFC 4954 section 4; ${SEEN}`,
    why: 'What is not base64 is refused, and the exchange is over.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN
      S: 334
      C: alice/wonderland!
      S: 501 #5.5.4 cannot decode AUTH parameter alice/wonderland!
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'response.initial-not-base64',
    source: `RFC 4954 section 4; ${SEEN}`,
    why: 'The same for a response sent along.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ???
      S: 501 #5.5.4 cannot decode AUTH parameter ???`,
  },
  {
    id: 'response.eight-bit',
    source: 'RFC 4954 section 4',
    why: 'Eight-bit octets are no base64, A0 no blank.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN
      S: 334
      C: ${right}⟨A0⟩
      S: 501`,
  },
  {
    id: 'response.long',
    source: 'RFC 4954 section 4',
    why: 'The limit of 512 octets is not that of a response.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN
      S: 334
      C: ${base64(`\0alice\0${'x'.repeat(3000)}`)}
      S: 535`,
  },
  {
    id: 'response.long-in-pieces',
    source: 'RFC 4954 section 4',
    why: 'A long response is read whole, however it comes: the ! in its middle counts.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN
      S: 334
      O: ${'A'.repeat(3000)}
      O: !AAAA
      C: AAA
      S: 501`,
  },
  {
    id: 'response.too-long',
    source: `RFC 4954 section 6; ${TAC_CODES}`,
    why: 'At 12,288 octets an exchange line ends; a longer one is refused, and the session goes on.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN
      S: 334
      O: ${'A'.repeat(8000)}
      C: ${'A'.repeat(8000)}
      S: 500 Line too long
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'command.too-long',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'A response sent along is part of a command line, and that is short.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64(`\0alice\0${'x'.repeat(400)}`)}
      S: 500 Line too long`,
  },
  {
    id: 'mechanism.unknown',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'Only what was announced works.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH CRAM-MD5
      S: 504 #5.5.1 AUTH mechanism CRAM-MD5 is not available`,
  },
  {
    id: 'mechanism.missing',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'AUTH names a mechanism.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH
      S: 501 #5.5.4 Invalid arguments to AUTH command`,
  },
  {
    id: 'mechanism.two-responses',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'At most one response comes along.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH LOGIN ${base64('alice')} ${base64('wonderland')}
      S: 501 #5.5.4 Invalid arguments to AUTH command`,
  },
  {
    id: 'policy.off',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'The policy offers no AUTH.',
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 503 #5.3.3 AUTH not available`,
  },
  {
    id: 'policy.required',
    source: `RFC 4954 section 6; ${TAC_CODES}`,
    why: 'A policy that requires a password takes no sender without one.',
    setup: required,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com>
      S: 530 Authentication required
      C: AUTH PLAIN ${right}
      S: 235
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250`,
  },
  {
    id: 'policy.required-after-failure',
    source: `RFC 4954 section 6; ${TAC_CODES}`,
    why: 'A failure is no password.',
    setup: required,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${base64('\0alice\0x')}
      S: 535
      C: MAIL FROM:<kinda@globomantics.com>
      S: 530 Authentication required`,
  },
  {
    id: 'policy.over-tls',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'Where TLS is required for passwords, none is taken in clear.',
    setup: overTls,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 538 #5.7.11 Encryption required
      C: AUTH LOGIN
      S: 538 #5.7.11 Encryption required`,
  },
  {
    id: 'policy.over-tls-ciphered',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'On a ciphered connection it is.',
    setup: overTls,
    at: 'greeted',
    talk: `
      C: STARTTLS
      S: 220
      ! tls
      C: EHLO email.globomantics.com
      S: 250
      C: AUTH PLAIN ${right}
      S: 235 #2.0.0 OK Authenticated`,
  },
  {
    id: 'session.twice',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'One AUTH a session.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 235
      C: AUTH PLAIN ${right}
      S: 503 #5.5.0 Already authenticated`,
  },
  {
    id: 'session.keyword-gone',
    source: `RFC 4954 section 4; ${OURS}`,
    why: 'What cannot be used again is no longer announced.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 235
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250 SIZE 10485760`,
  },
  {
    id: 'session.survives',
    source: 'RFC 4954 section 4',
    why: 'RSET and EHLO do not undo it.',
    setup: required,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 235
      C: RSET
      S: 250
      C: EHLO email.globomantics.com
      S: 250
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250`,
  },
  {
    id: 'session.relays',
    source: TAC_AUTH,
    why: 'A right password turns the session’s behaviour to RELAY: neither RAT nor directory is asked.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 235
      C: MAIL FROM:<alice@carvedrock.com>
      S: 250
      C: RCPT TO:<x@elsewhere.example>
      S: 250 recipient <x@elsewhere.example> ok
      C: RCPT TO:<nobody.here@carvedrock.com>
      S: 250 recipient <nobody.here@carvedrock.com> ok`,
  },
  {
    id: 'session.limits-stay',
    source: TAC_AUTH,
    why: 'The limits of the policy stay.',
    setup: { policy: { smtpauth_allow: 'on', max_rcpts_per_msg: 1 } },
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 235
      C: MAIL FROM:<alice@carvedrock.com>
      S: 250
      C: RCPT TO:<x@elsewhere.example>
      S: 250
      C: RCPT TO:<y@elsewhere.example>
      S: 452 #4.5.3 Too many recipients`,
  },
  {
    id: 'session.this-one-only',
    source: TAC_AUTH,
    why: 'Another connection from the same host relays nothing.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 235
      ! connect
      S: 220
      C: EHLO email.globomantics.com
      S: 250
      C: MAIL FROM:<alice@carvedrock.com>
      S: 250
      C: RCPT TO:<x@elsewhere.example>
      S: 550`,
  },
  {
    id: 'session.after-helo',
    source: `RFC 4954 section 4; ${OURS}`,
    why: 'A client that greeted by HELO may use it as well.',
    setup: offered,
    at: 'connected',
    talk: `
      C: HELO email.globomantics.com
      S: 250
      C: AUTH PLAIN ${right}
      S: 235`,
  },
  {
    id: 'transaction.sender',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'AUTH does not come inside a transaction.',
    setup: offered,
    at: 'sender',
    talk: `
      C: AUTH PLAIN ${right}
      S: 503 #5.5.0 AUTH not permitted during a mail transaction`,
  },
  {
    id: 'transaction.recipient',
    source: `RFC 4954 section 4; ${TAC_CODES}`,
    why: 'Nor after a recipient, and the transaction goes on.',
    setup: offered,
    at: 'recipient',
    talk: `
      C: AUTH LOGIN
      S: 503 #5.5.0 AUTH not permitted during a mail transaction
      C: DATA
      S: 354 go ahead`,
  },
  {
    id: 'transaction.between',
    source: 'RFC 4954 section 4',
    why: 'Between two messages it may come.',
    setup: offered,
    at: 'message',
    talk: `
      C: .
      S: 250
      C: AUTH PLAIN ${right}
      S: 235`,
  },
  {
    id: 'directory.down',
    source: `RFC 4954 section 6; ${TAC_CODES}`,
    why: 'A directory that does not answer says nothing against the password: try later.',
    setup: offered,
    at: 'greeted',
    talk: `
      ! directory down
      C: AUTH PLAIN ${right}
      S: 451 #4.3.0 Server Error
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'mail-parameter.offered',
    source: 'RFC 4954 section 5',
    why: 'A client that sees AUTH on offer may name who submitted the message.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> AUTH=<>
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'mail-parameter.xtext',
    source: 'RFC 4954 section 5',
    why: 'The name is written as xtext.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> AUTH=e+3Dmc2@example.com
      S: 250`,
  },
  {
    id: 'mail-parameter.no-xtext',
    source: `RFC 4954 section 5; ${TAC_CODES}`,
    why: 'A + of xtext is followed by two digits.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> AUTH=e+zz
      S: 501 Unknown value e+zz`,
  },
  {
    id: 'mail-parameter.not-offered',
    source: `RFC 5321 section 4.1.1.11; ${TAC_CODES}`,
    departure: true,
    why: 'Where AUTH is not on offer its parameter is unknown.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> AUTH=<>
      S: 501 Unknown option AUTH`,
  },
];
