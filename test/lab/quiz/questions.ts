/** One question of each kind, as compiled. */
import type { Question } from '../../../src/lab/lesson/lesson.ts';

const base = { id: 'q', hash: 'h', context: 'The explanation.', objective: 'some.thing' };

export const choice = ({ several }: { several: boolean }): Extract<Question, { kind: 'choice' }> => ({
  ...base,
  kind: 'choice',
  prompt: 'What does the sender do after a five?',
  several,
  options: [
    { text: 'Tries again', right: false, say: 'A four asks for that.', belief: 'five-means-retry' },
    { text: 'Returns it', right: true, say: 'A five ends it.', belief: null },
    { text: 'Drops it', right: several, say: 'Nobody is told.', belief: several ? null : 'silence' },
  ],
});

export const short: Question = { ...base, kind: 'short', prompt: 'Which command?', answers: ['MAIL FROM', 'MAIL FROM:'] };

export const predict: Question = {
  ...base,
  kind: 'predict',
  prompt: 'Which?',
  given: { address: '203.0.113.130', name: null, score: -8.4, rcpt: null },
  ask: ['verdict', 'decidedBy'],
  choices: { verdict: ['accept', 'reject'], decidedBy: ['BLOCKED_LIST', 'ALL'] },
  key: { verdict: 'reject', decidedBy: 'BLOCKED_LIST' },
};
