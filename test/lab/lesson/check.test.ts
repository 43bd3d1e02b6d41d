import { describe, expect, it } from 'vitest';
import { applyEdits, placeSender, WORLD_FILE } from '#esa';
import { hostsOf, start, type Snapshot } from '../../../src/lab/snapshot.ts';
import { evaluateChecks, isSolved } from '../../../src/lab/lesson/check.ts';
import type { Action, Check, CheckRule, Expectation, ForAll, Probe } from '../../../src/lab/lesson/lesson.ts';
import { playActions } from '../../../src/lab/lesson/play.ts';
import { step } from '../../../src/lab/step.ts';
import { scenario } from '../../tools/scenario.ts';

const lab = start(scenario());
const host = 'email.globomantics.com';
const type = (...lines: readonly string[]): Action => ({ kind: 'type', lines });
const connect: Action = { kind: 'connect', from: null, to: 'InboundMail', port: 25 };
const play = (...actions: readonly Action[]) => playActions(lab, actions, { host });

const checkOf = (rule: CheckRule): Check => ({ id: 'c', goal: 'G', guard: false, say: 'S', objective: '', rule });

function find(rule: CheckRule, seen: { steps: ReturnType<typeof play>['steps']; snapshot: Snapshot } = { steps: [], snapshot: lab }) {
  const [result] = evaluateChecks({ checks: [checkOf(rule)] }, seen);
  if (result === undefined) throw new Error('no result');
  return result;
}

const probe = (asked: Probe, expected: Expectation, snapshot = lab) =>
  find({ kind: 'probe', probe: asked, expect: expected }, { steps: [], snapshot });

