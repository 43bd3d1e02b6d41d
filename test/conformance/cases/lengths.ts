/** How long things may be. RFC 5321 section 4.5.3.1. */
import { OURS, TAC_CODES, TAC_DEFAULTS, type ConformanceCase } from '../case.ts';

const local = (length: number): string => 'x'.repeat(length);
/** A path of so many octets, brackets included, with a short user name and short labels. */
function path(length: number): string {
  const left = length - '<a@.example>'.length;
  return `<a@${left % 2 === 0 ? 'xx' : 'x'}${'.b'.repeat(Math.floor((left - 1) / 2))}.example>`;
}

export const lengthCases: readonly ConformanceCase[] = [
  {
    id: 'local.64',
    source: 'RFC 5321 section 4.5.3.1.1',
    why: 'A user name has up to 64 octets.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<${local(64)}@globomantics.com>
      S: 250`,
  },
  {
    id: 'local.65',
    source: 'RFC 5321 section 4.5.3.1.1',
    why: 'And not one more.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<${local(65)}@globomantics.com>
      S: 501`,
  },
  {
    id: 'local.65-quoted',
    source: 'RFC 5321 section 4.5.3.1.1',
    why: 'Its quotes count.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<"${local(63)}"@globomantics.com>
      S: 501`,
  },
  {
    id: 'local.64-octets',
    source: 'RFC 5321 section 4.5.3.1.1',
    why: 'Octets are counted, not characters: 33 letters of two octets are 66.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<${'ü'.repeat(33)}@globomantics.com>
      S: 501`,
  },
  {
    id: 'path.256',
    source: 'RFC 5321 section 4.5.3.1.3',
    why: 'A path has up to 256 octets with its brackets.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:${path(256)}
      S: 250`,
  },
  {
    id: 'path.257',
    source: 'RFC 5321 section 4.5.3.1.3',
    why: 'And not one more.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:${path(257)}
      S: 501`,
  },
  {
    id: 'path.recipient-256',
    source: 'RFC 5321 section 4.5.3.1.3',
    why: 'The same for a recipient, here one that is relayed.',
    setup: { to: 'OutboundMail' },
    at: 'sender',
    talk: `
      C: RCPT TO:${path(256)}
      S: 250
      C: RCPT TO:${path(257)}
      S: 501`,
  },
  {
    id: 'domain.256',
    source: 'RFC 5321 section 4.5.3.1.2',
    why: 'A domain has up to 255 octets; a route before it does not make room.',
    setup: { listener: { address_parser: { source_routing: 'strip' } } },
    at: 'greeted',
    talk: `
      C: MAIL FROM:<@x:a@${'b.'.repeat(124)}examples>
      S: 501`,
  },
  {
    id: 'line.512',
    source: 'RFC 5321 section 4.5.3.1.4',
    why: 'A command line has up to 512 octets with its CRLF.',
    at: 'connected',
    talk: `
      C: NOOP ${'x'.repeat(505)}
      S: 250 ok`,
  },
  {
    id: 'line.513',
    source: `RFC 5321 section 4.5.3.1.4; ${TAC_CODES}`,
    why: 'And not one more.',
    at: 'connected',
    talk: `
      C: NOOP ${'x'.repeat(506)}
      S: 500 Line too long`,
  },
  {
    id: 'line.513-unknown',
    source: `RFC 5321 section 4.5.3.1.9; ${TAC_CODES}`,
    why: 'Length is looked at before the verb.',
    at: 'connected',
    talk: `
      C: ${'x'.repeat(511)}
      S: 500 Line too long`,
  },
  {
    id: 'line.endless',
    source: 'RFC 5321 section 4.5.3.1.9',
    why: 'A line without end is swallowed up to its CRLF and answered once.',
    at: 'connected',
    talk: `
      O: ${'x'.repeat(4000)}
      O: ${'y'.repeat(4000)}
      O: zz␍␊
      S: 500 Line too long
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'line.too-long-no-bad-command',
    source: OURS,
    why: 'Lines that are too long are no bad commands: five of them do not end the session.',
    at: 'connected',
    talk: `
      O: ${`${'x'.repeat(600)}␍␊`.repeat(5)}NOOP␍␊
      S: 500 Line too long
      S: 500 Line too long
      S: 500 Line too long
      S: 500 Line too long
      S: 500 Line too long
      S: 250 ok`,
  },
  {
    id: 'text-line.1000',
    source: 'RFC 5321 section 4.5.3.1.6',
    why: 'A text line has up to 1000 octets with its CRLF.',
    setup: { listener: { received_header: false } },
    at: 'message',
    talk: `
      C: ${'x'.repeat(998)}
      C: .
      S: 250`,
    arrives: [{ text: `${'x'.repeat(998)}\r\n` }],
  },
  {
    id: 'text-line.over-1000',
    source: `RFC 5321 section 4.5.3.1.6; ${OURS}`,
    why: 'A longer one is taken as it is.',
    setup: { listener: { received_header: false } },
    at: 'message',
    talk: `
      C: ${'x'.repeat(5000)}
      C: .
      S: 250`,
    arrives: [{ text: `${'x'.repeat(5000)}\r\n` }],
  },
  {
    id: 'recipients.default-50',
    source: `RFC 5321 section 4.5.3.1.8; ${TAC_DEFAULTS}`,
    departure: true,
    why: 'The box ships with 50 recipients a message, where the RFC wants room for 100.',
    at: 'sender',
    talk: `
      O: ${'RCPT TO:<angie@carvedrock.com>␍␊'.repeat(51)}
      ${'S: 250\n'.repeat(50)}
      S: 452 #4.5.3 Too many recipients`,
  },
];
