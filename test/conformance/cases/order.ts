/** Which command may come when. RFC 5321 section 4.1.4; the words of the 503s are the vendor's where it has some. */
import { OURS, TAC_CODES, type ConformanceCase } from '../case.ts';

const on = { policy: { tls: 'on', smtpauth_allow: 'on' } } as const;

export const orderCases: readonly ConformanceCase[] = [
  {
    id: 'connected.mail',
    source: `RFC 5321 section 4.1.4; ${OURS}`,
    why: 'A client says who it is before it hands mail over.',
    at: 'connected',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com>
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'connected.rcpt',
    source: `RFC 5321 section 4.1.4; ${OURS}`,
    why: 'The greeting is what is lacking first.',
    at: 'connected',
    talk: `
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'connected.data',
    source: `RFC 5321 section 4.1.4; ${OURS}`,
    why: 'No letter without a greeting.',
    at: 'connected',
    talk: `
      C: DATA
      S: 503 #5.5.1 HELO/EHLO first
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'connected.auth',
    source: `RFC 4954 section 4; ${OURS}`,
    why: 'AUTH comes after EHLO.',
    setup: on,
    at: 'connected',
    talk: `
      C: AUTH PLAIN
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'connected.starttls',
    source: `RFC 3207 section 4; ${OURS}`,
    why: 'STARTTLS comes after EHLO.',
    setup: on,
    at: 'connected',
    talk: `
      C: STARTTLS
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'connected.others',
    source: 'RFC 5321 section 4.1.4',
    why: 'NOOP, HELP, VRFY and RSET come at any time, and greet nobody.',
    at: 'connected',
    talk: `
      C: NOOP
      S: 250
      C: HELP
      S: 214
      C: VRFY angie
      S: 252
      C: RSET
      S: 250 reset
      C: MAIL FROM:<kinda@globomantics.com>
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'connected.quit',
    source: 'RFC 5321 section 4.1.4',
    why: 'QUIT comes at any time.',
    at: 'connected',
    talk: `
      C: QUIT
      S: 221 email.carvedrock.com
      S: (closed)`,
  },
  {
    id: 'connected.failed-ehlo',
    source: 'RFC 5321 section 4.1.4',
    why: 'An EHLO that was refused greets nobody.',
    at: 'connected',
    talk: `
      C: EHLO
      S: 501
      C: MAIL FROM:<kinda@globomantics.com>
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'greeted.failed-ehlo',
    source: 'RFC 5321 section 4.1.4',
    why: 'Nor does it take an earlier greeting away.',
    at: 'greeted',
    talk: `
      C: EHLO
      S: 501
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250`,
  },
  {
    id: 'greeted.rcpt',
    source: `RFC 5321 section 4.1.4; ${TAC_CODES}`,
    why: 'A recipient needs a sender.',
    at: 'greeted',
    talk: `
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'greeted.data',
    source: `RFC 5321 section 4.1.4; ${TAC_CODES}`,
    why: 'So does a letter.',
    at: 'greeted',
    talk: `
      C: DATA
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'greeted.quit',
    source: 'RFC 5321 section 4.1.1.10',
    why: 'QUIT is answered with 221, then the box hangs up.',
    at: 'greeted',
    talk: `
      C: QUIT
      S: 221 email.carvedrock.com
      S: (closed)`,
  },
  {
    id: 'greeted.refused-mail',
    source: `RFC 5321 section 4.1.4; ${TAC_CODES}`,
    why: 'A MAIL that was refused began nothing.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:kinda
      S: 501
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'sender.mail',
    source: `RFC 5321 section 4.1.4; ${OURS}`,
    why: 'One sender a message.',
    at: 'sender',
    talk: `
      C: MAIL FROM:<other@globomantics.com>
      S: 503 #5.5.1 sender already specified`,
  },
  {
    id: 'sender.data',
    source: `RFC 5321 section 3.3; ${TAC_CODES}`,
    why: 'A letter needs a recipient.',
    at: 'sender',
    talk: `
      C: DATA
      S: 503 #5.5.1 RCPT first`,
  },
  {
    id: 'sender.data-after-refusals',
    source: `RFC 5321 section 3.3; ${TAC_CODES}`,
    why: 'Recipients that were refused are none.',
    at: 'sender',
    talk: `
      C: RCPT TO:<x@elsewhere.example>
      S: 550
      C: RCPT TO:<nobody.here@carvedrock.com>
      S: 550
      C: DATA
      S: 503 #5.5.1 RCPT first`,
  },
  {
    id: 'sender.quit',
    source: 'RFC 5321 section 4.1.1.10',
    why: 'QUIT in the middle of an envelope throws it away.',
    at: 'sender',
    talk: `
      C: QUIT
      S: 221 email.carvedrock.com
      S: (closed)`,
    arrives: [],
  },
  {
    id: 'recipient.mail',
    source: `RFC 5321 section 4.1.4; ${OURS}`,
    why: 'A second MAIL changes nothing in the envelope.',
    setup: { listener: { received_header: false } },
    at: 'recipient',
    talk: `
      C: MAIL FROM:<other@globomantics.com>
      S: 503 #5.5.1 sender already specified
      C: DATA
      S: 354
      C: .
      S: 250`,
    arrives: [{ text: '…', from: 'kinda@globomantics.com', to: ['angie@carvedrock.com'] }],
  },
  {
    id: 'recipient.more',
    source: 'RFC 5321 section 3.3',
    why: 'RCPT is repeated for every recipient; a refused one does no harm to the others.',
    at: 'recipient',
    talk: `
      C: RCPT TO:<nobody.here@carvedrock.com>
      S: 550
      C: RCPT TO:<boris@carvedrock.com>
      S: 250 recipient <boris@carvedrock.com> ok
      C: DATA
      S: 354
      C: .
      S: 250`,
    arrives: [{ text: '…', to: ['angie@carvedrock.com', 'boris@carvedrock.com'] }],
  },
  {
    id: 'recipient.small-commands',
    source: 'RFC 5321 section 4.1.4',
    why: 'NOOP, HELP and VRFY do not touch the envelope.',
    at: 'recipient',
    talk: `
      C: NOOP
      S: 250
      C: HELP
      S: 214
      C: VRFY x
      S: 252
      C: XYZZY
      S: 500
      C: DATA
      S: 354 go ahead`,
  },
  {
    id: 'recipient.rset',
    source: `RFC 5321 section 4.1.1.5; ${OURS}`,
    why: 'RSET throws the envelope away and keeps the greeting.',
    at: 'recipient',
    talk: `
      C: RSET
      S: 250 reset
      C: DATA
      S: 503 #5.5.1 MAIL first
      C: MAIL FROM:<other@globomantics.com>
      S: 250`,
  },
  {
    id: 'sender.rset',
    source: 'RFC 5321 section 4.1.1.5',
    why: 'RSET forgets the sender, so that another may follow.',
    at: 'sender',
    talk: `
      C: RSET
      S: 250 reset
      C: MAIL FROM:<other@globomantics.com>
      S: 250 sender <other@globomantics.com> ok`,
  },
  {
    id: 'recipient.ehlo',
    source: 'RFC 5321 section 4.1.4',
    why: 'EHLO in the middle of an envelope acts as RSET does.',
    at: 'recipient',
    talk: `
      C: EHLO email.globomantics.com
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'sender.helo',
    source: 'RFC 5321 section 4.1.4',
    why: 'So does HELO.',
    at: 'sender',
    talk: `
      C: HELO email.globomantics.com
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'greeted.helo',
    source: 'RFC 5321 section 4.1.4',
    why: 'A client may greet again, by the other word as well.',
    at: 'greeted',
    talk: `
      C: HELO email.globomantics.com
      S: 250 email.carvedrock.com
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250`,
  },
  {
    id: 'sender.small-commands',
    source: 'RFC 5321 section 4.1.4',
    why: 'NOOP, HELP and VRFY leave the sender where it is.',
    at: 'sender',
    talk: `
      C: NOOP
      S: 250
      C: HELP
      S: 214
      C: VRFY angie
      S: 252
      C: RCPT TO:<angie@carvedrock.com>
      S: 250`,
  },
  {
    id: 'sender.ehlo',
    source: 'RFC 5321 section 4.1.4',
    why: 'EHLO throws a sender without recipients away as well.',
    at: 'sender',
    talk: `
      C: EHLO email.globomantics.com
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'recipient.helo',
    source: 'RFC 5321 section 4.1.4',
    why: 'And HELO an envelope with recipients.',
    at: 'recipient',
    talk: `
      C: HELO email.globomantics.com
      S: 250
      C: DATA
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'recipient.failed-ehlo',
    source: 'RFC 5321 section 4.1.4',
    why: 'An EHLO that was refused leaves the envelope as it was.',
    at: 'recipient',
    talk: `
      C: EHLO two words
      S: 501
      C: DATA
      S: 354 go ahead`,
  },
  {
    id: 'recipient.quit',
    source: 'RFC 5321 section 4.1.1.10',
    why: 'Without DATA nothing is delivered.',
    at: 'recipient',
    talk: `
      C: QUIT
      S: 221
      S: (closed)`,
    arrives: [],
  },
  {
    id: 'message.commands',
    source: 'RFC 5321 section 4.1.1.4',
    why: 'In the letter every line is text, commands too.',
    setup: { listener: { received_header: false } },
    at: 'message',
    talk: `
      C: QUIT
      C: RSET
      C: HELO x
      C: .
      S: 250`,
    arrives: [{ text: 'QUIT\r\nRSET\r\nHELO x\r\n' }],
  },
  {
    id: 'message.next',
    source: 'RFC 5321 section 4.1.1.4',
    why: 'After the final dot the next message begins without another greeting.',
    at: 'message',
    talk: `
      C: .
      S: 250 ok:  Message 1 accepted
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 250
      C: DATA
      S: 354
      C: .
      S: 250 ok:  Message 2 accepted`,
  },
  {
    id: 'message.envelope-gone',
    source: 'RFC 5321 section 4.1.1.4',
    why: 'The final dot empties the envelope.',
    at: 'message',
    talk: `
      C: .
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'message.abandoned',
    source: 'RFC 5321 section 4.1.1.10',
    why: 'A letter without its final dot is never delivered.',
    at: 'message',
    talk: `
      C: Subject: half
      ! hangup
      S: (closed)`,
    arrives: [],
  },
  {
    id: 'grammar.before-phase',
    source: `RFC 5321 section 4.2.4; ${OURS}`,
    why: 'A line is read before its moment is judged.',
    at: 'connected',
    talk: `
      C: RCPT TO:<>
      S: 501
      C: MAIL FROM kinda
      S: 501`,
  },
  {
    id: 'grammar.before-phase-again',
    source: `RFC 5321 section 4.2.4; ${OURS}`,
    why: 'A second MAIL that cannot be read is malformed first.',
    at: 'sender',
    talk: `
      C: MAIL FROM:<x
      S: 501`,
  },
  {
    id: 'helo.then-mail',
    source: 'RFC 5321 section 3.2',
    why: 'An old client’s HELO opens the session as EHLO does.',
    at: 'connected',
    talk: `
      C: HELO email.globomantics.com
      S: 250 email.carvedrock.com
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 250
      C: DATA
      S: 354
      C: .
      S: 250 ok:  Message 1 accepted`,
  },
];
