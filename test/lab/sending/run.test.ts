import { describe, expect, it } from 'vitest';
import { GIVE_UP_AFTER, mailboxOf, queueOf, RETRY_DELAYS, sayInstant } from '#lab';
import {
  blockedBy,
  changed,
  begun,
  commit,
  DAY,
  fault,
  HOUR,
  MINUTE,
  outcome,
  PARTNER,
  played,
  said,
  send,
  SPAMMER,
  UNKNOWN,
  wait,
} from './post.ts';

const ANGIE = 'angie@carvedrock.com';
const NOBODY = 'nobody.here@carvedrock.com';

describe('a sending server', () => {
  it('speaks the whole conversation as steps of its own, one line each, and empties its queue', () => {
    const { steps, after, fates } = outcome(played([0, send([ANGIE], PARTNER, 'kinda@globomantics.com', 'Subject: s\n\n.dot\n')]));
    expect(steps.map(({ input }) => input.kind).slice(0, 2)).toEqual(['send', 'connect']);
    expect(said(steps)).toEqual([
      'EHLO email.globomantics.com',
      'MAIL FROM:<kinda@globomantics.com>',
      `RCPT TO:<${ANGIE}>`,
      'DATA',
      'Subject: s',
      '',
      '..dot',
      '.',
      'QUIT',
    ]);
    expect(fates).toEqual([`${ANGIE} delivered`]);
    expect(queueOf(after.queues, PARTNER)).toEqual({ nextId: 2, messages: [] });
    expect(steps.flatMap(({ decisions }) => decisions.map(({ fate }) => fate))).toContain('message.accepted');
    expect(after.connections).toEqual({});
  });

  it('keeps the mail after a 4xx, and hands it over at the first retry after the trouble is gone', () => {
    const { steps, after, fates } = outcome(
      played([0, fault('directory', true)], [1, send([ANGIE])], [10 * MINUTE, fault('directory', false)], [HOUR, wait]),
    );
    expect(fates).toEqual([`${ANGIE} waits`, `${ANGIE} delivered`]);
    const calls = steps.filter(({ input }) => input.kind === 'connect').map(({ input }) => input.at - begun.clock);
    expect(calls).toEqual([1, 30 * MINUTE + 1]);
    expect(queueOf(after.queues, PARTNER).messages).toEqual([]);
  });

  it('returns what was refused with a 5xx to its author, and delivers the rest', () => {
    const { after, fates } = outcome(played([0, send([ANGIE, NOBODY])]));
    expect(fates).toEqual([`${ANGIE} delivered`, `${NOBODY} returned`]);
    expect(mailboxOf(after.mailboxes, 'Kinda@Globomantics.com')).toMatchObject([{ host: PARTNER, at: begun.clock }]);
  });

  it.each([
    ['a TCP refusal', blockedBy('TCPREFUSE'), 'reset'],
    ['nothing that listens', changed('appliance.yaml', /port: 25/g, 'port: 2525'), 'refused'],
  ])('keeps the mail when it meets %s', (_, files, because) => {
    const { steps, after } = outcome(played([0, commit(files)], [1, send([ANGIE], SPAMMER, 'deals@offers.example')]));
    expect(steps.map(({ input }) => input.kind)).toEqual(['commit', 'send', 'connect']);
    expect(queueOf(after.queues, SPAMMER).messages[0]?.recipients[0]?.standing).toEqual({ kind: 'waits', because });
  });

  it('shows one spammer under four policies after a lab day: gone, returned, kept and kept', () => {
    const after = (behaviour: string) =>
      outcome(played([0, commit(blockedBy(behaviour))], [1, send([ANGIE], SPAMMER, 'deals@offers.example')], [DAY, wait]));
    const later = 'REJECT {\n        reject_banner_code = 450\n    }';
    const days = ['ACCEPT', 'REJECT {\n    }', later, 'TCPREFUSE'].map(after);
    expect(days.map(({ fates }) => fates.at(-1))).toEqual([`${ANGIE} delivered`, `${ANGIE} returned`, `${ANGIE} waits`, `${ANGIE} waits`]);
    expect(days.map(({ fates }) => fates.length)).toEqual([1, 1, 8, 8]);
  });

  it('waits with "no such host" for a domain nobody serves, without a call', () => {
    const { steps, after } = outcome(played([0, send(['x@elsewhere.example'])]));
    expect(steps.map(({ input }) => input.kind)).toEqual(['send', 'time']);
    expect(queueOf(after.queues, PARTNER).messages[0]).toMatchObject({
      attempts: 1,
      nextAt: begun.clock + 30 * MINUTE,
      recipients: [{ standing: { kind: 'waits', because: 'no-such-host' } }],
    });
  });

  it('tries at the times of its table, and gives up after five days', () => {
    const { steps, fates, after } = outcome(played([0, send(['x@elsewhere.example'])], [6 * DAY, wait]));
    const runs = steps.filter(({ derived }) => derived === true).map(({ input }) => input.at - begun.clock);
    const waits = runs.map((at, index) => at - (runs[index - 1] ?? 0)).slice(1, -1);
    expect(waits).toEqual(waits.map((_, index) => RETRY_DELAYS[index] ?? RETRY_DELAYS.at(-1)));
    expect(runs.at(-1)).toBe(GIVE_UP_AFTER);
    expect(fates.filter((fate) => fate.endsWith('returned'))).toHaveLength(1);
    expect([queueOf(after.queues, PARTNER).messages, mailboxOf(after.mailboxes, 'kinda@globomantics.com').length]).toEqual([[], 1]);
  });

  it('is told of the time that passed before each retry, and acts in the order in which things fall due', () => {
    const { steps } = outcome(
      played(
        [0, fault('queue', true)],
        [1000, send([ANGIE])],
        [2000, { kind: 'connect', connection: 'a', from: UNKNOWN, to: '192.0.2.25', port: 25 }],
        [3000, send([ANGIE], SPAMMER, 'deals@offers.example')],
        [HOUR, wait],
      ),
    );
    const clocks = steps.map(({ input }) => input.at);
    expect(clocks).toEqual([...clocks].sort((a, b) => a - b));
    const expired = steps.findIndex(({ outputs }) => outputs.some((output) => output.connection === 'a' && output.kind === 'closed'));
    const retry = steps.findIndex(({ input, derived }) => derived === true && input.kind === 'time');
    // The person's connection ran out after five minutes; it is told with the step that follows, the retry after thirty.
    expect([expired, steps[expired]?.log[0]?.at]).toEqual([retry, begun.clock + 2000 + 5 * MINUTE]);
  });

  it('groups the recipients of one server in one session, and calls each server for its own', () => {
    const { steps } = outcome(played([0, send([ANGIE, 'x@[192.0.2.99]', 'orders@carvedrock.com'])]));
    const calls = steps.flatMap(({ input }) => (input.kind === 'connect' ? [input.to] : []));
    expect(calls).toEqual(['192.0.2.25', '192.0.2.99']);
    expect(said(steps).filter((line) => line.startsWith('RCPT'))).toEqual([`RCPT TO:<${ANGIE}>`, 'RCPT TO:<orders@carvedrock.com>']);
  });

  it('sends to somebody named twice once, and nothing at all to nobody', () => {
    expect(said(outcome(played([0, send([ANGIE, 'Angie@CarvedRock.com'])])).steps).filter((line) => line.startsWith('RCPT'))).toHaveLength(
      1,
    );
    expect(outcome(played([0, send([])])).after.queues).toEqual({});
  });

  it('brings what the null sender wrote home to the postmaster, so that nothing is lost and no bounce bounces', () => {
    const { after, steps } = outcome(played([0, send([NOBODY], PARTNER, '')]));
    expect(said(steps)).toContain('MAIL FROM:<>');
    expect(mailboxOf(after.mailboxes, 'postmaster@globomantics.com')).toHaveLength(1);
  });

  it('stops telling a letter that is refused before its end, and says goodbye', () => {
    const letter = `${Array.from({ length: 1200 }, (_, index) => `X-${index}: y`).join('\n')}\n\nbody\n`;
    const { steps, fates } = outcome(played([0, send([ANGIE], PARTNER, 'kinda@globomantics.com', letter)]));
    expect(fates).toEqual([`${ANGIE} returned`]);
    expect([said(steps).at(-1), said(steps).includes('body')]).toEqual(['QUIT', false]);
  });

  it('sends a message home at once when the queue is full', () => {
    const many = Array.from({ length: 101 }, (_, index) => [index, send(['x@elsewhere.example'])] as const);
    const { after, fates } = outcome(played(...many));
    expect(queueOf(after.queues, PARTNER).messages).toHaveLength(100);
    expect(fates.at(-1)).toBe('x@elsewhere.example returned');
  });

  it('calls itself by its address where the world does not know it', () => {
    expect(said(outcome(played([0, send([ANGIE], '198.51.100.7')])).steps)[0]).toBe('EHLO [198.51.100.7]');
  });

  it('hangs up on a server that says 421 and stays', () => {
    const files = changed('InboundMail.hat', /^(\$ACCEPTED\n {4})ACCEPT/m, '$1ACCEPT {\n        smtp_banner_code = 421\n    }');
    const { steps, after } = outcome(played([0, commit(files)], [1, send([ANGIE])]));
    expect(steps.map(({ input }) => input.kind)).toEqual(['commit', 'send', 'connect', 'hangup']);
    expect(after.connections).toEqual({});
  });

  it('keeps its retry in the clock of the lab', () => {
    const { after } = outcome(played([0, fault('queue', true)], [1000, send([ANGIE])]));
    const next = queueOf(after.queues, PARTNER).messages[0]?.nextAt ?? 0;
    expect(sayInstant(next, after.offset)).toBe('Tue Oct  8 21:58:31 2019');
  });
});