describe('a probe', () => {
  it.each([
    [
      'the connection',
      { from: host },
      { at: 'connect', verdict: 'accept', decidedBy: 'UNKNOWNLIST', policy: '$ACCEPTED', listener: 'InboundMail', reply: '220' },
    ],
    ['a refusal', { from: 'mx7.offers.example' }, { at: 'connect', verdict: 'reject', decidedBy: 'BLOCKED_LIST', reply: '554' }],
    ['a host by its address', { from: '203.0.113.130' }, { at: 'connect', reply: '5xx' }],
    ['HELO', { from: host }, { at: 'helo', reply: '250' }],
    ['MAIL FROM', { from: host, mail: '' }, { at: 'mail', reply: '2xx' }],
    ['a recipient', { from: host, rcpt: 'angie@carvedrock.com' }, { at: 'rcpt', reply: '250', decidedBy: 'carvedrock.com', recipients: 1 }],
    [
      'a recipient that is not ours',
      { from: host, rcpt: 'x@elsewhere.example' },
      { at: 'rcpt', reply: '550', decidedBy: 'ALL', recipients: 0 },
    ],
    ['a recipient nobody knows', { from: host, rcpt: 'nobody.here@carvedrock.com' }, { reply: '550', decidedBy: 'LDAPACCEPT' }],
    ['DATA', { from: host, rcpt: 'angie@carvedrock.com' }, { at: 'data', reply: '354' }],
    [
      'a whole message',
      { from: host, rcpt: 'angie@carvedrock.com', headers: { Subject: 'x' } },
      { at: 'message', reply: '250', recipients: 1 },
    ],
    [
      'a private listener',
      { from: 'exchange.carvedrock.com', to: 'OutboundMail', rcpt: 'x@elsewhere.example' },
      { at: 'rcpt', verdict: 'accept', listener: { not: 'InboundMail' } },
    ],
    ['a port without a listener', { from: host, port: 26 }, { at: 'connect', verdict: 'unanswered', reply: { not: '220' } }],
    [
      'its own fault',
      { from: host, rcpt: 'angie@carvedrock.com', faults: { directory: 'down' } },
      { at: 'rcpt', reply: '4xx', verdict: 'defer' },
    ],
    [
      'a reputation service that does not answer',
      { from: 'mx7.offers.example', faults: { reputation: 'down' } },
      { at: 'connect', decidedBy: 'UNKNOWNLIST' },
    ],
    [
      'a slow directory, which answers',
      { from: host, rcpt: 'angie@carvedrock.com', faults: { directory: 'slow' } },
      { at: 'rcpt', verdict: 'accept' },
    ],
  ] satisfies [string, Probe, Expectation][])('is led to %s', (_, asked, expected) => {
    expect(probe(asked, expected)).toMatchObject({ met: true });
  });

  it('fails where the conversation ends before the moment that is asked about', () => {
    expect(probe({ from: 'mx7.offers.example', rcpt: 'angie@carvedrock.com' }, { at: 'rcpt', verdict: 'reject' })).toEqual({
      id: 'c',
      met: false,
      detail: 'mx7.offers.example: 554 at the connection, decided by BLOCKED_LIST',
    });
  });

  it('runs on the committed configuration with the present world and faults', () => {
    const down = play({ kind: 'fault', fault: 'directory', on: true }).snapshot;
    const open = play({ kind: 'edit', file: 'InboundMail.rat', edit: { kind: 'policy', name: 'ALL', policy: 'ACCEPT' } });
    const angie = { from: host, rcpt: 'angie@carvedrock.com' };
    expect(probe(angie, { reply: '451' }, down).met).toBe(true);
    expect(probe({ ...angie, faults: { directory: 'up' } }, { reply: '250' }, down).met).toBe(true);
    expect(probe({ from: host, rcpt: 'x@elsewhere.example' }, { decidedBy: 'ALL', verdict: 'reject' }, open.snapshot).met).toBe(true);
  });

  it('keeps nothing that was counted or asked before: the present world alone answers', () => {
    const first = play({ kind: 'as', host: 'mx7.offers.example' }, connect).snapshot;
    const world = { 'world.yaml': (scenario()['world.yaml'] ?? '').replace('score: -8.4', 'score: 3.0') };
    const mended = step(first, { kind: 'world', at: first.clock, files: world }).after;
    expect(probe({ from: 'mx7.offers.example' }, { at: 'connect', decidedBy: 'BLOCKED_LIST' }, first).met).toBe(true);
    expect(probe({ from: 'mx7.offers.example' }, { at: 'connect', decidedBy: 'UNKNOWNLIST' }, mended).met).toBe(true);
  });

  it('leaves no trace in the lab', () => {
    const before = JSON.stringify(lab);
    probe({ from: host, rcpt: 'angie@carvedrock.com' }, { at: 'message', reply: '250' });
    expect(JSON.stringify(lab)).toBe(before);
  });

  it('does not count open connections', () => {
    const busy = play(connect, type('HELO x', 'MAIL FROM:<a@b.example>'));
    expect(probe({ from: host }, { at: 'connect', reply: '220' }, busy.snapshot).met).toBe(true);
  });

  it('says whom it could not find', () => {
    expect(probe({ from: 'nobody.example' }, { at: 'connect' })).toMatchObject({ met: false, detail: 'there is no nobody.example here' });
  });
});

