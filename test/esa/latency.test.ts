import { describe, expect, it } from 'vitest';
import { stepsOfTranscript } from '../tools/transcript.ts';
import { scenario } from '../tools/scenario.ts';

const plain = (text: string) => text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
const WORLD = ['=== world.yaml', ...plain(scenario()['world.yaml'] ?? ''), 'latency: { dns: 200ms, reputation: 1s, directory: 3s }', '==='];

/** How long each act took, in milliseconds of lab time. */
function spent(files: readonly string[], ...acts: readonly string[]): readonly number[] {
  const steps = stepsOfTranscript(`Title: x\n${['From: email.globomantics.com', ...files].join('\n')}\n\n${acts.join('\n')}\n`);
  return steps.map(({ input, after }) => after.clock - input.at);
}

const TALK = [
  'C: HELO x',
  'C: MAIL FROM:<kinda@globomantics.com>',
  'C: RCPT TO:<angie@carvedrock.com>',
  'C: RCPT TO:<x@elsewhere.example>',
];

describe('the clock of the lab', () => {
  it('stands still for look-ups where the world says nothing', () => {
    expect(spent([], ...TALK)).toEqual([0, 0, 0, 0, 0]);
  });
  it('goes on by what each answer takes: name and its addresses, score, directory; the table takes no time', () => {
    expect(spent(WORLD, ...TALK)).toEqual([1400, 0, 0, 3000, 0]);
  });
  it('does not wait for a score that is kept', () => {
    expect(spent(WORLD, 'C: QUIT', '! connect')).toEqual([1400, 0, 400]);
  });
  it('goes on by twenty seconds for each answer of a slow directory', () => {
    expect(spent([], ...TALK.slice(0, 2), '! directory slow', ...TALK.slice(2))).toEqual([0, 0, 0, 0, 20_000, 0]);
  });
  it('never goes back', () => {
    const steps = stepsOfTranscript(`Title: x\nFrom: email.globomantics.com\n\n! directory slow\n${TALK.join('\n')}\n! wait 6m\n`);
    const clocks = steps.map(({ after }) => after.clock);
    expect(clocks).toEqual(clocks.toSorted((a, b) => a - b));
  });
});
