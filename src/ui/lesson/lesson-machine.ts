/**
 * How far one has come in a lesson: which step is open, which goals were met, hints taken, answers given. Judges nothing: whether goals are
 * met and answers right comes with the events. Its context is plain data and is kept as it is.
 */
import { assign, setup } from 'xstate';
import { keepAttempt, type Answered, type Attempt } from '../quiz/answered.ts';

/** What happened in one step of the lesson. */
export interface StepProgress {
  /** How many steps the lab had when this one was first opened; its goals look at what came after. Null: not opened yet. */
  readonly began: number | null;
  readonly met: readonly string[];
  /** Goals that were met once and are not now. */
  readonly lost: readonly string[];
  readonly hints: number;
  /** Goals that were open when a solution was shown: they are not met by oneself. Empty: none was shown. */
  readonly shown: readonly string[];
  /** All goals were met at one time; what comes later takes nothing back. */
  readonly solved: boolean;
  /** Solved, and every question answered. */
  readonly done: boolean;
}

export interface LessonProgress {
  /** The id of the open step. */
  readonly at: string;
  readonly steps: Readonly<Record<string, StepProgress>>;
  readonly answers: Readonly<Record<string, Answered>>;
  /** The closing card is open. */
  readonly closing: boolean;
}

/** The parts of a step that progress is counted in. */
export interface StepOutline {
  readonly id: string;
  readonly goals: readonly string[];
  readonly questions: readonly string[];
}

interface LessonContext extends LessonProgress {
  readonly outline: readonly StepOutline[];
}

interface LessonInput {
  readonly outline: readonly StepOutline[];
  readonly kept: LessonProgress | null;
}

type LessonEvent =
  | { readonly type: 'step.opened'; readonly step: string; readonly labSteps: number }
  | { readonly type: 'goals.judged'; readonly step: string; readonly met: readonly string[]; readonly lost: readonly string[] }
  | { readonly type: 'hint.taken' }
  | { readonly type: 'solution.shown' }
  | { readonly type: 'answer.judged'; readonly attempt: Attempt }
  | { readonly type: 'lesson.closed' };

const untouched: StepProgress = { began: null, met: [], lost: [], hints: 0, shown: [], solved: false, done: false };

/** The progress of a step; one that was never opened has none. */
export const progressOf = ({ steps }: Pick<LessonProgress, 'steps'>, id: string): StepProgress => steps[id] ?? untouched;

const outlineOf = ({ outline, at }: LessonContext): StepOutline =>
  outline.find(({ id }) => id === at) ?? { id: at, goals: [], questions: [] };

function isSolved(progress: LessonProgress, { id, goals }: StepOutline): boolean {
  const { met, solved } = progressOf(progress, id);
  return solved || goals.every((goal) => met.includes(goal));
}

const isAsked = ({ answers }: LessonProgress, { questions }: StepOutline): boolean => questions.every((id) => answers[id] !== undefined);

/** The first step after the open one that is not done, else the first of all; null when all are done. */
export function nextStepOf({ outline, at, steps }: Pick<LessonContext, 'outline' | 'at' | 'steps'>): string | null {
  const here = outline.findIndex(({ id }) => id === at);
  const open = [...outline.slice(here + 1), ...outline.slice(0, Math.max(0, here))].find(({ id }) => !progressOf({ steps }, id).done);
  return open?.id ?? null;
}

function changeStep({ steps, at }: LessonContext, change: Partial<StepProgress>, id = at): Pick<LessonContext, 'steps'> {
  return { steps: { ...steps, [id]: { ...progressOf({ steps }, id), ...change } } };
}

export const lessonMachine = setup({
  types: { context: {} as LessonContext, events: {} as LessonEvent, input: {} as LessonInput },
  guards: {
    isClosing: ({ context }) => context.closing,
    isSolved: ({ context }) => isSolved(context, outlineOf(context)),
    isComplete: ({ context }) => isSolved(context, outlineOf(context)) && isAsked(context, outlineOf(context)),
  },
  actions: {
    openStep: assign(({ context, event }) => {
      if (event.type !== 'step.opened') return {};
      const began = progressOf(context, event.step).began ?? event.labSteps;
      return { at: event.step, closing: false, ...changeStep(context, { began }, event.step) };
    }),
    keepJudgement: assign(({ context, event }) => {
      if (event.type !== 'goals.judged' || progressOf(context, event.step).solved) return {};
      return changeStep(context, { met: event.met, lost: event.lost }, event.step);
    }),
    countHint: assign(({ context }) => changeStep(context, { hints: progressOf(context, context.at).hints + 1 })),
    markShown: assign(({ context }) => {
      const { met, shown } = progressOf(context, context.at);
      return changeStep(context, { shown: outlineOf(context).goals.filter((goal) => shown.includes(goal) || !met.includes(goal)) });
    }),
    markSolved: assign(({ context }) => changeStep(context, { solved: true })),
    markDone: assign(({ context }) => changeStep(context, { solved: true, done: true })),
    keepAnswer: assign(({ context, event }) => {
      if (event.type !== 'answer.judged') return {};
      const { attempt } = event;
      return { answers: { ...context.answers, [attempt.question]: keepAttempt(context.answers[attempt.question], attempt) } };
    }),
    close: assign({ closing: true }),
  },
}).createMachine({
  id: 'lesson',
  context: ({ input: { outline, kept } }) => ({
    outline,
    at: outline.some(({ id }) => id === kept?.at) ? (kept?.at ?? '') : (outline[0]?.id ?? ''),
    steps: kept?.steps ?? {},
    answers: kept?.answers ?? {},
    closing: kept?.closing ?? false,
  }),
  initial: 'placing',
  states: {
    /** Nobody stays here: where one stands follows from what is kept. */
    placing: {
      always: [
        { guard: 'isClosing', target: 'closing' },
        { guard: 'isComplete', target: 'complete' },
        { guard: 'isSolved', target: 'asking' },
        { target: 'working' },
      ],
    },
    working: {
      on: {
        'goals.judged': { actions: 'keepJudgement', target: 'placing' },
        'hint.taken': { actions: 'countHint' },
        'solution.shown': { actions: 'markShown' },
      },
    },
    asking: {
      entry: 'markSolved',
      on: {
        'answer.judged': { actions: 'keepAnswer', target: 'placing' },
      },
    },
    complete: {
      entry: 'markDone',
      on: {
        'answer.judged': { actions: 'keepAnswer' },
        'lesson.closed': { actions: 'close', target: 'closing' },
      },
    },
    closing: {},
  },
  on: { 'step.opened': { actions: 'openStep', target: '.placing' } },
});
