import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../../src/lab/quiz/answer.ts';
import { choice, predict, short } from './questions.ts';

describe('judging a choice', () => {
  const question = choice({ several: false });

  it('takes the right option and gives every option its sentence', () => {
    const judged = judgeAnswer(question, { kind: 'choice', chosen: [1] });
    expect(judged).toMatchObject({ right: true, score: 1, beliefs: [] });
    expect(judged.marks.map(({ say }) => say)).toEqual(['A four asks for that.', 'A five ends it.', 'Nobody is told.']);
  });

  it('names the belief behind a wrong option, and scores nothing for it', () => {
    expect(judgeAnswer(question, { kind: 'choice', chosen: [0] })).toMatchObject({ right: false, score: 0, beliefs: ['five-means-retry'] });
  });

  it('takes an answer of another kind as none', () => {
    expect(judgeAnswer(question, { kind: 'short', text: 'Returns it' })).toMatchObject({ right: false, score: 0, beliefs: [] });
  });
});

describe('judging a choice of several', () => {
  const question = choice({ several: true });

  it('takes exactly the right ones', () => {
    expect(judgeAnswer(question, { kind: 'choice', chosen: [2, 1] })).toMatchObject({ right: true, score: 1 });
  });

  it('scores the share of options that are right where one is missing', () => {
    expect(judgeAnswer(question, { kind: 'choice', chosen: [1] })).toMatchObject({ right: false, score: 2 / 3, beliefs: [] });
  });
});

describe('judging a short answer', () => {
  it.each(['MAIL FROM', 'mail from:', '  Mail   From ', '<MAIL FROM>', 'mailfrom.'])('takes %s', (text) => {
    expect(judgeAnswer(short, { kind: 'short', text }).right).toBe(true);
  });

  it.each(['', 'RCPT TO', 'MAIL'])('does not take "%s"', (text) => {
    expect(judgeAnswer(short, { kind: 'short', text })).toMatchObject({ right: false, score: 0 });
  });
});

describe('judging a prediction', () => {
  it('is right when every part is', () => {
    expect(judgeAnswer(predict, { kind: 'predict', said: { verdict: 'reject', decidedBy: 'BLOCKED_LIST' } })).toMatchObject({
      right: true,
      score: 1,
    });
  });

  it('scores each part, so that a verdict alone is half', () => {
    const judged = judgeAnswer(predict, { kind: 'predict', said: { verdict: 'reject', decidedBy: 'ALL' } });
    expect(judged).toMatchObject({ right: false, score: 0.5 });
    expect(judged.marks.map(({ part, chosen, expected, right }) => [part, chosen, expected, right])).toEqual([
      ['verdict', 'reject', 'reject', true],
      ['decidedBy', 'ALL', 'BLOCKED_LIST', false],
    ]);
  });
});
