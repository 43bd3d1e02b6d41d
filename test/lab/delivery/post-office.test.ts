import { describe, expect, it } from 'vitest';
import { fieldOf, readLetter } from '#smtp';
import { arrivedAt, currentSnapshot, currentSteps, type History } from '#lab';
import { DAY, fault, HOUR, MINUTE, PARTNER, played, send, wait } from '../sending/post.ts';

const EXCHANGE = '10.1.1.5';
const ANGIE = 'angie@carvedrock.com';

const logOf = (history: History): readonly string[] => currentSteps(history).flatMap(({ log }) => log.map(({ text }) => text));
const after = (history: History, pattern: RegExp): readonly string[] => logOf(history).filter((line) => pattern.test(line));

describe('mail the appliance has accepted', () => {
  it('is delivered in the step that accepted it, after its reply', () => {
    const history = played([0, send([ANGIE])]);
    const accepting = currentSteps(history).find(({ decisions }) => decisions.some(({ fate }) => fate === 'message.accepted'));
    expect(accepting?.log.map(({ text }) => text).slice(-3)).toEqual([
      expect.stringMatching(/^MID 1 RID \[0\] Response '2\.6\.0 <.*> Queued mail for delivery'$/),
      'Message finished MID 1 done',
      'DCID 1 close',
    ]);
    expect(arrivedAt(currentSnapshot(history).arrived, EXCHANGE)).toMatchObject([{ mid: 1, recipients: [ANGIE], smuggled: false }]);
  });

  it('reaches the next hop with the header the appliance wrote', () => {
    const [letter] = arrivedAt(currentSnapshot(played([0, send([ANGIE])])).arrived, EXCHANGE);
    expect(fieldOf(readLetter(letter?.text ?? ''), 'Received')).toMatch(/^from email\.globomantics\.com \(\[198\.51\.100\.25\]\)/);
  });

  it('waits while the next hop is down, and is delivered at its own time once it is up again', () => {
    const history = played([0, fault('next-hop', true)], [1000, send([ANGIE])], [10 * MINUTE, fault('next-hop', false)], [HOUR, wait]);
    expect(after(history, /^Delayed|pending/)).toEqual([
      "Delayed: DCID 0 MID 1 to RID 0 - 4.4.0 - Other network problem ('000', ['[Errno 60] Operation timed out']) []",
      'MID 1 to RID [0] pending till Tue Oct  8 21:29:31 2019 [Default]',
      "Delayed: DCID 0 MID 1 to RID 0 - 4.4.0 - Other network problem ('000', ['[Errno 60] Operation timed out']) []",
      // Attempts at 1, 3 and 7 minutes failed; at 15 it is tried again.
      'MID 1 to RID [0] pending till Tue Oct  8 21:43:31 2019 [Default]',
    ]);
    const [letter] = arrivedAt(currentSnapshot(history).arrived, EXCHANGE);
    expect((letter?.at ?? 0) - history.start.clock).toBe(15 * MINUTE + 1000);
    expect(currentSnapshot(history).appliance).toEqual([]);
  });

  it('bounces home when it has waited for 72 hours, as a message of the appliance’s own', () => {
    const history = played([0, fault('next-hop', true)], [0, send([ANGIE])], [4 * DAY, wait]);
    expect(after(history, /^Bounced|generated|finished/)).toEqual([
      "Bounced: DCID 0 MID 1 to RID 0 - 5.4.7 - Delivery expired (message too old) ('000', ['timeout']) []",
      'Message finished MID 1 done',
      'MID 2 was generated for bounce of MID 1',
    ]);
    // The partner’s own server is a next hop as well, and down too.
    expect(currentSnapshot(history).appliance).toMatchObject([{ mid: 2, from: '', recipients: [{ address: 'kinda@globomantics.com' }] }]);
  });

  it('brings the bounce to the author’s mail server, and tells there what happened', () => {
    const history = played([0, send(['x@elsewhere.example'], EXCHANGE, ANGIE)]);
    const [bounce] = arrivedAt(currentSnapshot(history).arrived, EXCHANGE);
    expect(bounce?.from).toBe('');
    expect(bounce?.text).toContain(
      "Diagnostic-Code: smtp; 5.1.2 - Bad destination host 'DNS Hard Error looking up elsewhere.example (MX):  NXDomain' (delivery attempts: 0)\r\n",
    );
  });

  it('is never bounced twice: what came from nobody ends', () => {
    const history = played(
      [0, send([ANGIE], PARTNER, 'a@b.example')],
      [0, fault('next-hop', true)],
      [1000, send([ANGIE], PARTNER, '')],
      [4 * DAY, wait],
    );
    expect(after(history, /generated/)).toEqual([]);
    expect(currentSnapshot(history).appliance).toEqual([]);
  });
});
