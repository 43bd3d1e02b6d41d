import { describe, expect, it } from 'vitest';
import { feedConnection, type Connection } from '#esa';
import type { Setup } from '../conformance/case.ts';
import { opened } from '../conformance/opened.ts';

const ENVELOPE = 'EHLO x\r\nMAIL FROM:<kinda@globomantics.com>\r\nRCPT TO:<angie@carvedrock.com>\r\nDATA\r\n';

/** The connection after these octets, fed as they are used up. */
function after(octets: string, setup: Setup = {}): Connection {
  const { around, connection } = opened(setup);
  let now = connection;
  for (let rest = octets; rest !== '';) {
    const fed = feedConnection(around, now, rest);
    if (fed.connection === null) throw new Error('hung up');
    now = fed.connection;
    rest = rest.slice(fed.used);
  }
  return now;
}

describe('feedLetter', () => {
  it('keeps the data as it came, and its size without doubled dots', () => {
    const { transaction, held } = after(`${ENVELOPE}..a\r\n.b`);
    expect(transaction?.pieces.join('')).toBe('..a\r\n.b');
    expect(transaction?.size).toBe(5);
    expect(held).toBe('\r\n.b');
  });
  it('keeps nothing but the size of a letter that has grown too large', () => {
    const { transaction } = after(`${ENVELOPE}${'x'.repeat(200)}`, { policy: { max_message_size: 100 } });
    expect(transaction).toMatchObject({ pieces: [], size: 200 });
  });
  it('goes back to commands after the final dot, with an empty envelope and one message more', () => {
    expect(after(`${ENVELOPE}a\r\n.\r\n`)).toMatchObject({ phase: 'greeted', transaction: null, held: '', messages: 1 });
  });
  it('counts no message that it refuses', () => {
    const setup = { policy: { max_message_size: 10 } };
    expect(after(`${ENVELOPE}${'x'.repeat(20)}\r\n.\r\n`, setup)).toMatchObject({ phase: 'greeted', messages: 0 });
  });
  it('cites the rule of every refusal', () => {
    const decide = (octets: string, setup: Setup) => {
      const { around } = opened(setup);
      return feedConnection(around, after(ENVELOPE, setup), octets).decisions[0]?.because[0];
    };
    expect(decide('xxxxxxxxxxxx\r\n.\r\n', { policy: { max_message_size: 5 } })).toMatchObject({ limit: 'message-size', value: 5 });
    expect(decide('A: b\r\nB: c\r\n', { global: { max_header_lines: 1 } })).toMatchObject({ limit: 'header-lines', value: 1 });
    expect(decide('a\nb\r\n.\r\n', { listener: { bare_cr_lf: 'reject' } })).toMatchObject({ kind: 'line', label: 'InboundMail' });
  });
});
