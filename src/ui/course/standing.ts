/** How one stands in the course, read from what is kept of its lessons. Pure. */
import { isLessonDone } from '../lesson/objectives.ts';
import { progressOf } from '../lesson/lesson-machine.ts';
import type { LessonRecord } from '../progress/record.ts';
import type { LessonSummary } from './course.ts';

export interface LessonStanding {
  readonly summary: LessonSummary;
  /** Counted from 1. */
  readonly number: number;
  readonly state: 'done' | 'now' | 'next' | 'later' | 'begun';
  /** The step one is at, counted from 1; 0 in a lesson not begun. */
  readonly step: number;
  readonly stepsDone: number;
  readonly goalsOpen: number;
  readonly objectivesMet: number;
  readonly record: LessonRecord | null;
}

export interface CourseStanding {
  readonly lessons: readonly LessonStanding[];
  /** The lesson to go on with; null when all are done. */
  readonly current: LessonStanding | null;
  readonly done: number;
  /** Objectives met in any lesson. Several lessons may work on one. */
  readonly met: ReadonlySet<string>;
  readonly objectives: number;
  readonly minutesToGo: number;
}

/** Reads the standing. The current lesson is the begun one that was last worked on, else the first that is not done. */
export function standingOf(summaries: readonly LessonSummary[], records: readonly LessonRecord[]): CourseStanding {
  const read = summaries.map((summary, index) =>
    lessonStanding(summary, index + 1, records.find(({ lesson }) => lesson === summary.id) ?? null),
  );
  const begun = read.filter(({ state }) => state === 'begun').sort((a, b) => (b.record?.saved ?? 0) - (a.record?.saved ?? 0));
  const current = begun[0] ?? read.find(({ state }) => state === 'later') ?? null;
  const next = read.find(({ state, number }) => state === 'later' && number > (current?.number ?? 0));
  const lessons = read.map((lesson): LessonStanding => {
    if (lesson === current) return { ...lesson, state: 'now' };
    return lesson === next && current?.state === 'begun' ? { ...lesson, state: 'next' } : lesson;
  });
  const all = new Set(summaries.flatMap(({ objectives }) => objectives));
  return {
    lessons,
    current: lessons.find(({ state }) => state === 'now') ?? null,
    done: lessons.filter(({ state }) => state === 'done').length,
    met: new Set(records.flatMap(({ objectives }) => objectives).filter((objective) => all.has(objective))),
    objectives: all.size,
    minutesToGo: sum(lessons.map(minutesLeft)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function lessonStanding(summary: LessonSummary, number: number, record: LessonRecord | null): LessonStanding {
  const { steps, objectives } = summary;
  if (record === null) return { summary, number, state: 'later', step: 0, stepsDone: 0, goalsOpen: 0, objectivesMet: 0, record };
  const { progress } = record;
  const at = Math.max(
    0,
    steps.findIndex(({ id }) => id === progress.at),
  );
  const here = progressOf(progress, steps[at]?.id ?? '');
  const goals = steps[at]?.goals ?? [];
  return {
    summary,
    number,
    state: isLessonDone(steps, progress) ? 'done' : 'begun',
    step: at + 1,
    stepsDone: steps.filter(({ id }) => progressOf(progress, id).done).length,
    goalsOpen: here.solved ? 0 : goals.filter((goal) => !here.met.includes(goal)).length,
    objectivesMet: objectives.filter((objective) => record.objectives.includes(objective)).length,
    record,
  };
}

function minutesLeft({ summary, state, stepsDone }: LessonStanding): number {
  if (state === 'done') return 0;
  return summary.minutes * (1 - stepsDone / Math.max(1, summary.steps.length));
}
