import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, noCounters, sayTrace, type Connection, type Decision } from '#esa';
import { connectInput, lineInput, start, step, stepsOf, type Files, type Snapshot } from '#lab';
import { countOf } from '../../../src/esa/counters.ts';
import { readConfiguration } from '../../../src/esa/configuration.ts';
import { isExcepted, limitRules, recipientOf, tallyOf, type CountedHost } from '../../../src/esa/judge/receiving-control.ts';
import { countInvalid } from '../../../src/esa/judge/recipient-windows.ts';
import { scenario } from '../../tools/scenario.ts';
import { clientActs, SEED, timed } from '../../tools/inputs.ts';

const HAT = (...parameters: readonly string[]): string => `ALL\n    ACCEPT {\n${parameters.join('\n')}\n    }\n`;

/** Two public listeners on one interface, the second with a table of its own on port 2525. */
const LISTENER = (name: string, port: number): string =>
  `  - { name: ${name}, type: public, interface: Data 2, port: ${port}, hat: ${name}.hat, rat: InboundMail.rat, default_policy_parameters: { dhap_limit: 3 } }\n`;
const TWO = `interfaces:\n  - { name: Data 2, address: 192.0.2.25, hostname: email.carvedrock.com }\nlisteners:\n${LISTENER('InboundMail', 25)}${LISTENER('Second', 2525)}`;

function lab(files: Files): Snapshot {
  return start({ ...scenario(), ...files });
}

function connect(
  now: Snapshot,
  from: string,
  port = 25,
): { readonly now: Snapshot; readonly decision: Decision; readonly connection: Connection | undefined } {
  const { after, decisions } = step(now, connectInput(now, 'c', from, '192.0.2.25', port));
  const [decision] = decisions;
  if (decision === undefined) throw new Error('nothing was decided');
  return { now: after, decision, connection: after.connections['c'] };
}

function say(now: Snapshot, ...lines: readonly string[]): { readonly now: Snapshot; readonly decisions: readonly Decision[] } {
  return lines.reduce(
    (so, line) => {
      const { after, decisions } = step(so.now, lineInput(so.now, 'c', line));
      return { now: after, decisions: [...so.decisions, ...decisions] };
    },
    { now, decisions: [] as readonly Decision[] },
  );
}

const ENVELOPE = ['HELO x.example', 'MAIL FROM:<kinda@globomantics.com>', 'RCPT TO:<angie@carvedrock.com>'] as const;
const fates = ({ decisions }: { readonly decisions: readonly Decision[] }): readonly string[] => decisions.map(({ fate }) => fate);

/** Who is counted on a fresh connection from an address. */
function hostAt(hat: string, peer: string): CountedHost {
  const { connection } = connect(lab({ 'InboundMail.hat': hat }), '198.51.100.25');
  if (connection === undefined) throw new Error('nothing was opened');
  const { policy, opened, listener } = connection;
  return { configuration: readConfiguration(connection.configuration), listener, peer, policy, opened };
}

describe('a host', () => {
  it.each([
    ['', '203.0.113.77', '203.0.113.77'],
    ['significant_bits = 24', '203.0.113.77', '203.0.113.0/24'],
    ['use_significant_bits = "on"', '203.0.113.77', '203.0.113.0/24'],
    ['use_significant_bits = "on"\nsignificant_bits = 30', '203.0.113.77', '203.0.113.76/30'],
    ['use_significant_bits = "off"\nsignificant_bits = 24', '203.0.113.77', '203.0.113.77'],
    ['significant_bits = 0', '203.0.113.77', '0.0.0.0/0'],
    ['significant_bits = 33', '203.0.113.77', '203.0.113.77'],
    ['significant_bits = 24', '2001:db8:0:0::1', '2001:db8::1'],
  ])('under {%s} is counted at %s as %s', (parameters, peer, key) => {
    expect(recipientOf(hostAt(HAT(parameters), peer)).key).toBe(`recipients ${key}`);
  });
  it('is counted with its neighbours where bits are cut off', () => {
    const begun = lab({ 'InboundMail.hat': HAT('max_rcpts_per_hour = 1', 'significant_bits = 24') });
    const first = say(say(connect(begun, '203.0.113.77').now, ...ENVELOPE).now, 'QUIT').now;
    expect(fates(say(connect(first, '203.0.113.90').now, ...ENVELOPE)).at(-1)).toBe('recipient.too-many-this-hour');
    expect(fates(say(connect(first, '198.51.100.25').now, ...ENVELOPE)).at(-1)).toBe('recipient.accepted');
  });
});