describe('a session check', () => {
  const session = (patterns: Extract<CheckRule, { kind: 'session' }>['session'], ordered: boolean, ...actions: readonly Action[]) =>
    find({ kind: 'session', session: patterns, ordered }, play(connect, ...actions));
  const helo = { say: '^HELO', reply: '250' };
  const mail = { say: '^MAIL', reply: '250' };

  it('is met by lines one after the other, with others between', () => {
    expect(
      session([{ say: '^telnet 192\\.0\\.2\\.25 25$', reply: '220' }, helo, mail], true, type('HELO x', 'NOOP', 'mail from:<a@b.example>'))
        .met,
    ).toBe(true);
  });

  it('is not met by what a sending server said, which nobody typed', () => {
    expect(session([{ say: '^EHLO' }], true, { kind: 'send', to: ['angie@carvedrock.com'], from: null }).met).toBe(false);
    expect(session([{ say: '^EHLO' }], true, type('EHLO x')).met).toBe(true);
  });

  it('minds the order unless it is told not to', () => {
    const swapped = type('HELO x', 'MAIL FROM:<a@b.example>');
    expect(session([mail, helo], true, swapped).met).toBe(false);
    expect(session([mail, helo], false, swapped).met).toBe(true);
  });

  it('shows the line that was answered otherwise', () => {
    expect(session([mail], true, type('MAIL FROM:<a@b.example>'))).toMatchObject({
      met: false,
      detail: '`MAIL FROM:<a@b.example>` got 503, not 250',
    });
  });

  it('takes a line of the letter as one without a reply', () => {
    const letter = type('HELO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<angie@carvedrock.com>', 'DATA', 'QUIT', '.');
    expect(session([{ say: '^QUIT$', reply: '221' }], true, letter).met).toBe(false);
    expect(session([{ say: '^QUIT$', reply: { not: '221' } }], true, letter).met).toBe(true);
  });
});

describe('a message check', () => {
  const letter = type(
    'HELO x',
    'MAIL FROM:<kinda@globomantics.com>',
    'RCPT TO:<angie@carvedrock.com>',
    'DATA',
    'Subject: Hello',
    'X-Mood: good',
    '',
    'Text',
    '.',
  );
  const message = (pattern: Extract<CheckRule, { kind: 'message' }>['message']) =>
    find({ kind: 'message', message: pattern }, play(connect, letter));

  it('is met when every named part matches', () => {
    const pattern = {
      envelope: { from: '^kinda@', to: 'angie' },
      headers: { subject: '^Hello$' },
      xheaders: { 'X-Mood': 'good' },
      body: 'text',
      recipients: 1,
    };
    expect(message(pattern)).toMatchObject({ met: true, detail: '' });
  });

  it.each([
    [{ envelope: { from: 'boris' } }, 'the envelope is from <kinda@globomantics.com>'],
    [{ envelope: { to: 'boris' } }, 'the envelope is to <angie@carvedrock.com>'],
    [{ recipients: 2 }, 'the envelope has 1 recipients'],
    [{ headers: { Date: '.' } }, 'the letter has no Date header'],
    [{ headers: { Subject: 'Bye' } }, 'the letter’s Subject is `Hello`'],
    [{ body: 'Other' }, 'the body reads otherwise'],
  ])('names the part that differs in %j', (pattern, detail) => {
    expect(message(pattern)).toMatchObject({ met: false, detail });
  });

  it('is open before there is a message', () => {
    expect(find({ kind: 'message', message: {} })).toMatchObject({ met: false, detail: 'no message has been accepted yet' });
  });
});

describe('a state check', () => {
  const state = (pattern: Extract<CheckRule, { kind: 'state' }>['state']) => find({ kind: 'state', state: pattern });

  it('is met by what the committed tables hold, in any spelling of theirs', () => {
    expect(state({ hat: { group: 'BLOCKED_LIST', has: ['SBRS[-10.0:-3.0]'], lacks: ['sbrs[none]'], policy: '$BLOCKED' } }).met).toBe(true);
    expect(state({ rat: { has: ['carvedrock.com  accept', 'ALL'], lacks: ['ALL ACCEPT'] } }).met).toBe(true);
    expect(state({ hat: { file: 'OutboundMail.hat', group: 'RELAYLIST', has: ['10.1.1.5'] } }).met).toBe(true);
  });

  it.each([
    [{ hat: { group: 'PARTNERS' } }, 'there is no group PARTNERS'],
    [{ hat: { group: 'BLOCKED_LIST', has: ['192.0.2.1'] } }, 'BLOCKED_LIST does not hold 192.0.2.1'],
    [{ hat: { group: 'BLOCKED_LIST', policy: '$ACCEPTED' } }, 'BLOCKED_LIST uses $BLOCKED'],
    [{ rat: { lacks: ['ALL REJECT'] } }, 'the table still holds ALL REJECT'],
  ])('says what differs in %j', (pattern, detail) => {
    expect(state(pattern)).toMatchObject({ met: false, detail });
  });
});

