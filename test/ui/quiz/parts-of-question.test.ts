import { describe, expect, it } from 'vitest';
import { judgeAnswer, type Question } from '#lab';
import { optionForKey, outcomeOf, partsOf, type QuizOption } from '../../../src/ui/quiz/parts-of-question.ts';

const base = { id: 'q', hash: 'h', prompt: '', context: '', objective: '' };
const choice: Question = {
  ...base,
  kind: 'choice',
  several: false,
  options: ['x', 'y', 'z'].map((text) => ({ text, right: text === 'y', say: `${text} it is`, belief: null })),
};
const prediction: Question = {
  ...base,
  kind: 'predict',
  given: { address: '192.0.2.1', name: null, score: null, rcpt: null },
  ask: ['verdict', 'decidedBy'],
  choices: { verdict: ['accept', 'reject'], decidedBy: ['ONE', 'ALL'] },
  key: { verdict: 'reject', decidedBy: 'ALL' },
};

const chosenBy = (question: Question, key: string) => {
  const found = optionForKey(partsOf(question), key);
  return found === null ? null : `${found.part.name} ${found.option.value}`;
};

describe('keys of a question', () => {
  it.each([
    ['b', 'choice 1'],
    ['2', 'choice 1'],
    ['9', null],
    ['Enter', null],
  ])('take %s in a single list for %s', (key, chosen) => {
    expect(chosenBy(choice, key)).toBe(chosen);
  });

  it('are digits for the first list of a prediction and letters for the second', () => {
    expect([chosenBy(prediction, '2'), chosenBy(prediction, 'B'), chosenBy(prediction, '3')]).toEqual([
      'verdict reject',
      'decidedBy ALL',
      null,
    ]);
  });
});

describe('outcomeOf', () => {
  it('tells the right option, mine that is wrong, and the rest', () => {
    const [part] = partsOf(choice);
    const judged = judgeAnswer(choice, { kind: 'choice', chosen: [0] });
    const outcomes = part?.options.map((option: QuizOption, index) => outcomeOf(judged, 'choice', option, index === 0));
    expect(outcomes).toEqual(['mine', 'missed', 'plain']);
  });

  it('judges each part of a prediction by itself', () => {
    const judged = judgeAnswer(prediction, { kind: 'predict', said: { verdict: 'reject', decidedBy: 'ONE' } });
    const [verdict, decider] = partsOf(prediction);
    expect(verdict?.options.map((option) => outcomeOf(judged, 'verdict', option, option.value === 'reject'))).toEqual(['plain', 'right']);
    expect(decider?.options.map((option) => outcomeOf(judged, 'decidedBy', option, option.value === 'ONE'))).toEqual(['mine', 'missed']);
  });
});
