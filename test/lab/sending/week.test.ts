/**
 * The sending side against the receiver over lab weeks: faults go on and off, policies and the directory change, people type between, and of
 * every message each recipient ends exactly once: handed over, or returned, or still waiting before the give-up time.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  currentSnapshot,
  currentSteps,
  GIVE_UP_AFTER,
  inputsOf,
  replay,
  start,
  stepsOf,
  type Files,
  type Input,
  type Snapshot,
  type Step,
} from '#lab';
import { scenario } from '../../tools/scenario.ts';
import { blockedBy, changed, commit, DAY, fault, HOUR, MINUTE, PARTNER, SPAMMER, UNKNOWN, type Timeless } from './post.ts';

const WEEKS = { seed: 4541, numRuns: 60 } as const;

const hosts = [PARTNER, SPAMMER, UNKNOWN, '203.0.113.90', '10.1.1.5', '198.51.100.7'];
const people = ['angie@carvedrock.com', 'orders@carvedrock.com', 'nobody.here@carvedrock.com', 'x@elsewhere.example', 'y@[192.0.2.99]'];

const sends = fc
  .tuple(
    fc.constantFrom(...hosts),
    fc.subarray(people, { minLength: 1 }),
    fc.constantFrom('kinda@globomantics.com', 'deals@offers.example', ''),
  )
  .map(([host, to, from]): Timeless => ({ kind: 'send', host, from, to }));

const faults = fc
  .tuple(fc.constantFrom('directory' as const, 'queue' as const, 'next-hop' as const), fc.boolean())
  .map(([name, on]) => fault(name, on));

const original = (file: string): Files => ({ [file]: scenario()[file] ?? '' });
const limits = (limit: string): Files => changed('InboundMail.hat', /^(\$ACCEPTED\n {4})ACCEPT/m, `$1ACCEPT {\n        ${limit}\n    }`);

/** Policies under which mail is taken, put off, refused for good, refused without a word, or not listened to. */
const commits = fc
  .constantFrom<Files>(
    original('InboundMail.hat'),
    blockedBy('TCPREFUSE'),
    blockedBy('ACCEPT'),
    blockedBy('REJECT {\n        reject_banner_code = 450\n    }'),
    limits('max_rcpts_per_msg = 1'),
    limits('max_message_size = 100'),
    limits('max_msgs_per_session = 0'),
    limits('tls = "required"'),
    limits('smtp_banner_code = 421'),
    { 'InboundMail.hat': '$NO\n    TCPREFUSE\nALL\n    $NO\n' },
    original('InboundMail.rat'),
    { 'InboundMail.rat': 'ALL REJECT\n' },
    original('appliance.yaml'),
    changed('appliance.yaml', /port: 25/g, 'port: 2525'),
  )
  .map(commit);

const worlds = fc
  .constantFrom<Files>(original('directory.ldif'), { 'directory.ldif': '' })
  .map((files): Timeless => ({ kind: 'world', files }));

/** Somebody who talks to the appliance meanwhile, well or badly, and may stay until it hangs up. */
const typed = fc.constantFrom<Timeless>(
  { kind: 'connect', connection: 'a', from: UNKNOWN, to: '192.0.2.25', port: 25 },
  { kind: 'octets', connection: 'a', octets: 'HELO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<angie@carvedrock.com>\r\n' },
  { kind: 'octets', connection: 'a', octets: 'XYZZY\r\n' },
  { kind: 'octets', connection: 'a', octets: 'QUIT\r\n' },
  { kind: 'hangup', connection: 'a' },
);

const acts = fc.oneof(
  { weight: 6, arbitrary: sends },
  { weight: 3, arbitrary: faults },
  { weight: 4, arbitrary: commits },
  { weight: 1, arbitrary: worlds },
  { weight: 3, arbitrary: typed },
  { weight: 4, arbitrary: fc.constant<Timeless>({ kind: 'time' }) },
);

const waits = fc.oneof(fc.integer({ min: 0, max: HOUR }), fc.constantFrom(0, 30 * MINUTE, 2 * HOUR, DAY, 2 * DAY));

/** A week or more of acts, each so long after the one before; every message has a letter that names it. */
const weeks: fc.Arbitrary<readonly Input[]> = fc.array(fc.tuple(waits, acts), { minLength: 5, maxLength: 25 }).map((week) => {
  let at = start(scenario()).clock;
  const last: Input = { kind: 'time', at: 0 };
  return [...week.map(([wait, act]) => [wait, act] as const), [DAY, last] as const].map(([wait, act], index): Input => {
    at += wait;
    return act.kind === 'send' ? { ...act, at, letter: `Subject: letter ${index}.\n\nHello.\n` } : { ...act, at };
  });
});

