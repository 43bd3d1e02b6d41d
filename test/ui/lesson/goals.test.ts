import { describe, expect, it } from 'vitest';
import type { Check, CheckResult } from '#lab';
import { goalsOf, judgeGoals, newlyMet } from '../../../src/ui/lesson/goals.ts';
import { progressOf, type StepProgress } from '../../../src/ui/lesson/lesson-machine.ts';

const untouched = progressOf({ steps: {} }, 'x');
const progress = (more: Partial<StepProgress>): StepProgress => ({ ...untouched, ...more });
const check = (id: string): Check => ({
  id,
  goal: id,
  guard: false,
  say: '',
  objective: 'o',
  rule: { kind: 'session', session: [], ordered: true },
});
const result = (id: string, met: boolean): CheckResult => ({ id, met, detail: met ? '' : 'seen' });

describe('goalsOf', () => {
  it('opens the first goal that fails, met ones and later ones not', () => {
    const goals = goalsOf([check('a'), check('b'), check('c')], progress({ met: ['a'] }), []);
    expect(goals.map(({ state, first }) => [state, first])).toEqual([
      ['met', false],
      ['open', true],
      ['open', false],
    ]);
  });

  it('tells a goal that held once from one that never did', () => {
    expect(goalsOf([check('a')], progress({ lost: ['a'] }), [result('a', false)])[0]).toMatchObject({ state: 'lost', detail: 'seen' });
  });

  it('marks what a solution met as shown, and only that', () => {
    const goals = goalsOf([check('a'), check('b')], progress({ met: ['a', 'b'], shown: ['b'] }), []);
    expect(goals.map(({ state }) => state)).toEqual(['met', 'shown']);
  });

  it('takes nothing back once the step is solved', () => {
    expect(goalsOf([check('a')], progress({ solved: true }), [result('a', false)])[0]?.state).toBe('met');
  });
});

describe('judgeGoals', () => {
  it('counts as lost what was met before, and finds it again', () => {
    const lost = judgeGoals(progress({ met: ['a', 'b'] }), [result('a', true), result('b', false)]);
    expect(lost).toEqual({ met: ['a'], lost: ['b'] });
    expect(judgeGoals(progress(lost), [result('a', true), result('b', true)])).toEqual({ met: ['a', 'b'], lost: [] });
  });

  it('names as newly met what was not met before', () => {
    expect(newlyMet(progress({ met: ['a'] }), ['a', 'b'])).toEqual(['b']);
  });
});