describe('counters', () => {
  it('are shared by listeners, and each compares with its own threshold', () => {
    const begun = lab({ 'appliance.yaml': TWO, 'InboundMail.hat': HAT(''), 'Second.hat': HAT('max_rcpts_per_hour = 1') });
    const first = say(say(connect(begun, '203.0.113.77').now, ...ENVELOPE).now, 'QUIT').now;
    const second = say(connect(first, '203.0.113.77', 2525).now, ...ENVELOPE);
    expect(fates(second).at(-1)).toBe('recipient.too-many-this-hour');
    expect(fates(say(connect(first, '203.0.113.77', 25).now, ...ENVELOPE)).at(-1)).toBe('recipient.accepted');
  });
  it('shut a guesser out of every listener', () => {
    const begun = lab({ 'appliance.yaml': TWO, 'InboundMail.hat': HAT(''), 'Second.hat': HAT('') });
    const guesses = ['a', 'b', 'c', 'd'].map((name) => `RCPT TO:<${name}@elsewhere.example>`);
    const first = say(connect(begun, '203.0.113.77').now, ENVELOPE[0], ENVELOPE[1], ...guesses);
    expect(fates(first).at(-1)).toBe('recipient.harvest-dropped');
    expect(connect(first.now, '203.0.113.77', 2525).decision).toMatchObject({
      fate: 'connection.harvest',
      reply: { code: 550, lines: ['Too many invalid recipients'] },
    });
    expect(connect(first.now, '203.0.113.90', 2525).decision.fate).toBe('connection.accepted');
  });
  it('hold of each host what was taken and refused on its own connections, whatever clients do', () => {
    const anyTalk = fc
      .tuple(clientActs('a'), clientActs('b'))
      .map(([a, b]) => a.flatMap((act, index) => [act, ...b.slice(index, index + 1)]));
    fc.assert(
      fc.property(anyTalk, (acts) => {
        const begun = lab({ 'InboundMail.hat': HAT('max_rcpts_per_hour = -1', 'dhap_limit = -1') });
        const expected = new Map<string, number>();
        let now = begun;
        for (const input of timed(acts, begun.clock)) {
          for (const made of stepsOf(now, input)) {
            const peer = 'connection' in input ? now.connections[input.connection]?.peer : undefined;
            for (const { fate } of made.decisions) {
              const what = fate === 'recipient.accepted' ? 'recipients' : /^recipient\.(?:rejected|unknown)$/.test(fate) ? 'invalid' : null;
              if (what !== null) expected.set(`${what} ${peer}`, (expected.get(`${what} ${peer}`) ?? 0) + 1);
            }
            now = made.after;
          }
        }
        for (const what of ['recipients', 'invalid']) {
          for (const peer of ['198.51.100.25', '203.0.113.77', '203.0.113.130', '203.0.113.90', '10.1.1.5']) {
            const key = `${what} ${peer}`;
            expect([key, countOf(now.counters, key, now.clock)?.count ?? 0]).toEqual([key, expected.get(key) ?? 0]);
          }
        }
      }),
      SEED,
    );
  });
});

describe('limitRules', () => {
  const tally = { limit: 'recipients-per-hour', count: 1, most: 1, ends: 0, clock: '00:00' } as const;
  it.each([
    ['the block of the policy', '$P\n    ACCEPT { max_rcpts_per_hour = 1 }\nALL\n    $P\n', 'InboundMail.hat', '$P'],
    ['the block of a group that names a behaviour', HAT('max_rcpts_per_hour = 1'), 'InboundMail.hat', 'ALL'],
    ['the listener’s defaults', 'ALL\n    ACCEPT\n', 'appliance.yaml', 'InboundMail'],
  ])('cite %s', (_, hat, file, label) => {
    const host = hostAt(hat, '198.51.100.25');
    const [, source] = limitRules(host, tally);
    expect(source).toMatchObject({ kind: 'line', file, label });
    const { files } = host.configuration.texts;
    if (source.kind === 'line') expect(files[file]?.slice(source.span.start, source.span.end)).toMatch(/^max_rcpts_per_hour/);
  });
  it('cite the default where nothing sets the limit', () => {
    const [, source] = limitRules(hostAt('ALL\n    ACCEPT\n', '198.51.100.25'), { ...tally, limit: 'recipients-per-sender' });
    expect(source).toEqual({ kind: 'default', setting: 'env_sender_rate_limit' });
  });
});