/** What is known of one recipient of one message, from three sides that know nothing of each other. */
interface Ends {
  readonly name: string;
  readonly accepted: number;
  readonly returned: number;
  readonly waiting: number;
}

function endsOf(steps: readonly Step[], after: Snapshot): readonly Ends[] {
  const taken = steps.flatMap(({ decisions }) => decisions.flatMap(({ facts }) => (facts.kind === 'message' ? [facts.message] : [])));
  const home = Object.values(after.mailboxes).flat();
  const queued = Object.values(after.queues).flatMap(({ messages }) => messages);
  return steps.flatMap(({ input }) => {
    if (input.kind !== 'send') return [];
    const subject = (input.letter ?? '').split('\n')[0] ?? '';
    return input.to.map((to) => ({
      name: `${subject} to ${to}`,
      accepted: taken.filter(({ text, recipients }) => text.startsWith(subject) && recipients.includes(to)).length,
      returned: home.filter(({ text }) => text.includes(`${subject}\r\n`) && text.includes(`rfc822; ${to}\r\n`)).length,
      waiting: queued.filter(
        (message) => message.letter.startsWith(subject) && message.queuedAt + GIVE_UP_AFTER > after.clock && waitsFor(message, to),
      ).length,
    }));
  });
}

const waitsFor = ({ recipients }: Snapshot['queues'][string]['messages'][number], to: string): boolean =>
  recipients.some(({ address, standing }) => address === to && standing.kind === 'waits');

describe('the mail of a lab week', () => {
  const met = { accepted: 0, returned: 0, waiting: 0, gaveUp: 0, calls: 0 };

  it('is neither lost nor delivered twice, whatever breaks and whoever changes the policy', () => {
    fc.assert(
      fc.property(weeks, (week) => {
        const history = replay(start(scenario()), week);
        const [steps, after] = [currentSteps(history), currentSnapshot(history)];
        for (const { name, accepted, returned, waiting } of endsOf(steps, after)) {
          expect(accepted + returned + waiting, name).toBe(1);
          met.accepted += accepted;
          met.returned += returned;
          met.waiting += waiting;
        }
        met.gaveUp += steps
          .flatMap(({ mail = [] }) => mail)
          .filter(({ standing }) => standing.kind === 'returned' && standing.gaveUp).length;
        met.calls += steps.filter(({ input, derived }) => derived === true && input.kind === 'connect').length;
        expect(Object.keys(after.connections).filter((id) => id !== 'a')).toEqual([]);
      }),
      WEEKS,
    );
  });

  afterAll(() => {
    for (const [what, count] of Object.entries(met)) if (count < 20) throw new Error(`too little of ${what} in these weeks: ${count}`);
  });

  it('goes on from a snapshot’s clone as from the snapshot, and replays byte for byte from what people did', () => {
    fc.assert(
      fc.property(weeks, fc.nat(25), (week, cut) => {
        const history = replay(start(scenario()), week);
        const steps = JSON.stringify(currentSteps(history));
        expect(JSON.stringify(currentSteps(replay(start(scenario()), inputsOf(history))))).toBe(steps);
        const now = currentSnapshot(replay(start(scenario()), week.slice(0, cut)));
        const clone = structuredClone(now);
        expect(clone).toEqual(now);
        expect(JSON.parse(JSON.stringify(now))).toEqual(now);
        const next = week[cut] ?? { kind: 'time', at: now.clock + DAY };
        expect(JSON.stringify(stepsOf(clone, next))).toBe(JSON.stringify(stepsOf(now, next)));
      }),
      { ...WEEKS, numRuns: 25 },
    );
  });

  it('is tried at its times and never before: no message is called for twice within half an hour', () => {
    fc.assert(
      fc.property(weeks, (week) => {
        const calls = new Map<string, number>();
        for (const { input, derived } of currentSteps(replay(start(scenario()), week))) {
          if (input.kind !== 'connect' || derived !== true) continue;
          const [, message = '', , server = ''] = /^sent-(.+?-\d+)-(\d+)-(.+)$/.exec(input.connection) ?? [];
          const before = calls.get(`${message} ${server}`);
          if (before !== undefined) expect(input.at - before).toBeGreaterThanOrEqual(30 * MINUTE);
          calls.set(`${message} ${server}`, input.at);
        }
        expect(calls.size).toBeLessThan(200);
      }),
      { ...WEEKS, numRuns: 25 },
    );
  });
});
