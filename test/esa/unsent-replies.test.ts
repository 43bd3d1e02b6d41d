/** Together the two lists hold every reply that the vendor publishes, and none stands in both. */
import { describe, expect, it } from 'vitest';
import { replies, type ReplyEntry } from '../../src/esa/replies.ts';
import { unsentReplies } from '../../src/esa/unsent-replies.ts';

/** Cisco TAC note 118234, and what sessions and bounces show besides; blanks as one capital X. The texts of the box-to-box protocol are left out. */
const published = `
421 #4.4.5 Too many TLS sessions at this time
421 #4.4.5 Too many connections from your host
421 #4.4.5 Too many connections to this host
421 #4.4.5 Too many connections to this listener
421 #4.x.2 Too many messages for this session
421 X Service not available, closing transaction channel
421 Exceeded allowable connection time
421 Exceeded bad SMTP command limit, disconnecting
421 The evaluation license has expired
421 Timed out waiting for successful message injection, disconnecting
451 #4.3.0 Server Error
451 #4.4.3 Temporary error occurred during SPF verification
452 #4.3.1 queue full
452 #4.3.1 server resources low - try again later
452 #4.3.1 temporary system error (12)
452 #4.5.3 Too many recipients
452 Too many recipients received this hour
454 TLS not available due to a temporary reason
500 #5.5.1 command not recognized
500 Line too long
501 #5.0.0 EHLO requires domain address
501 #5.5.2 syntax error
501 #5.5.4 Invalid arguments to AUTH command
501 Unknown command X
501 Unknown option X
501 Unknown value X
503 #5.3.3 AUTH not available
503 #5.5.0 Already authenticated
504 #5.5.1 AUTH mechanism X is not available
504 Command parameter X unrecognized
530 #5.7.0 Must issue a STARTTLS command first
530 #5.7.0 This sender must issue a STARTTLS command first
530 Authentication required
538 #5.7.11 Encryption required
550 #5.1.0 Address rejected
550 #5.7.1 SPF unauthorized mail is prohibited
550 Too many invalid recipients
552 #5.3.4 message header size exceeds limit
552 #5.3.4 message size exceeds limit
552 size limit exceeded
553 #5.1.8 Domain of sender address <X> does not exist
554 #5.3.0 Server Error
554 Too many hops
554 message body contains illegal bare CR/LF characters
`
  .trim()
  .split('\n');

const say = (code: number, enhanced: string | null, text: string): string =>
  [code, enhanced, text]
    .filter((part) => part !== null)
    .join(' ')
    .replace(/\{\w+\}/g, 'X');

const sent = Object.values(replies).map(({ code, enhanced, lines }: ReplyEntry) => say(code, enhanced, lines[0] ?? ''));
const unsent = unsentReplies.map(({ code, enhanced, text }) => say(code, enhanced, text));

describe('the list of replies that are not sent', () => {
  it.each(published)('leaves no published reply out: it has %s, or the catalogue does', (line) => {
    expect([...sent, ...unsent].filter((text) => text.startsWith(line))).not.toEqual([]);
  });
  it('holds nothing that is sent', () => {
    expect(unsent.filter((text) => sent.includes(text))).toEqual([]);
  });
  it('stands in the order of the codes, each with a reason and a source', () => {
    expect(unsentReplies.map(({ code }) => code)).toEqual(unsentReplies.map(({ code }) => code).toSorted());
    for (const { why, source } of unsentReplies) expect([why, source]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/./)]);
  });
});
