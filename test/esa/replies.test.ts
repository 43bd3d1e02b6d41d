import { describe, expect, it } from 'vitest';
import { outcomes, replies, type ReplyEntry } from '#esa';
import { replyTo } from '../../src/esa/reply-text.ts';

/** Wording confirmed by the vendor's notes or by sessions with real boxes (TAC 118234, 214630, 118495). */
const confirmed: readonly string[] = [
  '220 email.carvedrock.com ESMTP',
  '250 sender <kinda@globomantics.com> ok',
  '250 recipient <angie@carvedrock.com> ok',
  '354 go ahead',
  '250 ok:  Message 214 accepted',
  '252 ok',
  "501 #5.5.2 syntax error 'MAIL FROM: foo@gmail.com'",
  '501 Unknown option FOO',
  '501 #5.0.0 EHLO requires domain address',
  '500 #5.5.1 command not recognized',
  '500 Line too long',
  '421 Exceeded bad SMTP command limit, disconnecting.',
  '503 #5.5.1 MAIL first',
  '550 #5.1.0 Address rejected.',
  '451 #4.3.0 Server Error',
  '452 #4.5.3 Too many recipients',
  '421 #4.x.2 Too many messages for this session',
  '421 #4.4.5 Too many connections from your host.',
  '552 #5.3.4 message size exceeds limit',
  '552 #5.3.4 message header size exceeds limit',
  '530 #5.7.0 Must issue a STARTTLS command first',
  '530 Authentication required',
  '538 #5.7.11 Encryption required',
  '503 #5.3.3 AUTH not available',
  '503 #5.5.0 Already authenticated',
  '504 #5.5.1 AUTH mechanism CRAM-MD5 is not available',
  '501 #5.5.4 Invalid arguments to AUTH command',
  '334 VXNlcm5hbWU6',
  '235 #2.0.0 OK Authenticated',
  '220 Go ahead with TLS',
  '421 Timed out waiting for successful message injection, disconnecting.',
  '421 Exceeded allowable connection time, disconnecting.',
];

const params = {
  hostname: 'email.carvedrock.com',
  sender: 'kinda@globomantics.com',
  recipient: 'angie@carvedrock.com',
  mid: '214',
  line: 'MAIL FROM: foo@gmail.com',
  option: 'FOO',
  order: 'MAIL first',
  keywords: '8BITMIME\nSIZE 10485760',
  challenge: 'VXNlcm5hbWU6',
  mechanism: 'CRAM-MD5',
  parameter: '!',
};

const fates = Object.keys(outcomes) as (keyof typeof outcomes)[];

describe('replyTo', () => {
  it('words every reply that the vendor documents as the vendor does', () => {
    const said = fates.flatMap((fate) => {
      const reply = replyTo(fate, params);
      return reply === null ? [] : reply.lines.map((line) => `${reply.code} ${line}`);
    });
    expect(said).toEqual(expect.arrayContaining([...confirmed]));
  });
  it('lists commands as the box does', () => {
    expect(replyTo('help.answered', {})?.lines).toEqual([
      'The following commands are recognized',
      '    auth data ehlo helo',
      '    help mail noop quit',
      '    rcpt rset vrfy',
    ]);
  });
  it('lets a policy put its own text after the host name', () => {
    expect(replyTo('connection.rejected', params, { code: 450, text: 'Later.\nPlease.' })).toEqual({
      code: 450,
      lines: ['email.carvedrock.com', 'Later.', 'Please.'],
    });
  });
  it('says nothing to a connection that TCP refuses or nobody takes, nor after a handshake', () => {
    expect(fates.filter((fate) => replyTo(fate, {}) === null)).toEqual([
      'connection.refused',
      'connection.nothing-listens',
      'connection.no-such-host',
      'tls.established',
      'tls.failed',
    ]);
  });
});

describe('the catalogue', () => {
  const entries: readonly [string, ReplyEntry][] = Object.entries(replies);
  it('is used whole: every entry is the reply of some fate', () => {
    expect(new Set(fates.map((fate) => outcomes[fate].reply).filter((reply) => reply !== null))).toEqual(new Set(Object.keys(replies)));
  });
  it.each(entries)('%s says when, what to do and whence, and has an enhanced code of its own class', (_, entry) => {
    const { code, enhanced, when, client, source } = entry;
    expect(when).toMatch(/\.$/);
    expect(client).toMatch(/\.$/);
    expect(source).not.toBe('');
    if (enhanced !== null) expect(enhanced.slice(0, 2)).toBe(`#${String(code)[0]}`);
  });
  it('fills every blank it has', () => {
    for (const fate of fates) expect(JSON.stringify(replyTo(fate, params))).not.toMatch(/[{]\w+[}]|undefined/);
  });
});
