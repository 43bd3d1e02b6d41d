import { describe, expect, it } from 'vitest';
import { connectInput, start, step } from '#lab';
import { coverageView } from '../../../src/ui/policy/coverage.ts';
import { coverageWords } from '../../../src/ui/words/coverage.ts';
import { scenario } from '../../tools/scenario.ts';

const SPAMMER = '203.0.113.130';
const HAT = 'OFFERS:\n    203.0.113.128/25, .offers.example\n    REJECT\nON:\n    192.0.2.1\n    CONTINUE\nALL\n    ACCEPT\n';

describe('coverageView', () => {
  const now = start({ ...scenario(), 'InboundMail.hat': HAT });
  const steps = [step(now, connectInput(now, 'c', SPAMMER, '192.0.2.25', 25))];

  it('counts by lines of the text, those on one line together', () => {
    expect(coverageView(steps, 'InboundMail.hat', HAT).lines).toEqual([
      { line: 2, say: 'decided 1, too late 1', hit: true },
      { line: 7, say: 'not yet', hit: false },
    ]);
    expect(coverageView([], 'InboundMail.hat', HAT).lines.map(({ say }) => say)).toEqual(['not yet', 'not yet']);
  });

  it('counts by rungs, but not those that only read on', () => {
    expect([...coverageView(steps, 'InboundMail.hat', HAT).rungs]).toEqual([
      [0, 'decided 1'],
      [HAT.indexOf('ALL'), 'not yet'],
    ]);
  });

  it('says in a sentence how many lines have decided somebody', () => {
    expect(coverageView(steps, 'InboundMail.hat', HAT).sum).toBe('1 of 3 lines has decided somebody so far.');
    expect(coverageView([], 'InboundMail.hat', '').sum).toBe('No line of this table can decide.');
  });
});

describe('the sentence on a table', () => {
  it.each([
    [0, 3, 'No line has decided anybody so far.'],
    [2, 3, '2 of 3 lines have decided somebody so far.'],
    [3, 3, 'Every line has decided somebody.'],
  ])('of %i hit of %i is plain', (hit, all, said) => {
    expect(coverageWords.sum(hit, all)).toBe(said);
  });
});
