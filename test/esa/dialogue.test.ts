import { describe, expect, it } from 'vitest';
import { endNegotiation, feedConnection, type Connection, type Happening } from '#esa';
import type { Setup } from '../conformance/case.ts';
import { opened } from '../conformance/opened.ts';

const ENVELOPE = ['EHLO x', 'MAIL FROM:<kinda@globomantics.com>', 'RCPT TO:<angie@carvedrock.com>'];

/** What the last of these lines did. */
function after(lines: readonly string[], setup: Setup = {}): Happening {
  const { around, connection } = opened(setup);
  let happened: Happening = { ...around, connection, decisions: [], says: [], log: [] };
  for (const line of lines) {
    if (happened.connection === null) throw new Error(`nobody hears ${line}`);
    happened = feedConnection({ ...around, ids: happened.ids }, happened.connection, `${line}\r\n`);
  }
  return happened;
}

const connectionAfter = (lines: readonly string[], setup: Setup = {}): Connection | null => after(lines, setup).connection;

describe('feedConnection', () => {
  it('acts on one line and tells how much of the chunk that was', () => {
    const { around, connection } = opened();
    expect(feedConnection(around, connection, 'NOOP\r\nQUIT\r\n')).toMatchObject({ used: 6, connection: { phase: 'connected' } });
  });
  it('holds what is unfinished and decides nothing', () => {
    const { around, connection } = opened();
    expect(feedConnection(around, connection, 'NO')).toMatchObject({ used: 2, decisions: [], connection: { held: 'NO' } });
  });
  it('gives the message its number at MAIL and the recipient its own when it is accepted', () => {
    expect(after(ENVELOPE.slice(0, 2))).toMatchObject({ ids: { mid: 2 }, decisions: [{ facts: { mid: 1 } }] });
    expect(after(ENVELOPE).decisions[0]?.facts).toMatchObject({ mid: 1, rid: 0 });
    expect(after([...ENVELOPE, 'RCPT TO:<nobody.here@carvedrock.com>']).decisions[0]?.facts).toMatchObject({ mid: 1, rid: null });
    expect(after([...ENVELOPE, 'RCPT TO:<boris@carvedrock.com>']).decisions[0]?.facts).toMatchObject({ rid: 1 });
  });
  it.each(['RSET', 'HELO x', 'EHLO x', 'QUIT'])('logs an open envelope as aborted by its sender at %s', (line) => {
    expect(after([...ENVELOPE, line]).log.slice(0, 2)).toEqual([
      'Message aborted MID 1 Receiving aborted by sender',
      'Message finished MID 1 aborted',
    ]);
  });
  it('counts lines that are no command, and no others', () => {
    expect(connectionAfter(['XYZZY', 'EHLO', 'NOOP', 'DATA', 'XYZZY'])?.badCommands).toBe(2);
  });
  it('remembers the greeting until TLS begins anew', () => {
    const setup = { policy: { tls: 'on' } };
    expect(connectionAfter(['EHLO x'])?.greeting).toEqual({ host: 'x', extended: true });
    const waiting = connectionAfter(['EHLO x', 'STARTTLS'], setup);
    const { around } = opened(setup);
    if (waiting === null) expect.fail('hung up');
    const secure = endNegotiation(around, waiting, { protocol: 'TLSv1.2', cipher: 'c' }).connection;
    expect(secure).toMatchObject({ phase: 'connected', greeting: null, user: null, ciphering: { cipher: 'c' } });
  });
});

describe('endNegotiation', () => {
  it('does nothing on a connection that negotiates nothing', () => {
    const { around, connection } = opened();
    expect(endNegotiation(around, connection, null)).toMatchObject({ connection, decisions: [], says: [] });
  });
});
