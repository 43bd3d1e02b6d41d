import { describe, expect, it } from 'vitest';
import { dayOf, type Campaign } from '#esa';
import { connectInput, hostsOf, lineInput, runInputs, seenHere, start, stepsOf, type Input, type Snapshot, type Step } from '#lab';
import { scenario } from '../tools/scenario.ts';

const PARTNER = '198.51.100.25';
const GUESSER = '203.0.113.90';
const bought: Campaign = { volume: 3000, complaints: 3, traps: 2, lists: 0 };
const nothing = { messages: 0, refused: 0 };

class Lab {
  readonly start: Snapshot = start(scenario());
  steps: readonly Step[] = [];

  get now(): Snapshot {
    return this.steps.at(-1)?.after ?? this.start;
  }

  act(...inputs: readonly Input[]): this {
    for (const input of inputs) this.steps = [...this.steps, ...stepsOf(this.now, input)];
    return this;
  }

  talk(connection: string, from: string, ...lines: readonly string[]): this {
    this.act(connectInput(this.now, connection, from, '192.0.2.25', 25));
    for (const line of lines) this.act(lineInput(this.now, connection, line));
    return this;
  }

  score(address: string): number | null | undefined {
    return hostsOf(this.now).find((host) => host.address === address)?.score;
  }
}

const letter = ['DATA', 'Subject: x', '', 'x', '.'];

describe('runInputs', () => {
  it('is a step a day, each with the score of its evening', () => {
    const lab = new Lab();
    const inputs = runInputs(lab.now, 'email.globomantics.com', bought, 3, nothing);
    expect(inputs.map(({ kind, at }) => [kind, (at - lab.now.clock) / 86_400_000])).toEqual([
      ['world', 1],
      ['world', 2],
      ['world', 3],
    ]);
    const scores = inputs.map((input) => lab.act(input).score(PARTNER));
    expect(scores).toEqual([-9, -24, -31]);
    expect(lab.score(GUESSER)).toBe(-21);
  });

  it('is nothing for a host that is nowhere', () => {
    expect(runInputs(new Lab().now, 'nobody', bought, 3, nothing)).toEqual([]);
  });

  it('counts what the appliance saw with the first day only', () => {
    const lab = new Lab();
    lab.act(...runInputs(lab.now, 'guesser.example', { ...bought, volume: 100 }, 2, { messages: 4, refused: 29 }));
    const record = hostsOf(lab.now).find(({ address }) => address === GUESSER)?.record;
    expect(record?.days).toEqual([{ volume: 104, complaints: 0, traps: 4, lists: 0 }, dayOf({ ...bought, volume: 100 })]);
  });
});

describe('seenHere', () => {
  it('counts messages taken and recipients refused, of one host and not of another', () => {
    const lab = new Lab()
      .talk('a', PARTNER, 'HELO x', 'MAIL FROM:<kinda@globomantics.com>', 'RCPT TO:<angie@carvedrock.com>', 'RCPT TO:<x@elsewhere.example>')
      .talk(
        'b',
        GUESSER,
        'HELO x',
        'MAIL FROM:<a@guesser.example>',
        'RCPT TO:<nobody.here@carvedrock.com>',
        'RCPT TO:<none@carvedrock.com>',
      );
    for (const line of letter) lab.act(lineInput(lab.now, 'a', line));
    expect(seenHere(lab.start, lab.steps, PARTNER)).toEqual({ messages: 1, refused: 1 });
    expect(seenHere(lab.start, lab.steps, GUESSER)).toEqual({ messages: 0, refused: 2 });
    expect(seenHere(lab.start, lab.steps, '192.0.2.140')).toEqual(nothing);
  });

  it('begins anew when a day of that host is written down, and of no other', () => {
    const lab = new Lab().talk('b', GUESSER, 'HELO x', 'MAIL FROM:<a@guesser.example>', 'RCPT TO:<nobody.here@carvedrock.com>');
    lab.act(...runInputs(lab.now, 'email.globomantics.com', bought, 1, nothing));
    expect(seenHere(lab.start, lab.steps, GUESSER)).toEqual({ messages: 0, refused: 1 });
    lab.act(...runInputs(lab.now, 'guesser.example', bought, 1, nothing));
    expect(seenHere(lab.start, lab.steps, GUESSER)).toEqual(nothing);
  });
});
