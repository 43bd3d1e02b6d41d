import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { quizMachine, wrongOnes, type QuizInput } from '../../../src/ui/quiz/quiz-machine.ts';

const begin = (results: QuizInput['results'] = {}) => createActor(quizMachine, { input: { questions: ['a', 'b', 'c'], results } }).start();

const answer = (question: string, isRight: boolean, sure: boolean | null = null) =>
  ({ type: 'answer.judged', question, right: isRight, sure }) as const;

describe('the quiz machine', () => {
  it('asks one after the other with feedback between, then asks the wrong ones again, what one was sure of first', () => {
    const actor = begin();
    for (const [id, isRight, sure] of [
      ['a', false, false],
      ['b', true, null],
      ['c', false, true],
    ] as const) {
      actor.send(answer(id, isRight, sure));
      expect(actor.getSnapshot().value).toBe('answered');
      actor.send({ type: 'feedback.read' });
    }
    expect(actor.getSnapshot().value).toBe('done');
    actor.send({ type: 'retry.asked' });
    expect(actor.getSnapshot().context).toMatchObject({ round: ['c', 'a'], at: 0 });
  });

  it('asks only what was not answered on an earlier visit', () => {
    expect(begin({ a: { right: true, sure: null } }).getSnapshot().context.round).toEqual(['b', 'c']);
    const all = { a: { right: true, sure: null }, b: { right: true, sure: null }, c: { right: true, sure: null } };
    expect(begin(all).getSnapshot().value).toBe('done');
  });

  it('has nothing to ask again where all was right', () => {
    const actor = begin({ a: { right: true, sure: null }, b: { right: true, sure: null }, c: { right: true, sure: null } });
    actor.send({ type: 'retry.asked' });
    expect(actor.getSnapshot().value).toBe('done');
    expect(wrongOnes(['a'], actor.getSnapshot().context.results)).toEqual([]);
  });
});