describe('isExcepted', () => {
  const yaml = `${TWO}address_lists:\n  ours: [kinda@globomantics.com, list@, "@partner.example", "@.branch.example"]\n`;
  const host = (name: string): CountedHost => {
    const { connection } = connect(
      lab({ 'appliance.yaml': yaml, 'InboundMail.hat': HAT(`env_sender_rate_limit_exceptions = "${name}"`) }),
      '198.51.100.25',
    );
    if (connection === undefined) throw new Error('nothing was opened');
    const { policy, opened, listener, peer } = connection;
    return { configuration: readConfiguration(connection.configuration), listener, peer, policy, opened };
  };
  it.each([
    ['Kinda@globomantics.com', true],
    ['amy@globomantics.com', false],
    ['list@anywhere.example', true],
    ['x@partner.example', true],
    ['x@a.partner.example', false],
    ['x@a.branch.example', true],
    ['x@branch.example', false],
  ])('says of %s: %s', (sender, excepted) => {
    expect(isExcepted(host('ours'), sender)).toBe(excepted);
    expect(isExcepted(host('theirs'), sender)).toBe(false);
  });
});

describe('countInvalid', () => {
  it('tells the work queue which recipient is one too many', () => {
    const host = hostAt(HAT('dhap_limit = 1'), '198.51.100.25');
    const counting = { at: 0, offset: 0, counters: noCounters };
    expect(countInvalid(counting, host)).toMatchObject({ over: false, tally: { count: 1, most: 1 } });
    expect(tallyOf(counting, 'invalid-per-hour', null, recipientOf(host))).toBeNull();
  });
});

describe('the explanation of a window', () => {
  const trace = (hat: string, ...lines: readonly string[]): readonly string[] => {
    const begun = lab({ 'InboundMail.hat': hat });
    const decision = say(connect(begun, '198.51.100.25').now, ...lines).decisions.at(-1);
    if (decision === undefined) throw new Error('nothing was decided');
    return explain(decision, begun.configuration, 'InboundMail').map((row) => `${row.mark} ${row.name}: ${sayTrace(row)}`);
  };
  it('names the limit, the count, the end of the hour and the line that sets it', () => {
    expect(trace(HAT('max_rcpts_per_hour = 1'), ...ENVELOPE, 'RCPT TO:<boris@carvedrock.com>').slice(0, 2)).toEqual([
      'decides recipients-per-hour: 1 of 1 recipients this hour; the hour ends at 22:28',
      'asked ALL: sets this limit: 1',
    ]);
  });
  it('tells how full the hour is where there is room', () => {
    expect(trace(HAT('max_rcpts_per_hour = 20'), ...ENVELOPE)).toContain(
      'asked recipients-per-hour: recipient 1 of 20 this hour; the hour ends at 22:28',
    );
  });
  it('tells of a guess too many why it was one, and counts it', () => {
    const guess = 'RCPT TO:<a@elsewhere.example>';
    const rows = trace(HAT('dhap_limit = 1', 'dhap_action = "code"'), ENVELOPE[0], ENVELOPE[1], guess, guess);
    expect(rows).toEqual([
      'passed carvedrock.com: another recipient',
      'asked ALL: REJECT: everyone who came this far',
      'decides invalid-per-hour: 2 wrong recipients, and 1 are allowed an hour; the hour ends at 22:28',
      'asked ALL: sets this limit: 1',
      'reply 550: Too many guesses. Right addresses are still taken here.',
      'then sender: A sending server gives up at once and returns the mail to its author.',
    ]);
  });
  it('ends the trace of a greeting with the limit that shut the door', () => {
    const begun = lab({ 'InboundMail.hat': HAT('dhap_limit = 1') });
    const guess = 'RCPT TO:<a@elsewhere.example>';
    const shut = say(connect(begun, '198.51.100.25').now, ENVELOPE[0], ENVELOPE[1], guess, guess).now;
    const { decision } = connect(shut, '198.51.100.25');
    const rows = explain(decision, begun.configuration).map(({ mark, name }) => `${mark} ${name}`);
    expect(rows).toEqual([
      'asked InboundMail',
      'asked ALL',
      'asked ACCEPT',
      'decides invalid-per-hour',
      'asked ALL',
      'reply 550',
      'then sender',
    ]);
  });
});
