import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#smtp';
import { feedConnection, sayReputation, type AcceptedMessage, type Happening } from '#esa';
import { logAborted, logLost, logReceived } from '../../src/esa/mail-log.ts';
import { opened } from '../conformance/opened.ts';

const message = (text: string): AcceptedMessage => ({
  mid: 6,
  from: 'kinda@globomantics.com',
  recipients: ['angie@carvedrock.com'],
  text,
  added: [],
  bareLineEnds: 'clean',
  via: { listener: 'InboundMail', peer: '198.51.100.25', relayed: false },
});

/** The log of one line on a fresh connection. */
function logOf(line: string): Happening['log'] {
  const { around, connection } = opened();
  return feedConnection(around, connection, `${encodeUtf8(line)}\r\n`).log;
}

describe('logReceived', () => {
  it('tells Message-ID and Subject where there are any, then its size', () => {
    expect(logReceived(message('Message-ID: <1@x>\r\nSubject: Hello?\r\n\r\n'))).toEqual([
      "MID 6 Message-ID '<1@x>'",
      'MID 6 Subject "Hello?"',
      'MID 6 ready 38 bytes from <kinda@globomantics.com>',
    ]);
  });
  it('reads a subject as UTF-8 to its last letter, and writes control octets out', () => {
    expect(logReceived(message(encodeUtf8('Subject: voilà\r\n')))[0]).toBe('MID 6 Subject "voilà"');
    expect(logReceived(message('Subject: a\nICID 7 close\r\n'))[0]).toBe('MID 6 Subject "a\\nICID 7 close"');
  });
});

describe('the log of a line that could not be read', () => {
  it.each([
    ['XYZZY', "ICID 1 Unknown command: 'XYZZY'"],
    ["O'Neill", 'ICID 1 Unknown command: "O\'Neill"'],
    ['X\nICID 2 close', "ICID 1 Unknown command: 'X\\nICID 2 close'"],
    ['RSET now', "ICID 1 Bad syntax for command: 'RSET now'"],
    ['MAIL FROM:kinda', "ICID 1 Invalid sender address:  'MAIL FROM:kinda'"],
    ['MAIL FROM:<a@[]>', "ICID 1 Invalid sender address: Unsupported domain literal: '[]'"],
    ['RCPT TO:<>', "ICID 1 Invalid recipient address:  'RCPT TO:<>'"],
  ])('of %j is %s', (line, logged) => {
    expect(logOf(line)).toEqual([logged]);
  });
  it('is none for an order or a parameter that is refused', () => {
    expect([logOf('DATA'), logOf('EHLO'), logOf('MAIL FROM:<> FOO')]).toEqual([[], [], []]);
  });
});

describe('sayReputation', () => {
  it('has one decimal, or a word', () => {
    expect([sayReputation(-30), sayReputation(0), sayReputation('none'), sayReputation('rfc1918')]).toEqual([
      '-3.0',
      '0.0',
      'None',
      'rfc1918',
    ]);
  });
});

describe('an aborted message', () => {
  it('is logged by who gave it up', () => {
    expect(logAborted(6, true)[0]).toBe('Message aborted MID 6 Receiving aborted by sender');
    expect(logLost(3, 6)).toEqual(['ICID 3 lost', 'Message aborted MID 6 Receiving aborted', 'Message finished MID 6 aborted']);
  });
});
