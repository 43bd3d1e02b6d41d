/**
 * The appliance's work queue and delivery over lab weeks: next hop and directory go down and up, routes and LDAP accept change, mail comes in and
 * is relayed out, and of every accepted recipient exactly one thing is true: delivered, bounced, dropped, or still waiting before the end of its time.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { MAXIMUM_QUEUE_TIME } from '#esa';
import { arrivedAt, currentSnapshot, currentSteps, replay, start, type Files, type Input, type Snapshot, type Step } from '#lab';
import { scenario } from '../../tools/scenario.ts';
import { changed, commit, DAY, fault, HOUR, MINUTE, PARTNER, SPAMMER, type Timeless } from '../sending/post.ts';

const EXCHANGE = '10.1.1.5';
const WEEKS = { seed: 515, numRuns: 90 } as const;

const inside = ['angie@carvedrock.com', 'orders@carvedrock.com', 'nobody.here@carvedrock.com', 'no.one@carvedrock.com', 'postmaster'];
const outside = ['kinda@globomantics.com', 'sales@supplier.example', 'x@elsewhere.example', 'y@[192.0.2.99]'];

const sends = fc
  .oneof(
    fc.tuple(
      fc.constant(PARTNER),
      fc.subarray(inside, { minLength: 1 }),
      fc.constantFrom('kinda@globomantics.com', 'a@nowhere.example', ''),
    ),
    fc.tuple(fc.constant(EXCHANGE), fc.subarray([...inside, ...outside], { minLength: 1 }), fc.constantFrom('angie@carvedrock.com', '')),
    fc.tuple(fc.constant(SPAMMER), fc.constant(inside), fc.constant('deals@offers.example')),
  )
  .map(([host, to, from]): Timeless => ({ kind: 'send', host, from, to }));

const routes = fc
  .constantFrom(
    { 'appliance.yaml': scenario()['appliance.yaml'] ?? '' },
    changed('appliance.yaml', /^smtp_routes:[\s\S]*/m, 'smtp_routes:\n  ALL: "[192.0.2.99]"\n'),
    changed('appliance.yaml', /^smtp_routes:[\s\S]*/m, ''),
  )
  .map(commit);

const inQueue = (noMatch: string, limit: number): Files => {
  const accept = `where: work_queue\n      no_match: ${noMatch}`;
  const { 'appliance.yaml': text = '' } = changed('appliance.yaml', /where: conversation\n.*unreachable: fail.*/, accept);
  return { 'appliance.yaml': text.replace('dhap_limit: 25', `dhap_limit: ${limit}`) };
};

/** Recipients asked about in the work queue: those nobody knows bounce, are dropped, or bounce until they are too many. */
const accepts = fc.constantFrom(inQueue('bounce', -1), inQueue('drop', 1), inQueue('bounce', 1)).map(commit);

const acts = fc.oneof(
  { weight: 9, arbitrary: sends },
  { weight: 4, arbitrary: fc.boolean().map((on) => fault('next-hop', on)) },
  { weight: 2, arbitrary: fc.boolean().map((on) => fault('directory', on)) },
  { weight: 2, arbitrary: routes },
  { weight: 5, arbitrary: accepts },
  { weight: 3, arbitrary: fc.constant<Timeless>({ kind: 'time' }) },
);
const waits = fc.oneof(fc.integer({ min: 0, max: HOUR }), fc.constantFrom(0, MINUTE, 2 * HOUR, DAY, 2 * DAY));

const weeks: fc.Arbitrary<readonly Input[]> = fc.array(fc.tuple(waits, acts), { minLength: 5, maxLength: 30 }).map((week) => {
  let at = start(scenario()).clock;
  return week.map(([wait, act]): Input => ({ ...act, at: (at += wait) }));
});

