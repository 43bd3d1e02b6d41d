/** The letter: where it ends, what its dots mean, and what the next hop makes of bare CR and LF under each of the three settings. */
import { OURS, TAC_CODES, type Arrival, type ConformanceCase, type Setup } from '../case.ts';

const setting = (bare_cr_lf: 'clean' | 'reject' | 'allow'): Setup => ({ listener: { received_header: false, bare_cr_lf } });
const plain: Setup = { listener: { received_header: false } };

/** A second message hidden behind a final dot that is none, with the line end the dot is given. */
const smuggle = (before: string, after: string): string =>
  `O: Subject: one${before}.${after}MAIL FROM:<boss@carvedrock.com>␍␊RCPT TO:<angie@carvedrock.com>␍␊DATA␍␊Subject: two␍␊␍␊Pay him.␍␊.␍␊`;

/** So many servers have had the letter. */
const received = (servers: number): string => `O: ${'Received: from a.example by b.example; 8 Oct 2019 21:00:00 -0800␍␊'.repeat(servers)}`;

const first: Arrival = { text: 'Subject: one\r\n', from: 'kinda@globomantics.com' };
const second: Arrival = {
  text: 'Subject: two\r\n\r\nPay him.\r\n',
  from: 'boss@carvedrock.com',
  to: ['angie@carvedrock.com'],
  smuggled: true,
};

/** Ends that are none: only CRLF dot CRLF ends a letter. */
const noEnd = (id: string, what: string, octets: string): ConformanceCase => ({
  id: `end.${id}`,
  source: 'RFC 5321 section 4.1.1.4',
  why: `${what} does not end a letter.`,
  at: 'message',
  talk: `
      O: text${octets}
      O: ␍␊.␍␊
      S: 250 ok:  Message 1 accepted`,
});

const ends: readonly ConformanceCase[] = [
  noEnd('lf-lf', 'A dot between two bare LFs', '␊.␊'),
  noEnd('crlf-lf', 'A dot between CRLF and LF', '␍␊.␊'),
  noEnd('lf-crlf', 'A dot between LF and CRLF', '␊.␍␊'),
  noEnd('cr-cr', 'A dot between two bare CRs', '␍.␍'),
  noEnd('crlf-cr', 'A dot between CRLF and CR', '␍␊.␍'),
  noEnd('cr-crlf', 'A dot between CR and CRLF', '␍.␍␊'),
  noEnd('crlf-nul', 'A dot with a NUL behind it', '␍␊.␀␍␊'),
  noEnd('crlf-crcrlf', 'A dot with a CR too many', '␍␊.␍␍␊'),
];

