/** What EHLO offers, and the parameters that come with it: SIZE (RFC 1870), BODY (RFC 6152), others. */
import { OURS, TAC_CODES, TAC_DEFAULTS, TAC_HELP, type ConformanceCase } from '../case.ts';

const small = { policy: { max_message_size: 1000 }, listener: { received_header: false } } as const;

/** A line with so many octets, its CRLF included. */
const line = (octets: number): string => 'x'.repeat(octets - 2);

export const extensionCases: readonly ConformanceCase[] = [
  {
    id: 'ehlo.keywords',
    source: `RFC 5321 section 4.1.1.1; ${TAC_HELP}`,
    why: 'Eight-bit text and the size limit are always on offer; PIPELINING and ENHANCEDSTATUSCODES are not announced.',
    at: 'connected',
    talk: `
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250 SIZE 10485760`,
  },
  {
    id: 'ehlo.keywords-tls',
    source: 'RFC 3207 section 2; seen in a session against a real box',
    why: 'STARTTLS is announced where the policy offers it.',
    setup: { policy: { tls: 'on' } },
    at: 'connected',
    talk: `
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250-SIZE 10485760
      S: 250 STARTTLS`,
  },
  {
    id: 'ehlo.keywords-tls-required',
    source: 'RFC 3207 section 4',
    why: 'What is required is announced as well.',
    setup: { policy: { tls: 'required' } },
    at: 'connected',
    talk: `
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250-SIZE 10485760
      S: 250 STARTTLS`,
  },
  {
    id: 'ehlo.keywords-auth',
    source: 'RFC 4954 section 3',
    why: 'AUTH is announced with its mechanisms.',
    setup: { policy: { smtpauth_allow: 'on' } },
    at: 'connected',
    talk: `
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250-SIZE 10485760
      S: 250 AUTH PLAIN LOGIN`,
  },
  {
    id: 'ehlo.keywords-both',
    source: `RFC 5321 section 4.1.1.1; ${OURS}`,
    why: 'Both are announced, STARTTLS before AUTH.',
    setup: { policy: { tls: 'on', smtpauth_allow: 'on' } },
    at: 'connected',
    talk: `
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250-SIZE 10485760
      S: 250-STARTTLS
      S: 250 AUTH PLAIN LOGIN`,
  },
  {
    id: 'ehlo.keywords-auth-over-tls',
    source: 'RFC 4954 section 4; Advanced Configuration Guide 7.3, p. 73',
    why: 'Where AUTH requires TLS it is announced on a ciphered connection only.',
    setup: { policy: { tls: 'on', smtpauth_allow: 'on', smtpauth_requiretls: 'on' } },
    at: 'connected',
    talk: `
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250-SIZE 10485760
      S: 250 STARTTLS
      C: STARTTLS
      S: 220 Go ahead with TLS
      ! tls
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250-SIZE 10485760
      S: 250 AUTH PLAIN LOGIN`,
  },
  {
    id: 'ehlo.keywords-throttled',
    source: `RFC 1870 section 4; ${TAC_HELP}`,
    why: 'SIZE tells the limit of the policy the sender got.',
    setup: { from: '203.0.113.90' },
    at: 'connected',
    talk: `
      C: EHLO guesser.example
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250 SIZE 1048576`,
  },
  {
    id: 'ehlo.keywords-no-limit',
    source: 'RFC 1870 section 4',
    why: 'SIZE 0 says that there is no limit.',
    setup: { policy: { max_message_size: -1 } },
    at: 'connected',
    talk: `
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250 SIZE 0`,
  },
  {
    id: 'ehlo.keywords-private',
    source: `RFC 5321 section 4.1.1.1; ${TAC_DEFAULTS}`,
    why: 'A private listener offers the same.',
    setup: { to: 'OutboundMail' },
    at: 'connected',
    talk: `
      C: EHLO exchange.carvedrock.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250 SIZE 10485760`,
  },
  {
    id: 'ehlo.twice',
    source: 'RFC 5321 section 4.1.4',
    why: 'EHLO may come again and tells the same.',
    at: 'greeted',
    talk: `
      C: EHLO email.globomantics.com
      S: 250-email.carvedrock.com
      S: 250-8BITMIME
      S: 250 SIZE 10485760`,
  },
  {
    id: 'size.exact',
    source: 'RFC 1870 section 6.1',
    why: 'An announced size equal to the limit is taken.',
    setup: small,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=1000
      S: 250`,
  },
  {
    id: 'size.over',
    source: `RFC 1870 section 6.1; ${TAC_CODES}`,
    why: 'One octet more is refused before anything is sent.',
    setup: small,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=1001
      S: 552 #5.3.4 message size exceeds limit
      C: RCPT TO:<angie@carvedrock.com>
      S: 503 #5.5.1 MAIL first`,
  },
  {
    id: 'size.twenty-digits',
    source: 'RFC 1870 section 3',
    why: 'The value has up to twenty digits.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=99999999999999999999
      S: 552 #5.3.4 message size exceeds limit`,
  },
  {
    id: 'size.twenty-one-digits',
    source: `RFC 1870 section 3; ${TAC_CODES}`,
    why: 'A value of twenty-one digits is none.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=000000000000000000100
      S: 501 Unknown value 000000000000000000100`,
  },
  {
    id: 'size.zero',
    source: 'RFC 1870 section 3',
    why: 'Zero is a number.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=0
      S: 250`,
  },
  {
    id: 'size.word',
    source: `RFC 1870 section 3; ${TAC_CODES}`,
    why: 'The value is a number.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=big
      S: 501 Unknown value big
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250`,
  },
  {
    id: 'size.negative',
    source: `RFC 1870 section 3; ${TAC_CODES}`,
    why: 'Without a sign.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=-1
      S: 501 Unknown value -1`,
  },
  {
    id: 'size.no-value',
    source: `RFC 1870 section 3; ${TAC_CODES}`,
    why: 'SIZE without a value says nothing.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE
      S: 501`,
  },
  {
    id: 'size.empty-value',
    source: `RFC 1870 section 3; ${TAC_CODES}`,
    why: 'Nor does an empty one.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=
      S: 501`,
  },
  {
    id: 'size.any-case',
    source: 'RFC 5321 section 2.4',
    why: 'Keywords are read without case.',
    setup: small,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> size=2000
      S: 552`,
  },
  {
    id: 'size.on-rcpt',
    source: `RFC 1870 section 3; ${TAC_CODES}`,
    why: 'SIZE belongs to MAIL.',
    at: 'sender',
    talk: `
      C: RCPT TO:<angie@carvedrock.com> SIZE=10
      S: 501 Unknown option SIZE`,
  },
  {
    id: 'size.actual-exact',
    source: 'RFC 1870 section 6.3',
    why: 'A letter as large as the limit is taken; the final dot is no part of it.',
    setup: small,
    at: 'message',
    talk: `
      C: ${line(600)}
      C: ${line(400)}
      C: .
      S: 250`,
  },
  {
    id: 'size.actual-over',
    source: `RFC 1870 section 6.3; ${TAC_CODES}`,
    why: 'One octet more is refused, once the letter is over.',
    setup: small,
    at: 'message',
    talk: `
      C: ${line(600)}
      C: ${line(401)}
      C: .
      S: 552 #5.3.4 message size exceeds limit
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250`,
    arrives: [],
  },
  {
    id: 'size.actual-dots',
    source: 'RFC 1870 section 5',
    why: 'Dots that were doubled for the way do not count.',
    setup: small,
    at: 'message',
    talk: `
      C: .${line(600)}
      O: ..
      C: ${line(399)}
      C: .
      S: 250`,
    arrives: [{ text: `${line(600)}\r\n.${line(399)}\r\n` }],
  },
  {
    id: 'size.actual-far-over',
    source: `RFC 1870 section 6.3; ${TAC_CODES}`,
    why: 'A letter that is much too large is still read to its end.',
    setup: small,
    at: 'message',
    talk: `
      O: ${'x'.repeat(3000)}␍␊
      O: ${'x'.repeat(3000)}␍␊
      C: .
      S: 552 #5.3.4 message size exceeds limit
      C: NOOP
      S: 250 ok`,
    arrives: [],
  },
  {
    id: 'size.announced-too-small',
    source: 'RFC 1870 section 6.2',
    why: 'A letter may turn out larger than announced, if the limit allows it.',
    setup: small,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=10
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 250
      C: DATA
      S: 354
      C: ${line(900)}
      C: .
      S: 250`,
  },
  {
    id: 'size.no-limit',
    source: 'RFC 1870 section 4',
    why: 'Without a limit any announced size is taken.',
    setup: { policy: { max_message_size: -1 } },
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=99999999999999999999
      S: 250`,
  },
  {
    id: 'body.8bit',
    source: 'RFC 6152 section 2',
    why: 'BODY=8BITMIME announces eight-bit text.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> BODY=8BITMIME
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'body.7bit',
    source: 'RFC 6152 section 2',
    why: 'BODY=7BIT is the other value, and values are read without case.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> body=7bit
      S: 250`,
  },
  {
    id: 'body.binary',
    source: `RFC 6152 section 2; ${TAC_CODES}`,
    why: 'BINARYMIME is another extension’s, not announced here.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> BODY=BINARYMIME
      S: 501 Unknown value BINARYMIME`,
  },
  {
    id: 'body.on-rcpt',
    source: `RFC 6152 section 2; ${TAC_CODES}`,
    why: 'BODY belongs to MAIL.',
    at: 'sender',
    talk: `
      C: RCPT TO:<angie@carvedrock.com> BODY=7BIT
      S: 501 Unknown option BODY`,
  },
  {
    id: 'body.eight-bit-letter',
    source: 'RFC 6152 section 3',
    why: 'Eight-bit text arrives as it was sent.',
    setup: { listener: { received_header: false } },
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> BODY=8BITMIME
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 250
      C: DATA
      S: 354
      C: Grüße
      C: .
      S: 250`,
    arrives: [{ text: 'Grüße\r\n' }],
  },
  {
    id: 'parameter.two',
    source: 'RFC 5321 section 4.1.2',
    why: 'Parameters follow one another in any order.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> BODY=8BITMIME SIZE=1000
      S: 250`,
  },
  {
    id: 'parameter.second-unknown',
    source: `RFC 5321 section 4.1.1.11; ${TAC_CODES}`,
    departure: true,
    why: 'A known parameter does not cover an unknown one.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SIZE=1000 FOO=bar
      S: 501 Unknown option FOO`,
  },
  {
    id: 'parameter.unknown',
    source: `RFC 5321 section 4.1.1.11; ${TAC_CODES}`,
    departure: true,
    why: 'The box says 501 where the RFC says 555.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> FOO=bar
      S: 501 Unknown option FOO`,
  },
  {
    id: 'parameter.smtputf8',
    source: `RFC 5321 section 4.1.1.11; ${TAC_CODES}`,
    departure: true,
    why: 'A keyword without a value, of an extension that is not announced.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> SMTPUTF8
      S: 501 Unknown option SMTPUTF8`,
  },
  {
    id: 'parameter.notify',
    source: `RFC 5321 section 4.1.1.11; ${TAC_CODES}`,
    departure: true,
    why: 'The same for recipients.',
    at: 'sender',
    talk: `
      C: RCPT TO:<angie@carvedrock.com> NOTIFY=NEVER
      S: 501 Unknown option NOTIFY
      C: DATA
      S: 503 #5.5.1 RCPT first`,
  },
  {
    id: 'parameter.before-policy',
    source: `RFC 5321 section 4.2.4; ${OURS}`,
    why: 'A line that cannot be read is not judged: the RAT is not asked.',
    at: 'sender',
    talk: `
      C: RCPT TO:<x@elsewhere.example> FOO=bar
      S: 501 Unknown option FOO`,
  },
];