/** Every message there was: those accepted, and the bounces the appliance wrote, each with its recipients. */
function messagesOf(steps: readonly Step[]): ReadonlyMap<number, readonly string[]> {
  const messages = new Map<number, readonly string[]>();
  for (const { decisions, log } of steps) {
    for (const { facts } of decisions) if (facts.kind === 'message') messages.set(facts.message.mid, facts.message.recipients);
    for (const { text } of log) {
      const [, mid, to] = /^MID (\d+) ICID 0 RID 0 To: <(.*)>$/.exec(text) ?? [];
      if (mid !== undefined && to !== undefined) messages.set(Number(mid), [to]);
    }
  }
  return messages;
}

/** How often the log says each fate of a recipient, and whether he waits. */
function fatesOf(log: readonly string[], after: Snapshot, mid: number, rid: number) {
  const done = log.filter((line) => {
    const [, message, rids] = /^Message done DCID \d+ MID (\d+) to RID \[(.*)\]$/.exec(line) ?? [];
    return Number(message) === mid && (rids ?? '').split(', ').includes(String(rid));
  });
  return {
    delivered: done.length,
    bounced: log.filter((line) => line.startsWith('Bounced: ') && line.includes(` MID ${mid} to RID ${rid} -`)).length,
    dropped: log.filter((line) => line.startsWith('LDAP: Drop query ') && line.includes(` MID ${mid} RID ${rid} address `)).length,
    waiting: after.appliance.filter((mail) => mail.mid === mid && mail.recipients.some((recipient) => recipient.rid === rid)).length,
  };
}

describe('what the appliance accepted in a lab week', () => {
  const met = {
    delivered: 0,
    bounced: 0,
    dropped: 0,
    waiting: 0,
    expired: 0,
    delayed: 0,
    generated: 0,
    unknown: 0,
    requeued: 0,
    guessed: 0,
  };

  it('is delivered, bounced, dropped or waiting, each recipient exactly once', () => {
    fc.assert(
      fc.property(weeks, (week) => {
        const history = replay(start(scenario()), week);
        const [steps, after] = [currentSteps(history), currentSnapshot(history)];
        const log = steps.flatMap((made) => made.log.map(({ text }) => text));
        const all = [EXCHANGE, PARTNER, SPAMMER, '192.0.2.140'].flatMap((host) => arrivedAt(after.arrived, host));
        for (const [mid, recipients] of messagesOf(steps)) {
          for (const [rid, to] of recipients.entries()) {
            const { delivered, bounced, dropped, waiting } = fatesOf(log, after, mid, rid);
            expect(delivered + bounced + dropped + waiting, `MID ${mid} RID ${rid}`).toBe(1);
            expect(all.filter((letter) => letter.mid === mid && letter.recipients.includes(to))).toHaveLength(delivered);
            met.delivered += delivered;
            met.bounced += bounced;
            met.dropped += dropped;
            met.waiting += waiting;
          }
          const open = after.appliance.some((mail) => mail.mid === mid);
          expect(log.filter((line) => line === `Message finished MID ${mid} done`)).toHaveLength(open ? 0 : 1);
        }
        for (const { queuedAt, nextAt } of after.appliance) {
          expect(after.clock).toBeLessThan(queuedAt + MAXIMUM_QUEUE_TIME);
          expect(nextAt).toBeGreaterThan(after.clock);
        }
        met.unknown += log.filter((line) => line.startsWith('LDAP: Bounce query ')).length;
        met.requeued += log.filter((line) => line.endsWith(' requeued')).length;
        met.guessed += log.filter((line) => line.startsWith('LDAP: Potential Directory Harvest Attack ')).length;
        met.expired += log.filter((line) => line.includes('Delivery expired')).length;
        met.delayed += log.filter((line) => line.startsWith('Delayed: ')).length;
        met.generated += log.filter((line) => line.includes('generated for bounce')).length;
      }),
      WEEKS,
    );
  });

  afterAll(() => {
    for (const [what, count] of Object.entries(met)) if (count < 15) throw new Error(`too little of ${what} in these weeks: ${count}`);
  });
});
