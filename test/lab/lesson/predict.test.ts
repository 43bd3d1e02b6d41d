import { describe, expect, it } from 'vitest';
import { start } from '../../../src/lab/snapshot.ts';
import { keyFor, predictionOf } from '../../../src/lab/lesson/predict.ts';
import { scenario } from '../../tools/scenario.ts';

const lab = start(scenario());

describe('the key of a prediction', () => {
  it.each([
    [{ address: '203.0.113.130' }, { verdict: 'reject', decidedBy: 'BLOCKED_LIST', class: '5' }],
    [
      { address: '192.0.2.140', score: -3 },
      { verdict: 'reject', decidedBy: 'BLOCKED_LIST', class: '5' },
    ],
    [
      { address: '192.0.2.140', score: 'none' as const },
      { verdict: 'accept', decidedBy: 'UNKNOWNLIST', class: '2' },
    ],
    [
      { address: '198.51.100.99', name: 'a.example', score: -1.5 },
      { verdict: 'accept', decidedBy: 'SUSPECTLIST', class: '2' },
    ],
    [
      { address: '192.0.2.140', rcpt: 'angie@carvedrock.com' },
      { verdict: 'accept', decidedBy: 'RAT: carvedrock.com', class: '2' },
    ],
    [
      { address: '192.0.2.140', rcpt: 'x@elsewhere.example' },
      { verdict: 'reject', decidedBy: 'RAT: ALL', class: '5' },
    ],
    [
      { address: '192.0.2.140', rcpt: 'nobody.here@carvedrock.com' },
      { verdict: 'reject', decidedBy: 'directory', class: '5' },
    ],
    [
      { address: '203.0.113.130', rcpt: 'angie@carvedrock.com' },
      { verdict: 'reject', decidedBy: 'HAT', class: '5' },
    ],
  ])('is what the engine does with %j', (given, key) => {
    const prediction = predictionOf(lab, given, ['verdict', 'decidedBy', 'class']);
    if (typeof prediction === 'string') throw new Error(prediction);
    expect(prediction.key).toEqual(key);
    for (const [part, word] of Object.entries(key)) expect(prediction.choices[part]).toContain(word);
  });

  it('comes out the same from the question as compiled', () => {
    const prediction = predictionOf(lab, { address: '192.0.2.140', score: -3 }, ['decidedBy']);
    if (typeof prediction === 'string') throw new Error(prediction);
    const question = {
      id: 'q',
      hash: 'h',
      prompt: 'P',
      context: 'C',
      objective: '',
      kind: 'predict' as const,
      ask: ['decidedBy' as const],
      ...prediction,
    };
    expect(keyFor(lab, question)).toEqual({ decidedBy: 'BLOCKED_LIST' });
  });

  it('tells the facts that are shown: what is given, else what the world knows', () => {
    expect(predictionOf(lab, { address: '192.0.2.140', score: -3 }, ['verdict'])).toMatchObject({
      given: { address: '192.0.2.140', name: 'mail.supplier.example', score: -3, rcpt: null },
    });
  });

  it('refuses a made-up sender for a question about a recipient', () => {
    expect(predictionOf(lab, { address: '192.0.2.140', score: -3, rcpt: 'angie@carvedrock.com' }, ['class'])).toContain(
      'leave out `name` and `score`',
    );
  });
});