describe('a step', () => {
  it('is solved when guards and goals all hold', () => {
    expect([
      isSolved([]),
      isSolved([
        { id: 'a', met: true, detail: '' },
        { id: 'b', met: false, detail: '' },
      ]),
    ]).toEqual([true, false]);
  });
});

describe('everyone of a set', () => {
  const everyone = (forall: ForAll, expected: Expectation, snapshot = lab) =>
    find({ kind: 'forall', forall, expect: expected }, { steps: [], snapshot });
  const senders = (set: Extract<ForAll, { of: 'senders' }>['set'], to?: string): ForAll => ({
    of: 'senders',
    set,
    ...(to === undefined ? {} : { to }),
  });

  it.each([
    ['bad scores are refused', senders({ score: { from: -10, to: -3.1 } }), { verdict: 'reject', decidedBy: 'BLOCKED_LIST', reply: '554' }],
    ['senders without a score are taken', senders({ score: 'none', address: { in: ['203.0.113.0/24'] } }), { policy: 'ACCEPTED' }],
    [
      'nobody but the servers inside may relay',
      senders({ address: { 'not-in': ['10.1.1.0/24'] } }, 'OutboundMail'),
      { verdict: { not: 'relay' } },
    ],
    ['mail for our domain is taken', { of: 'recipients', set: { domain: { in: ['carvedrock.com'] } } }, { verdict: 'accept' }],
    [
      'mail for others is not',
      { of: 'recipients', set: { domain: { 'not-in': ['carvedrock.com', '.carvedrock.com'] }, user: { 'not-in': ['postmaster'] } } },
      { verdict: 'reject', decidedBy: 'ALL' },
    ],
  ] satisfies [string, ForAll, Expectation][])('holds: %s', (_, forall, expected) => {
    expect(everyone(forall, expected)).toEqual({ id: 'c', met: true, detail: '' });
  });

  it('does not hold where one gets through, and that one is told', () => {
    const { met, detail } = everyone(senders({ score: { from: -10, to: -2.5 } }), { verdict: 'reject' });
    expect(met).toBe(false);
    expect(detail).toMatch(/^203\.0\.113\.\d+, score -2\.\d: 220 at the connection, decided by SUSPECTLIST$/);
  });

  it('tells of one who is no host of the lab, and who gets in once it is one', () => {
    const { counterexample, detail } = everyone(senders({ score: { from: -2.9, to: -2.5 } }), { verdict: 'reject' });
    expect(counterexample?.file).toBe('InboundMail.hat');
    const sender = counterexample?.sender;
    if (sender === undefined) throw new Error('nobody');
    expect(hostsOf(lab).map(({ address }) => address)).not.toContain(sender.ip);
    const text = lab.world.files[WORLD_FILE] ?? '';
    const placed = placeSender(text, sender);
    if (placed.kind !== 'host') throw new Error(placed.kind);
    const world = { ...lab.world, files: { ...lab.world.files, [WORLD_FILE]: applyEdits(text, placed.edits) } };
    expect(probe({ from: sender.ip }, { at: 'connect', reply: '220', decidedBy: 'SUSPECTLIST' }, { ...lab, world })).toMatchObject({
      met: true,
    });
    expect(detail).toContain(sender.ip);
  });

  it('does not hold of a recipient that another line decides', () => {
    const { met, detail } = everyone({ of: 'recipients', set: {} }, { verdict: 'reject' });
    expect(met).toBe(false);
    expect(detail).toMatch(/^[^ ]+@carvedrock\.com: accept, decided by carvedrock\.com$/);
  });

  it('does not hold at a listener that is not there', () => {
    expect(everyone(senders({ score: 'none' }, 'Elsewhere'), { verdict: 'accept' })).toMatchObject({
      met: false,
      detail: 'there is no Elsewhere here',
    });
  });
});
