import { describe, expect, it } from 'vitest';
import type { CompiledLesson } from '#lab';
import type { LessonProgress, StepProgress } from '../../../src/ui/lesson/lesson-machine.ts';
import { gapsOf, objectivesMet } from '../../../src/ui/lesson/objectives.ts';

const lesson = {
  summary: { objectives: ['goals', 'questions', 'whole'] },
  steps: [{ id: 'one', checks: [{ id: 'a', objective: 'goals' }], questions: [{ id: 'q', objective: 'questions' }] }],
} as unknown as CompiledLesson;

const step: StepProgress = { began: 0, met: ['a'], lost: [], hints: 0, shown: [], solved: true, done: true };
const answered = (isRight: boolean) => ({
  q: { hash: '', first: isRight, right: isRight, sure: null, answer: { kind: 'short', text: '' } as const },
});
const progress = (more: Partial<StepProgress>, isRight = true): LessonProgress => ({
  at: 'one',
  steps: { one: { ...step, ...more } },
  answers: answered(isRight),
  closing: false,
});

describe('objectivesMet', () => {
  it('counts goals met by oneself, questions answered rightly, and the whole lesson for what nothing names', () => {
    expect(objectivesMet(lesson, progress({}))).toEqual(['goals', 'questions', 'whole']);
  });

  it('leaves open what was shown or answered wrong, and says where', () => {
    expect(objectivesMet(lesson, progress({ shown: ['a'] }, false))).toEqual(['whole']);
    expect(gapsOf(lesson, progress({ shown: ['a'] }, false))).toEqual([
      { objective: 'goals', step: 'one', why: 'shown' },
      { objective: 'questions', step: 'one', why: 'question' },
    ]);
  });
});
