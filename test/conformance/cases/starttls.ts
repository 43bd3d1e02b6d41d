/** STARTTLS. RFC 3207. The handshake is an act of its own, so that what comes before, with and after it can be told apart. */
import { base64, OURS, SEEN, TAC_CODES, TAC_HELP, type ConformanceCase } from '../case.ts';

const offered = { policy: { tls: 'on' } } as const;
const required = { policy: { tls: 'required' } } as const;
const right = base64('\0alice\0wonderland');

export const starttlsCases: readonly ConformanceCase[] = [
  {
    id: 'starttls.offered',
    source: `RFC 3207 section 4; ${SEEN}`,
    why: 'After 220 the handshake begins; after it STARTTLS is no longer announced.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: STARTTLS
      S: 220 Go ahead with TLS
      ! tls
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250 SIZE 10485760`,
  },
  {
    id: 'starttls.any-case',
    source: 'RFC 5321 section 2.4',
    why: 'The verb is read without case.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: starttls
      S: 220 Go ahead with TLS`,
  },
  {
    id: 'starttls.off',
    source: `RFC 3207 section 4; ${TAC_HELP}`,
    why: 'Where the policy does not offer it, STARTTLS is no command.',
    at: 'greeted',
    talk: `
      C: STARTTLS
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'starttls.off-argument',
    source: `RFC 3207 section 4; ${TAC_HELP}`,
    why: 'With an argument it is none either.',
    at: 'greeted',
    talk: `
      C: STARTTLS now
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'starttls.argument',
    source: 'RFC 3207 section 4',
    why: 'STARTTLS takes no argument.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: STARTTLS now
      S: 501 #5.5.2 syntax error 'STARTTLS now'
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'starttls.after-helo',
    source: `RFC 3207 section 4; ${OURS}`,
    why: 'A client that knows of it without asking may use it.',
    setup: offered,
    at: 'connected',
    talk: `
      C: HELO email.globomantics.com
      S: 250
      C: STARTTLS
      S: 220 Go ahead with TLS`,
  },
  {
    id: 'starttls.greeting-forgotten',
    source: 'RFC 3207 section 4.2',
    why: 'After the handshake the client must greet again.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: STARTTLS
      S: 220
      ! tls
      C: MAIL FROM:<kinda@globomantics.com>
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'starttls.sender-forgotten',
    source: 'RFC 3207 section 4.2',
    why: 'An envelope begun in clear is gone.',
    setup: offered,
    at: 'sender',
    talk: `
      C: STARTTLS
      S: 220
      ! tls
      C: EHLO email.globomantics.com
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'starttls.recipient-forgotten',
    source: 'RFC 3207 section 4.2',
    why: 'With all its recipients.',
    setup: offered,
    at: 'recipient',
    talk: `
      C: STARTTLS
      S: 220
      ! tls
      C: EHLO email.globomantics.com
      S: 250
      C: DATA
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'starttls.auth-forgotten',
    source: 'RFC 3207 section 4.2',
    why: 'A password given in clear no longer counts, nor what it allowed.',
    setup: { policy: { tls: 'on', smtpauth_allow: 'on' } },
    at: 'greeted',
    talk: `
      C: AUTH PLAIN ${right}
      S: 235
      C: STARTTLS
      S: 220
      ! tls
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250-SIZE 10485760
      S: 250 AUTH PLAIN LOGIN
      C: MAIL FROM:<alice@carvedrock.com>
      S: 250
      C: RCPT TO:<x@elsewhere.example>
      S: 550 #5.1.0 Address rejected.`,
  },
  {
    id: 'starttls.sent-along',
    source: 'RFC 3207 section 4.2',
    why: 'Commands sent along with STARTTLS were not ciphered and are dropped: none is answered, before or after.',
    setup: offered,
    at: 'greeted',
    talk: `
      O: STARTTLS␍␊EHLO attacker.example␍␊MAIL FROM:<x@elsewhere.example>␍␊
      S: 220 Go ahead with TLS
      ! tls
      C: NOOP
      S: 250 ok
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'starttls.sent-before-handshake',
    source: 'RFC 3207 section 4.2',
    why: 'So are octets in a piece of their own, sent before the handshake is over.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: STARTTLS
      S: 220
      C: EHLO attacker.example
      ! tls
      C: MAIL FROM:<x@elsewhere.example>
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'starttls.half-a-line-along',
    source: 'RFC 3207 section 4.2',
    why: 'Half a line sent in clear does not begin a ciphered one.',
    setup: offered,
    at: 'greeted',
    talk: `
      O: STARTTLS␍␊NO
      S: 220
      ! tls
      C: OP
      S: 500 #5.5.1 command not recognized
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'starttls.failed',
    source: 'RFC 3207 section 4.1',
    why: 'If the handshake fails the connection is over.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: STARTTLS
      S: 220
      ! tls failed
      S: (closed)`,
  },
  {
    id: 'starttls.twice',
    source: `RFC 3207 section 4.2; ${TAC_HELP}`,
    why: 'On a ciphered connection it is not on offer, so it is no command.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: STARTTLS
      S: 220
      ! tls
      C: EHLO email.globomantics.com
      S: 250
      C: STARTTLS
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'starttls.message',
    source: 'RFC 3207 section 4.2',
    why: 'Over the ciphered connection mail goes as ever.',
    setup: offered,
    at: 'greeted',
    talk: `
      C: STARTTLS
      S: 220
      ! tls
      C: EHLO email.globomantics.com
      S: 250
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 250
      C: DATA
      S: 354
      C: Subject: ciphered
      C: .
      S: 250 ok:  Message 1 accepted`,
    arrives: [
      {
        text: 'Received: from email.globomantics.com ([198.51.100.25])\r\n  by email.carvedrock.com with ESMTP/TLS/…; …\r\nSubject: ciphered\r\n',
      },
    ],
  },
  {
    id: 'tls-required.mail',
    source: `RFC 3207 section 4; ${TAC_CODES}`,
    why: 'A policy that requires TLS takes no sender in clear.',
    setup: required,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com>
      S: 530 #5.7.0 Must issue a STARTTLS command first
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'tls-required.others',
    source: 'RFC 3207 section 4',
    why: 'EHLO, NOOP and QUIT work all the same.',
    setup: required,
    at: 'connected',
    talk: `
      C: NOOP
      S: 250
      C: EHLO email.globomantics.com
      S: 250
      C: QUIT
      S: 221
      S: (closed)`,
  },
  {
    id: 'tls-required.established',
    source: 'RFC 3207 section 4',
    why: 'After the handshake the sender is taken.',
    setup: required,
    at: 'greeted',
    talk: `
      C: STARTTLS
      S: 220
      ! tls
      C: EHLO email.globomantics.com
      S: 250
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'tls-required.before-auth',
    source: `RFC 3207 section 4; ${OURS}`,
    why: 'Where both are required, TLS is asked for first.',
    setup: { policy: { tls: 'required', smtpauth_allow: 'required' } },
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com>
      S: 530 #5.7.0 Must issue a STARTTLS command first
      C: STARTTLS
      S: 220
      ! tls
      C: EHLO email.globomantics.com
      S: 250
      C: MAIL FROM:<kinda@globomantics.com>
      S: 530 Authentication required`,
  },
];
