import { describe, expect, it } from 'vitest';
import type { AcceptedMessage } from '#esa';
import { start, type Input } from '#lab';
import { renderReply } from '#smtp';
import { Gateway } from '../../src/cli/gateway.ts';
import { scenario } from '../tools/scenario.ts';
import { hatWith } from './served.ts';

const AT = Date.UTC(2019, 9, 9, 5, 28, 30);
const MINUTE = 60_000;

/** A gateway with one connection, and all it has let out. */
function begin(hat = scenario()['InboundMail.hat'] ?? '', appliance = scenario()['appliance.yaml'] ?? '') {
  const out = { log: '', delivered: [] as AcceptedMessage[] };
  const begun = { ...start({ ...scenario(), 'InboundMail.hat': hat, 'appliance.yaml': appliance }), clock: AT, offset: -480 };
  const gateway = new Gateway(begun, { log: (lines) => (out.log += lines), deliver: (message) => out.delivered.push(message) });
  const connect = (connection: string): Input => ({
    kind: 'connect',
    at: AT,
    connection,
    from: '198.51.100.25',
    to: '192.0.2.25',
    port: 25,
  });
  gateway.act(connect('a'));
  const say = (octets: string, connection = 'a', at = AT): string => {
    const outputs = gateway.act({ kind: 'octets', at, connection, octets });
    return outputs.map((output) => (output.kind === 'reply' ? renderReply(output.reply) : `(${output.kind})`)).join('');
  };
  return { gateway, out, connect, say };
}

const ENVELOPE = 'MAIL FROM:<kinda@globomantics.com>\r\nRCPT TO:<angie@carvedrock.com>\r\nDATA\r\n';
const LETTER = 'Subject: Hello?\r\n\r\nSome of the best training there is.\r\n.\r\n';

describe('a gateway', () => {
  it('answers, logs in the form of mail_logs and hands on what it accepted', () => {
    const { out, say } = begin();
    expect(say(`HELO x\r\n${ENVELOPE}${LETTER}`)).toMatch(/354 go ahead\r\n250 ok: {2}Message 1 accepted\r\n$/);
    expect(out.log).toMatch(/^Tue Oct {2}8 21:28:30 2019 Info: New SMTP ICID 1 interface Data 2 /);
    expect(out.log).toMatch(/\nTue Oct {2}8 21:28:30 2019 Info: MID 1 queued for delivery\n$/);
    expect(out.delivered).toMatchObject([{ mid: 1, recipients: ['angie@carvedrock.com'] }]);
  });

  it('throws away what a route leads to /dev/null, and hands on the rest', () => {
    const carvedRock = scenario()['appliance.yaml'] ?? '';
    const discarding = carvedRock.replace('carvedrock.com: exchange.carvedrock.com', 'carvedrock.com: /dev/null');
    const { out, say } = begin('ALL\n    RELAY\n', discarding);
    say(`HELO x\r\n${ENVELOPE}${LETTER}`);
    expect(out.delivered).toEqual([]);
    expect(out.log).toMatch(/Info: MID 1 queued for delivery\n.*Info: Message finished MID 1 done\n$/);
    say(`${ENVELOPE.replace('DATA', 'RCPT TO:<amy@globomantics.com>\r\nDATA')}${LETTER}`);
    expect(out.delivered).toMatchObject([{ mid: 2, recipients: ['amy@globomantics.com'] }]);
  });

  it('logs what a client sent in one line that steers no terminal', () => {
    const { out, say } = begin();
    say('FOO\n\x1b[2J\r\n');
    expect(out.log.split('\n').at(-2)).toMatch(/Unknown command: 'FOO\\n\\x1b\[2J'$/);
  });

  it('knows the phase of a connection, and none of one that is gone', () => {
    const { gateway, say } = begin();
    expect(gateway.phaseOf('a')).toBe('connected');
    say('QUIT\r\n');
    expect(gateway.phaseOf('a')).toBeNull();
  });

  it('gives up on each connection when its time is over', () => {
    const { gateway, connect, say } = begin();
    gateway.act({ ...connect('b'), at: AT + MINUTE });
    expect(gateway.nextDeadline()).toBe(AT + 5 * MINUTE);
    say(`HELO x\r\n${ENVELOPE}${LETTER}`);
    expect(gateway.nextDeadline()).toBe(AT + 6 * MINUTE);
    const ended = gateway.act({ kind: 'time', at: AT + 20 * MINUTE });
    expect(ended.filter(({ kind }) => kind === 'closed').map(({ connection }) => connection)).toEqual(['b', 'a']);
    expect(gateway.nextDeadline()).toBe(Infinity);
  });

  it('is as small after many messages as after one', () => {
    const { gateway, say } = begin(hatWith('max_msgs_per_session = -1'));
    const size = (): number => JSON.stringify(gateway.snapshot).length;
    say('HELO x\r\n');
    const sizes = [2, 1998].map((messages) => {
      for (let count = 0; count < messages; count++) say(`${ENVELOPE}${LETTER}`);
      return size();
    });
    const [after1 = 0, after2000 = 0] = sizes;
    // Three ids and counters, and the count of the host's recipients, have three more digits each.
    expect(after2000 - after1).toBeLessThanOrEqual(12);
  });

  it('is as small after many connections as after one', () => {
    const { gateway, connect, say } = begin();
    const size = (): number => JSON.stringify(gateway.snapshot).length;
    const converse = (): void => {
      gateway.act(connect('b'));
      say(`HELO x\r\n${ENVELOPE}${LETTER}QUIT\r\n`, 'b');
    };
    // The directory's answer is kept from the first one on, and the host is counted once in either generation of the counters.
    for (let count = 0; count < 2; count++) converse();
    const before = size();
    for (let count = 0; count < 498; count++) converse();
    expect(size() - before).toBeLessThanOrEqual(9);
  });

  it('does not grow on a line or a letter without end', () => {
    const { gateway, say } = begin();
    const size = (): number => JSON.stringify(gateway.snapshot).length;
    const before = size();
    for (let count = 0; count < 100; count++) say('x'.repeat(10_000));
    expect(size() - before).toBeLessThan(13_000);
    say(`\r\nHELO x\r\n${ENVELOPE}`);
    for (let count = 0; count < 1100; count++) say(`${'x'.repeat(9_998)}\r\n`);
    expect(size() - before).toBeLessThan(13_000);
    expect(say('.\r\n')).toBe('552 #5.3.4 message size exceeds limit\r\n');
  });
});
