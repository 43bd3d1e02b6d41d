import { describe, expect, it } from 'vitest';
import { currentSteps, parseShellLine, replayOf, sendInput } from '#lab';
import { begun, changed, outcome, PARTNER, played, send, SPAMMER, UNKNOWN } from './post.ts';

describe('parseShellLine', () => {
  it.each([
    ['send angie@carvedrock.com', { kind: 'send', to: ['angie@carvedrock.com'], from: null }],
    ['SEND <a@x.example>, b@x.example FROM <c@y.example> rest', { kind: 'send', to: ['a@x.example', 'b@x.example'], from: 'c@y.example' }],
    ['send from@x.example from <>', { kind: 'send', to: ['from@x.example'], from: '' }],
    ['send', { kind: 'incomplete', word: 'send' }],
    ['send from a@x.example', { kind: 'incomplete', word: 'send' }],
    ['send a@x.example from', { kind: 'incomplete', word: 'send' }],
    ['send <>', { kind: 'incomplete', word: 'send' }],
    ['queue', { kind: 'queue' }],
    ['mailbox', { kind: 'mailbox', index: null }],
    ['mailbox 2', { kind: 'mailbox', index: 2 }],
    ['mailbox two', { kind: 'mailbox', index: NaN }],
    ['mailq', { kind: 'unknown', word: 'mailq', near: 'queue' }],
    ['sendmail x', { kind: 'unknown', word: 'sendmail', near: 'send' }],
    ['inbox', { kind: 'unknown', word: 'inbox', near: 'mailbox' }],
  ])('reads `%s`', (line, command) => {
    expect(parseShellLine(line)).toEqual(command);
  });
});

describe('sendInput', () => {
  it.each([
    [PARTNER, 'kinda@globomantics.com'],
    ['192.0.2.140', 'sales@supplier.example'],
    [SPAMMER, 'deals@offers.example'],
    ['203.0.113.90', 'user@guesser.example'],
    ['10.1.1.5', 'angie@carvedrock.com'],
    [UNKNOWN, 'user@[203.0.113.77]'],
    ['2001:db8::7', 'user@[IPv6:2001:db8::7]'],
  ])('lets the user of %s write, who is %s', (host, from) => {
    expect(sendInput(begun, host, ['angie@carvedrock.com'])).toEqual({
      kind: 'send',
      at: begun.clock + 1000,
      host,
      from,
      to: ['angie@carvedrock.com'],
    });
  });

  it('gives addresses without a domain the host’s own, and keeps the null sender', () => {
    expect(sendInput(begun, PARTNER, ['bob'], 'alice')).toMatchObject({ from: 'alice@globomantics.com', to: ['bob@globomantics.com'] });
    expect(sendInput(begun, PARTNER, ['bob'], '')).toMatchObject({ from: '' });
  });
});

describe('replayOf', () => {
  it('repeats what a person said, not what a sending server did since', () => {
    const history = played(
      [0, { kind: 'connect', connection: 'a', from: PARTNER, to: '192.0.2.25', port: 25 }],
      [1000, { kind: 'octets', connection: 'a', octets: 'HELO x\r\n' }],
      [2000, send(['angie@carvedrock.com'])],
    );
    expect(replayOf(currentSteps(history))).toEqual({ to: '192.0.2.25', port: 25, lines: ['HELO x'] });
  });
});

describe('where mail goes', () => {
  const calls = (to: string, files = {}) => {
    const { steps } = outcome(played([0, { kind: 'commit', files }], [1, send([to])]));
    return steps.flatMap(({ input }) => (input.kind === 'connect' ? [input.to] : []));
  };

  it.each([
    ['angie@carvedrock.com', ['192.0.2.25']],
    ['angie@CarvedRock.com.', ['192.0.2.25']],
    ['angie@email.carvedrock.com', ['192.0.2.25']],
    ['angie@[192.0.2.99]', ['192.0.2.99']],
    ['angie@[IPv6:2001:db8::9]', ['2001:db8::9']],
    ['angie@sub.carvedrock.com', []],
    ['angie@notcarvedrock.com', []],
    ['angie@com', []],
    ['angie', []],
  ])('leads %s to %j', (to, places) => {
    expect(calls(to)).toEqual(places);
  });

  it('calls the outside interface even if nothing listens there any more', () => {
    expect(calls('angie@carvedrock.com', changed('appliance.yaml', /^ {2}- name: InboundMail[^]*(?=^ {2}# A private)/m, ''))).toEqual([
      '192.0.2.25',
    ]);
  });
});
