import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes, replies } from '#esa';
import { start, step, stepsOf, type Input, type Snapshot, type Step } from '#lab';
import { anyActs, clientActs, SEED, timed, typed } from '../tools/inputs.ts';
import { scenario } from '../tools/scenario.ts';

const files = scenario();

function play(inputs: readonly Input[], from: Snapshot = start(files)): readonly Step[] {
  const steps: Step[] = [];
  let now = from;
  for (const input of inputs) {
    const made = step(now, input);
    steps.push(made);
    now = made.after;
  }
  return steps;
}

const begun = start(files).clock;
const CODES = new Set(Object.values(replies).map(({ code }) => code));

describe('step', () => {
  it('gives the same steps, byte for byte, when the same inputs are played again', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const inputs = timed(acts, begun);
        expect(JSON.stringify(play(inputs))).toBe(JSON.stringify(play(inputs, structuredClone(start(files)))));
      }),
      SEED,
    );
  });

  it('keeps the lab in a snapshot that equals its structured clone and goes on from it alike', () => {
    fc.assert(
      fc.property(anyActs, anyActs, (before, after) => {
        const now = play(timed(before, begun)).at(-1)?.after ?? start(files);
        const clone = structuredClone(now);
        expect(clone).toEqual(now);
        expect(JSON.parse(JSON.stringify(now))).toEqual(now);
        expect(JSON.stringify(play(timed(after, now.clock), clone))).toBe(JSON.stringify(play(timed(after, now.clock), now)));
      }),
      SEED,
    );
  });

  it('gives each of two connections its own answers, however their inputs are interleaved', () => {
    fc.assert(
      fc.property(clientActs('a'), clientActs('b'), fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (a, b, turns) => {
        const apart = [...answersTo('a', play(timed(a, begun))), ...answersTo('b', play(timed(b, begun)))];
        const together = play(timed(interleave(a, b, turns), begun));
        expect([...answersTo('a', together), ...answersTo('b', together)]).toEqual(apart);
      }),
      SEED,
    );
  });

  it('answers any chunking of the same octets alike', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 20 }), fc.array(fc.nat(400), { maxLength: 8 }), (lines, cuts) => {
        const octets = lines.join('');
        const at = [0, ...cuts.filter((cut) => cut < octets.length), octets.length].sort((x, y) => x - y);
        const chunks = at.slice(1).map((end, index) => octets.slice(at[index], end));
        expect(answersTo('a', play(sending(chunks)))).toEqual(answersTo('a', play(sending([octets]))));
      }),
      SEED,
    );
  });

  it('says nothing but catalogue replies, and refuses nothing without a rule', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const steps = play(timed(acts, begun));
        for (const output of steps.flatMap(({ outputs }) => outputs))
          if (output.kind === 'reply') expect(CODES).toContain(output.reply.code);
        for (const decision of steps.flatMap(({ decisions }) => decisions)) {
          expect(decision.because.length).toBeGreaterThan(0);
          expect(outcomes[decision.fate].verdict).toBe(decision.verdict);
        }
      }),
      SEED,
    );
  });

  it('accepts no message without MAIL, RCPT and DATA before it', () => {
    const begin = fc.subarray(['HELO x\r\n', 'MAIL FROM:<a@b.example>\r\n', 'RCPT TO:<angie@carvedrock.com>\r\n', 'DATA\r\n', '.\r\n']);
    let accepted = 0;
    fc.assert(
      fc.property(begin, fc.array(typed, { maxLength: 30 }), (first, rest) => {
        const fates = play(sending([...first, ...rest])).flatMap(({ decisions }) => decisions.map(({ fate }) => fate));
        for (const [index, fate] of fates.entries()) {
          if (fate !== 'message.accepted') continue;
          accepted += 1;
          const before = fates.slice(0, index);
          expect(before.at(-1)).toBe('data.begun');
          expect(before.lastIndexOf('recipient.accepted')).toBeGreaterThan(before.lastIndexOf('sender.accepted'));
        }
      }),
      { ...SEED, numRuns: 200 },
    );
    expect(accepted).toBeGreaterThan(0);
  });

  it('never lets an input turn the clock back', () => {
    const [late, early] = play([
      { kind: 'time', at: begun + 5000 },
      { kind: 'time', at: begun },
    ]);
    expect(late?.after.clock).toBe(begun + 5000);
    expect(early?.input.at).toBe(begun + 5000);
  });

  it('drops octets that come after the appliance has hung up', () => {
    const [, sent] = play(sending(['QUIT\r\nNOOP\r\n']));
    expect(sent?.outputs.map(({ kind }) => kind)).toEqual(['reply', 'closed']);
    expect(stepsOf(sent?.after ?? start(files), { kind: 'octets', at: begun, connection: 'a', octets: 'NOOP\r\n' })).toEqual([]);
  });

  it('keeps an open connection under the tables it was opened with, and lets a changed world act at once', () => {
    const [first, ...rest] = sending(['HELO x\r\n', 'MAIL FROM:<a@b.example>\r\n', 'RCPT TO:<angie@carvedrock.com>\r\n']);
    const changed: Input = { kind: 'commit', at: begun, files: { 'InboundMail.rat': 'ALL REJECT\n' } };
    const emptied: Input = { kind: 'world', at: begun, files: { 'directory.ldif': '' } };
    const last = (inputs: readonly Input[]) => play(inputs).at(-1)?.decisions[0]?.fate;
    if (first === undefined) expect.fail('no first input');
    expect(last([first, changed, ...rest])).toBe('recipient.accepted');
    expect(last([changed, first, ...rest])).toBe('recipient.rejected');
    expect(last([first, emptied, ...rest])).toBe('recipient.unknown');
  });

  it('takes a small step for each line of a long letter: the state does not grow with the number of steps', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `line ${index}\r\n`);
    const after = play(
      sending(['HELO x\r\n', 'MAIL FROM:<a@b.example>\r\n', 'RCPT TO:<angie@carvedrock.com>\r\n', 'DATA\r\n', ...lines]),
    ).at(-1)?.after;
    const pieces = after?.connections['a']?.transaction?.pieces ?? [];
    expect(pieces.join('')).toBe(lines.join(''));
    expect(pieces.length).toBeLessThan(32);
  });
});

function sending(chunks: readonly string[]): readonly Input[] {
  const opening: Input = { kind: 'connect', at: begun, connection: 'a', from: '198.51.100.25', to: '192.0.2.25', port: 25 };
  return [opening, ...chunks.map((octets): Input => ({ kind: 'octets', at: begun, connection: 'a', octets }))];
}

/** What a client hears, apart from the message ids that all connections share. */
function answersTo(connection: string, steps: readonly Step[]): readonly string[] {
  const heard = steps.flatMap(({ outputs }) => outputs).filter((output) => output.connection === connection);
  return heard.map((output) => JSON.stringify(output).replace(/Message \d+ accepted/, 'Message N accepted'));
}

function interleave<T>(a: readonly T[], b: readonly T[], turns: readonly boolean[]): readonly T[] {
  const [left, right] = [[...a], [...b]];
  const merged = turns.flatMap((first) => (first ? left : right).splice(0, 1));
  return [...merged, ...left, ...right];
}
