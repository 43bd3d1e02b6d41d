import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { lessonMachine, nextStepOf, progressOf, type LessonProgress } from '../../../src/ui/lesson/lesson-machine.ts';

const outline = [
  { id: 'one', goals: ['a', 'b'], questions: ['q'] },
  { id: 'two', goals: [], questions: [] },
];

function begin(kept: LessonProgress | null = null) {
  const actor = createActor(lessonMachine, { input: { outline, kept } }).start();
  if (kept === null) actor.send({ type: 'step.opened', step: 'one', labSteps: 3 });
  return actor;
}

const right = { question: 'q', hash: 'h', right: true, sure: null, answer: { kind: 'short', text: '' } } as const;
const met = (...ids: string[]) => ({ type: 'goals.judged', step: 'one', met: ids, lost: [] }) as const;

describe('the lesson machine', () => {
  it('works until all goals are met, asks until all questions are answered, then lets one go on', () => {
    const actor = begin();
    const seen = [actor.getSnapshot().value];
    for (const event of [met('a'), met('a', 'b'), { type: 'answer.judged', attempt: right } as const]) {
      actor.send(event);
      seen.push(actor.getSnapshot().value);
    }
    expect(seen).toEqual(['working', 'working', 'asking', 'complete']);
    expect(progressOf(actor.getSnapshot().context, 'one')).toMatchObject({ solved: true, done: true, began: 3 });
  });

  it('takes nothing back once the goals were met', () => {
    const actor = begin();
    actor.send(met('a', 'b'));
    actor.send(met());
    expect(actor.getSnapshot().value).toBe('asking');
    expect(progressOf(actor.getSnapshot().context, 'one').met).toEqual(['a', 'b']);
  });

  it('remembers where a step began when one comes back to it', () => {
    const actor = begin();
    actor.send({ type: 'step.opened', step: 'two', labSteps: 7 });
    actor.send({ type: 'step.opened', step: 'one', labSteps: 9 });
    expect(progressOf(actor.getSnapshot().context, 'one').began).toBe(3);
    expect(progressOf(actor.getSnapshot().context, 'two').began).toBe(7);
  });

  it('needs nothing of a step without goals or questions', () => {
    const actor = begin();
    actor.send({ type: 'step.opened', step: 'two', labSteps: 7 });
    expect(actor.getSnapshot().value).toBe('complete');
  });

  it('marks as shown only what was open when the solution was shown', () => {
    const actor = begin();
    actor.send(met('a'));
    actor.send({ type: 'solution.shown' });
    expect(progressOf(actor.getSnapshot().context, 'one').shown).toEqual(['b']);
  });

  it('leads to the steps left open, and from the last to the closing card', () => {
    const actor = begin();
    actor.send({ type: 'step.opened', step: 'two', labSteps: 7 });
    expect(nextStepOf(actor.getSnapshot().context)).toBe('one');
    actor.send({ type: 'lesson.closed' });
    expect(actor.getSnapshot().value).toBe('closing');
    actor.send({ type: 'step.opened', step: 'one', labSteps: 9 });
    expect(actor.getSnapshot().value).toBe('working');
  });

  it('takes up what was kept, and begins at the first step if the kept one is gone', () => {
    const before = begin();
    before.send(met('a', 'b'));
    const { at, steps, answers, closing } = before.getSnapshot().context;
    expect(begin({ at, steps, answers, closing }).getSnapshot().value).toBe('asking');
    expect(begin({ at: 'gone', steps, answers, closing }).getSnapshot().context.at).toBe('one');
  });

  it('keeps the first attempt for what it was', () => {
    const actor = begin();
    actor.send(met('a', 'b'));
    actor.send({ type: 'answer.judged', attempt: { ...right, right: false } });
    actor.send({ type: 'answer.judged', attempt: right });
    expect(actor.getSnapshot().context.answers['q']).toMatchObject({ first: false, right: true });
  });
});
