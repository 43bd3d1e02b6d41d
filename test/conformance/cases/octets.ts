/** How octets come in: chunks, pipelines, bare CR and LF, NUL, eight bits. RFC 5321 section 2.3.8, RFC 2920. */
import { OURS, type ConformanceCase } from '../case.ts';

const plain = { listener: { received_header: false } } as const;

export const octetCases: readonly ConformanceCase[] = [
  {
    id: 'pipeline.envelope',
    source: 'RFC 2920 section 3.2',
    why: 'Commands that come together are answered one by one, in order.',
    at: 'greeted',
    talk: `
      O: MAIL FROM:<kinda@globomantics.com>␍␊RCPT TO:<angie@carvedrock.com>␍␊DATA␍␊
      S: 250 sender <kinda@globomantics.com> ok
      S: 250 recipient <angie@carvedrock.com> ok
      S: 354 go ahead`,
  },
  {
    id: 'pipeline.whole-session',
    source: 'RFC 2920 section 3.2',
    why: 'Even a client that waits for nothing is served.',
    setup: plain,
    at: 'connected',
    talk: `
      O: HELO x␍␊MAIL FROM:<kinda@globomantics.com>␍␊RCPT TO:<angie@carvedrock.com>␍␊DATA␍␊Subject: x␍␊.␍␊QUIT␍␊
      S: 250
      S: 250
      S: 250
      S: 354
      S: 250 ok:  Message 1 accepted
      S: 221
      S: (closed)`,
    arrives: [{ text: 'Subject: x\r\n' }],
  },
  {
    id: 'pipeline.refused-recipients',
    source: 'RFC 2920 section 3.2',
    why: 'DATA after recipients that were all refused fails, and what follows are commands.',
    at: 'greeted',
    talk: `
      O: MAIL FROM:<kinda@globomantics.com>␍␊RCPT TO:<x@elsewhere.example>␍␊DATA␍␊.␍␊
      S: 250
      S: 550 #5.1.0 Address rejected.
      S: 503 #5.5.1 RCPT first
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'pipeline.some-refused',
    source: 'RFC 2920 section 3.2',
    why: 'With one recipient left it succeeds.',
    at: 'greeted',
    talk: `
      O: MAIL FROM:<kinda@globomantics.com>␍␊RCPT TO:<x@elsewhere.example>␍␊RCPT TO:<angie@carvedrock.com>␍␊DATA␍␊
      S: 250
      S: 550
      S: 250
      S: 354`,
  },
  {
    id: 'pipeline.rset-mail',
    source: 'RFC 2920 section 3.1',
    why: 'RSET and MAIL may come together.',
    at: 'recipient',
    talk: `
      O: RSET␍␊MAIL FROM:<other@globomantics.com>␍␊
      S: 250 reset
      S: 250 sender <other@globomantics.com> ok`,
  },
  {
    id: 'pipeline.next-message',
    source: 'RFC 2920 section 3.2',
    why: 'The next message may follow a final dot in the same piece.',
    at: 'message',
    talk: `
      O: x␍␊.␍␊MAIL FROM:<kinda@globomantics.com>␍␊
      S: 250 ok:  Message 1 accepted
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'pipeline.before-banner',
    source: `RFC 2920 section 3.1; ${OURS}`,
    why: 'EHLO and what follows it in one piece are borne.',
    at: 'connected',
    talk: `
      O: EHLO x␍␊MAIL FROM:<kinda@globomantics.com>␍␊
      S: 250
      S: 250`,
  },
  {
    id: 'pipeline.after-quit',
    source: 'RFC 5321 section 4.1.1.10',
    why: 'After QUIT nobody listens.',
    at: 'greeted',
    talk: `
      O: QUIT␍␊MAIL FROM:<kinda@globomantics.com>␍␊
      S: 221
      S: (closed)`,
  },
  {
    id: 'chunk.octet-by-octet',
    source: 'RFC 5321 section 2.3.8',
    why: 'A line may come in as many pieces as it has octets.',
    at: 'connected',
    talk: `
      O: N
      O: O
      O: O
      O: P
      O: ␍
      O: ␊
      S: 250 ok`,
  },
  {
    id: 'chunk.line-and-a-half',
    source: 'RFC 5321 section 2.3.8',
    why: 'What is left after a line waits for its rest.',
    at: 'connected',
    talk: `
      O: NOOP␍␊HE
      S: 250 ok
      O: LP␍␊
      S: 214`,
  },
  {
    id: 'chunk.split-dot',
    source: 'RFC 5321 section 4.1.1.4',
    why: 'The final dot is found wherever the pieces part.',
    setup: plain,
    at: 'message',
    talk: `
      O: x␍
      O: ␊
      O: .
      O: ␍
      O: ␊
      S: 250`,
    arrives: [{ text: 'x\r\n' }],
  },
  {
    id: 'chunk.data-and-dot',
    source: 'RFC 5321 section 4.1.1.4',
    why: 'The CRLF of DATA is the first half of a dot that comes with it.',
    setup: plain,
    at: 'recipient',
    talk: `
      O: DATA␍␊.␍␊
      S: 354
      S: 250`,
    arrives: [{ text: '' }],
  },
  {
    id: 'chunk.lost-half-line',
    source: 'RFC 5321 section 4.1.1.10',
    why: 'Half a line is never acted on.',
    at: 'connected',
    talk: `
      O: QUIT
      ! hangup
      S: (closed)`,
  },
  {
    id: 'bare.lf-ends-nothing',
    source: 'RFC 5321 section 2.3.8',
    why: 'An LF alone ends no command line.',
    at: 'connected',
    talk: `
      O: NOOP␊
      O: NOOP␊
      C: NOOP
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'bare.cr-ends-nothing',
    source: 'RFC 5321 section 2.3.8',
    why: 'Nor does a CR alone.',
    at: 'connected',
    talk: `
      O: QUIT␍
      C: QUIT
      S: 500 #5.5.1 command not recognized
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'bare.cr-before-crlf',
    source: 'RFC 5321 section 2.3.8',
    why: 'A CR too many belongs to the line.',
    at: 'connected',
    talk: `
      O: NOOP␍␍␊
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'bare.lf-in-mail',
    source: 'RFC 5321 section 2.3.8',
    why: 'A second command behind a bare LF is neither read nor dropped in silence.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com>␊RCPT TO:<angie@carvedrock.com>
      S: 501
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'bare.cr-in-rcpt',
    source: 'RFC 5321 section 2.3.8',
    why: 'The same for a bare CR.',
    at: 'sender',
    talk: `
      C: RCPT TO:<angie@carvedrock.com>␍DATA
      S: 501
      C: DATA
      S: 503 #5.5.1 RCPT first`,
  },
  {
    id: 'bare.echo',
    source: `RFC 5321 section 4.2; ${OURS}`,
    why: 'A reply holds no control octets: those that are echoed are written out.',
    at: 'greeted',
    talk: `
      C: MAIL␊FROM␀kinda
      S: 500 #5.5.1 command not recognized
      C: MAIL FROM␊250 ok␀
      S: 501 #5.5.2 syntax error 'MAIL FROM\\n250 ok\\x00'`,
  },
  {
    id: 'octet.nul-in-verb',
    source: 'RFC 5321 section 4.1.1',
    why: 'NUL is part of no verb.',
    at: 'connected',
    talk: `
      C: NO␀OP
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'octet.nul-in-address',
    source: 'RFC 5321 section 4.1.2',
    why: 'NUL is part of no address.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kin␀da@globomantics.com>
      S: 501`,
  },
  {
    id: 'octet.nul-in-domain',
    source: 'RFC 5321 section 4.1.2',
    why: 'Nor of a domain, not even of an unknown literal.',
    setup: { listener: { address_parser: { unknown_literals: 'accept' } } },
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@[some␀where]>
      S: 501`,
  },
  {
    id: 'octet.nul-in-letter',
    source: `RFC 5321 section 4.5.2; ${OURS}`,
    why: 'In a letter it is kept.',
    setup: plain,
    at: 'message',
    talk: `
      C: x␀y
      C: .
      S: 250`,
    arrives: [{ text: 'x\0y\r\n' }],
  },
  {
    id: 'octet.eight-bit-verb',
    source: 'RFC 5321 section 4.1.1',
    why: 'Verbs are letters of ASCII.',
    at: 'connected',
    talk: `
      C: ⟨EF⟩⟨BB⟩⟨BF⟩NOOP
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'octet.a0-is-no-blank',
    source: 'RFC 5321 section 4.1.1',
    why: 'The blank between verb and argument is a blank of ASCII.',
    at: 'connected',
    talk: `
      C: NOOP⟨A0⟩x
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'octet.a0-after-path',
    source: 'RFC 5321 section 4.1.1.2',
    why: 'Nor does A0 part a path from its parameters.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com>⟨A0⟩SIZE=1
      S: 501`,
  },
  {
    id: 'octet.eight-bit-letter',
    source: `RFC 6152 section 3; ${OURS}`,
    why: 'Eight-bit text that nobody announced is kept as well.',
    setup: plain,
    at: 'message',
    talk: `
      C: ⟨E9⟩⟨FF⟩⟨80⟩
      C: .
      S: 250`,
    arrives: [{ text: '…\r\n' }],
  },
  {
    id: 'octet.tab',
    source: `RFC 5321 section 4.1.1; ${OURS}`,
    why: 'A tab does for a blank.',
    at: 'connected',
    talk: `
      C: NOOP␉x
      S: 250 ok`,
  },
];