export const letterCases: readonly ConformanceCase[] = [
  ...ends,
  {
    id: 'end.blank-after-dot',
    source: 'RFC 5321 section 4.5.2',
    why: 'A dot with a blank behind it is a line of text.',
    setup: plain,
    at: 'message',
    talk: `
      C: .␠
      C: .
      S: 250`,
    arrives: [{ text: ' \r\n' }],
  },
  {
    id: 'end.first-line',
    source: 'RFC 5321 section 4.1.1.4',
    why: 'A letter may be empty.',
    setup: plain,
    at: 'message',
    talk: `
      C: .
      S: 250 ok:  Message 1 accepted`,
    arrives: [{ text: '' }],
  },
  {
    id: 'end.dot-at-line-end',
    source: 'RFC 5321 section 4.5.2',
    why: 'A dot that ends a line of text ends nothing else.',
    setup: plain,
    at: 'message',
    talk: `
      C: The end.
      C: .
      S: 250`,
    arrives: [{ text: 'The end.\r\n' }],
  },
  {
    id: 'stuffing.double-dot',
    source: 'RFC 5321 section 4.5.2',
    why: 'Of two leading dots one is taken away.',
    setup: plain,
    at: 'message',
    talk: `
      C: ..
      C: ..hidden
      C: ...
      C: .
      S: 250`,
    arrives: [{ text: '.\r\n.hidden\r\n..\r\n' }],
  },
  {
    id: 'stuffing.single-dot',
    source: 'RFC 5321 section 4.5.2',
    why: 'A lone leading dot before text is taken away as well.',
    setup: plain,
    at: 'message',
    talk: `
      C: .hidden
      C: .
      S: 250`,
    arrives: [{ text: 'hidden\r\n' }],
  },
  {
    id: 'stuffing.inner-dots',
    source: 'RFC 5321 section 4.5.2',
    why: 'Dots elsewhere in a line stay.',
    setup: plain,
    at: 'message',
    talk: `
      C: a..b
      C: ␠.
      C: .
      S: 250`,
    arrives: [{ text: 'a..b\r\n .\r\n' }],
  },
  {
    id: 'stuffing.first-line',
    source: 'RFC 5321 section 4.5.2',
    why: 'The first line of a letter is a line like others.',
    setup: plain,
    at: 'message',
    talk: `
      O: ..␍␊x␍␊
      C: .
      S: 250`,
    arrives: [{ text: '.\r\nx\r\n' }],
  },
  {
    id: 'header.none',
    source: 'RFC 5321 section 3.3',
    why: 'A letter without any header is taken: the envelope is what counts.',
    setup: plain,
    at: 'message',
    talk: `
      C: Hello.
      C: .
      S: 250`,
    arrives: [{ text: 'Hello.\r\n' }],
  },
  {
    id: 'header.broken',
    source: 'RFC 5321 section 3.3; RFC 5322 section 2.2',
    why: 'What is wrong in a header is nobody’s business before the dot.',
    setup: plain,
    at: 'message',
    talk: `
      C: From kinda
      C: Date Tue, 8 October 2019
      C: .
      S: 250`,
    arrives: [{ text: 'From kinda\r\nDate Tue, 8 October 2019\r\n' }],
  },
  {
    id: 'trace.esmtp',
    source: `RFC 5321 section 4.4; seen in mail from real boxes`,
    why: 'The box writes its trace header on top: confirmed name, address, own name, way.',
    at: 'message',
    talk: `
      C: Subject: x
      C: .
      S: 250`,
    arrives: [
      {
        text: 'Received: from email.globomantics.com ([198.51.100.25])\r\n  by email.carvedrock.com with ESMTP; …\r\nSubject: x\r\n',
      },
    ],
  },
  {
    id: 'trace.smtp-other-name',
    source: `RFC 5321 section 4.4; seen in mail from real boxes`,
    why: 'After HELO it says SMTP, and names the client’s own name where that differs.',
    at: 'connected',
    talk: `
      C: HELO mx.globomantics.com
      S: 250
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 250
      C: DATA
      S: 354
      C: Subject: x
      C: .
      S: 250`,
    arrives: [
      {
        text: 'Received: from email.globomantics.com (HELO mx.globomantics.com) ([198.51.100.25])\r\n  by email.carvedrock.com with SMTP; …\r\nSubject: x\r\n',
      },
    ],
  },
  {
    id: 'trace.unknown',
    source: `RFC 5321 section 4.4; seen in mail from real boxes`,
    why: 'A name that is not confirmed is not believed.',
    setup: { from: '203.0.113.90' },
    at: 'message',
    talk: `
      C: Subject: x
      C: .
      S: 250`,
    arrives: [
      {
        text: 'Received: from unknown (HELO email.globomantics.com) ([203.0.113.90])\r\n  by email.carvedrock.com with ESMTP; …\r\nSubject: x\r\n',
      },
    ],
  },
  {
    id: 'message-id.added',
    source: 'RFC 5321 section 6.4; User Guide 10, global listener settings',
    why: 'A letter without Message-ID gets one, if the appliance is told so.',
    setup: { listener: { received_header: false }, global: { add_message_id: true } },
    at: 'message',
    talk: `
      C: Subject: x
      C: .
      S: 250`,
    arrives: [{ text: 'Message-ID: <…@email.carvedrock.com>\r\nSubject: x\r\n' }],
  },
  {
    id: 'message-id.kept',
    source: 'RFC 5321 section 6.4; User Guide 10, global listener settings',
    why: 'One that has it keeps it, whatever its case.',
    setup: { listener: { received_header: false }, global: { add_message_id: true } },
    at: 'message',
    talk: `
      C: message-id: <1@globomantics.com>
      C: .
      S: 250`,
    arrives: [{ text: 'message-id: <1@globomantics.com>\r\n' }],
  },
  {
    id: 'clean.bare-lf',
    source: `RFC 5321 section 2.3.8; ${OURS}`,
    departure: true,
    why: 'Clean is the default: a bare LF goes on as CRLF.',
    setup: plain,
    at: 'message',
    talk: `
      O: one␊two␍␊
      C: .
      S: 250`,
    arrives: [{ text: 'one\r\ntwo\r\n' }],
  },
  {
    id: 'clean.bare-cr',
    source: `RFC 5321 section 2.3.8; ${OURS}`,
    departure: true,
    why: 'A bare CR as well.',
    setup: plain,
    at: 'message',
    talk: `
      O: one␍two␍␊
      C: .
      S: 250`,
    arrives: [{ text: 'one\r\ntwo\r\n' }],
  },
  {
    id: 'clean.smuggled-lf-lf',
    source: `RFC 5321 section 4.1.1.4; ${OURS}`,
    departure: true,
    why: 'Repair makes a final dot of LF dot LF: the next hop gets a second message that nobody judged.',
    setup: setting('clean'),
    at: 'message',
    talk: `
      ${smuggle('␊', '␊')}
      S: 250 ok:  Message 1 accepted`,
    arrives: [first, second],
  },
  {
    id: 'clean.smuggled-lf-crlf',
    source: `RFC 5321 section 4.1.1.4; ${OURS}`,
    departure: true,
    why: 'And of LF dot CRLF.',
    setup: setting('clean'),
    at: 'message',
    talk: `
      ${smuggle('␊', '␍␊')}
      S: 250`,
    arrives: [first, second],
  },
  {
    id: 'clean.smuggled-cr-cr',
    source: `RFC 5321 section 4.1.1.4; ${OURS}`,
    departure: true,
    why: 'And of CR dot CR.',
    setup: setting('clean'),
    at: 'message',
    talk: `
      ${smuggle('␍', '␍')}
      S: 250`,
    arrives: [first, second],
  },
  {
    id: 'clean.crlf-dot-lf',
    source: 'RFC 5321 section 4.5.2',
    why: 'A dot after a true line end loses itself on the way in, so that nothing is hidden behind it.',
    setup: setting('clean'),
    at: 'message',
    talk: `
      ${smuggle('␍␊', '␊')}
      S: 250`,
    arrives: [
      {
        text: 'Subject: one\r\n\r\nMAIL FROM:<boss@carvedrock.com>\r\nRCPT TO:<angie@carvedrock.com>\r\nDATA\r\nSubject: two\r\n\r\nPay him.\r\n',
      },
    ],
  },
  {
    id: 'allow.bare-line-ends',
    source: `RFC 5321 section 2.3.8; ${OURS}`,
    departure: true,
    why: 'Allow lets them through untouched.',
    setup: setting('allow'),
    at: 'message',
    talk: `
      O: one␊two␍three␍␊
      C: .
      S: 250`,
    arrives: [{ text: 'one\ntwo\rthree\r\n' }],
  },
  {
    id: 'allow.no-smuggling',
    source: `RFC 5321 section 4.1.1.4; ${OURS}`,
    why: 'Untouched, LF dot LF is text to a next hop that keeps the RFC.',
    setup: setting('allow'),
    at: 'message',
    talk: `
      ${smuggle('␊', '␊')}
      S: 250`,
    arrives: [{ text: 'Subject: one\n.\nMAIL FROM:…Pay him.\r\n' }],
  },
  {
    id: 'reject.bare-lf',
    source: `RFC 5321 section 2.3.8; ${TAC_CODES}`,
    why: 'Reject refuses the letter at its end.',
    setup: setting('reject'),
    at: 'message',
    talk: `
      O: one␊two␍␊
      C: .
      S: 554 message body contains illegal bare CR/LF characters.
      C: NOOP
      S: 250 ok`,
    arrives: [],
  },
  {
    id: 'reject.bare-cr',
    source: `RFC 5321 section 2.3.8; ${TAC_CODES}`,
    why: 'For a bare CR as well.',
    setup: setting('reject'),
    at: 'message',
    talk: `
      O: one␍two␍␊
      C: .
      S: 554 message body contains illegal bare CR/LF characters.`,
    arrives: [],
  },
  {
    id: 'reject.in-header',
    source: `RFC 5321 section 2.3.8; ${TAC_CODES}`,
    why: 'In the header as in the body.',
    setup: setting('reject'),
    at: 'message',
    talk: `
      O: Subject: a␊X-Hidden: b␍␊␍␊text␍␊
      C: .
      S: 554`,
    arrives: [],
  },
  {
    id: 'reject.smuggling',
    source: `RFC 5321 section 4.1.1.4; ${TAC_CODES}`,
    why: 'So nothing is smuggled.',
    setup: setting('reject'),
    at: 'message',
    talk: `
      ${smuggle('␊', '␊')}
      S: 554 message body contains illegal bare CR/LF characters.
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
    arrives: [],
  },
  {
    id: 'reject.clean-letter',
    source: 'RFC 5321 section 2.3.8',
    why: 'A letter of whole lines passes, in whatever pieces its CRLFs come.',
    setup: setting('reject'),
    at: 'message',
    talk: `
      O: one␍
      O: ␊two␍␊
      C: .
      S: 250`,
    arrives: [{ text: 'one\r\ntwo\r\n' }],
  },
  {
    id: 'hops.loop',
    source: `RFC 5321 section 6.3; ${TAC_CODES}`,
    why: 'A letter that a hundred servers have had goes round in a loop.',
    at: 'message',
    talk: `
      ${received(100)}
      C: .
      S: 554 Too many hops
      C: NOOP
      S: 250 ok`,
    arrives: [],
  },
  {
    id: 'hops.below',
    source: 'RFC 5321 section 6.3',
    why: 'Ninety-nine are far, and no loop; what stands in the body counts for nothing.',
    at: 'message',
    talk: `
      ${received(99)}
      O: ␍␊
      ${received(5)}
      C: .
      S: 250`,
  },
];
