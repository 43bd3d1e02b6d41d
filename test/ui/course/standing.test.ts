import { describe, expect, it } from 'vitest';
import type { LessonSummary } from '../../../src/ui/course/course.ts';
import { standingOf } from '../../../src/ui/course/standing.ts';
import { ENGINE_VERSION, recordOf, type LessonRecord } from '../../../src/ui/progress/record.ts';

const summary = (id: string): LessonSummary => ({
  id,
  title: id,
  subtitle: '',
  level: 'core',
  minutes: 20,
  objectives: [`${id}.own`, 'shared'],
  steps: [
    { id: 's1', title: '', goals: ['a', 'b'], questions: [] },
    { id: 's2', title: '', goals: ['c'], questions: [] },
  ],
});
const course = ['one', 'two', 'three'].map(summary);

function record(lesson: string, stepsDone: number, saved = 0): LessonRecord {
  const step = (done: boolean) => ({ began: 0, met: done ? ['a', 'b', 'c'] : ['a'], lost: [], hints: 0, shown: [], solved: done, done });
  const steps = { s1: step(stepsDone > 0), s2: step(stepsDone > 1) };
  return recordOf({
    lesson,
    saved,
    progress: { at: stepsDone > 0 ? 's2' : 's1', steps, answers: {}, closing: false },
    objectives: stepsDone > 1 ? ['shared'] : [],
    lab: { engine: ENGINE_VERSION, lessonVersion: 1, inputs: [], draft: {}, host: null },
  });
}

const states = (records: readonly LessonRecord[]) => standingOf(course, records).lessons.map(({ state }) => state);

describe('standingOf', () => {
  it('begins with the first lesson', () => {
    expect(states([])).toEqual(['now', 'later', 'later']);
    expect(standingOf(course, [])).toMatchObject({ done: 0, minutesToGo: 60, objectives: 4 });
  });

  it('goes on with the lesson last worked on, names the next, and counts what is left', () => {
    const standing = standingOf(course, [record('one', 2), record('two', 0, 5)]);
    expect(standing.lessons.map(({ state }) => state)).toEqual(['done', 'now', 'next']);
    expect(standing.current).toMatchObject({ number: 2, step: 1, goalsOpen: 1 });
    expect([standing.done, standing.minutesToGo, [...standing.met]]).toEqual([1, 40, ['shared']]);
  });

  it('takes a step done off the minutes', () => {
    expect(standingOf(course, [record('one', 1)]).minutesToGo).toBe(50);
  });

  it('prefers the newest of several begun lessons', () => {
    expect(states([record('one', 0, 1), record('three', 0, 2)])).toEqual(['begun', 'later', 'now']);
  });

  it('has nothing to go on with when all is done', () => {
    expect(
      standingOf(
        course,
        course.map(({ id }) => record(id, 2)),
      ).current,
    ).toBeNull();
  });
});
