import { describe, expect, it } from 'vitest';
import { connectInput, lineInput, start, step, type Step } from '#lab';
import { Nudges } from '../../../src/ui/terminal/nudges.ts';
import { scenario } from '../../tools/scenario.ts';

/** The last step of a guesser who names two wrong recipients where one is borne. */
function lastGuess(recipients: readonly string[]): Step | undefined {
  const hat = 'ALL\n    ACCEPT { dhap_limit = 1 }\n';
  const begun = start({ ...scenario(), 'InboundMail.hat': hat });
  const lines = ['HELO x.example', 'MAIL FROM:<x@x.example>', ...recipients.map((name) => `RCPT TO:<${name}@elsewhere.example>`)];
  const opened = step(begun, connectInput(begun, 'c', '203.0.113.77', '192.0.2.25', 25));
  return lines.reduce((made, line) => step(made.after, lineInput(made.after, 'c', line)), opened);
}

describe('the nudge of a guesser', () => {
  it('says once that the box takes no call until the hour is over, and how to let it pass', () => {
    const nudges = new Nudges();
    expect(nudges.afterStep(lastGuess(['a', 'b']))).toEqual([
      'Too many wrong recipients: the box takes no call from this host until 22:28. Type wait 1h to move the clock.',
    ]);
    expect(nudges.afterStep(lastGuess(['a', 'b']))).toEqual([]);
  });
  it('is silent while wrong recipients are borne, and before anything happened', () => {
    expect(new Nudges().afterStep(lastGuess(['a']))).toEqual([]);
    expect(new Nudges().afterStep(undefined)).toEqual([]);
  });
});
