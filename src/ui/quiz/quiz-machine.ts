/**
 * How a set of questions is gone through: one after the other, feedback after each, at the end another round over what was wrong. Knows
 * neither questions nor answers, only their ids; whether an attempt is right comes with the event.
 */
import { assign, setup } from 'xstate';

interface QuizContext {
  /** The questions of this round, and which of them is asked. */
  readonly round: readonly string[];
  readonly at: number;
  /** How the latest attempt at each question came out. */
  readonly results: Readonly<Record<string, Result>>;
}

interface Result {
  readonly right: boolean;
  readonly sure: boolean | null;
}

export interface QuizInput {
  readonly questions: readonly string[];
  /** Results kept from an earlier visit. */
  readonly results: Readonly<Record<string, Result>>;
}

type QuizEvent =
  | { readonly type: 'answer.judged'; readonly question: string; readonly right: boolean; readonly sure: boolean | null }
  | { readonly type: 'feedback.read' }
  | { readonly type: 'retry.asked' };

/** Wrong ones in the order of a new round: what one was sure of comes first. */
export function wrongOnes(questions: readonly string[], results: QuizContext['results']): readonly string[] {
  const wrong = questions.filter((id) => results[id]?.right === false);
  return [...wrong.filter((id) => results[id]?.sure === true), ...wrong.filter((id) => results[id]?.sure !== true)];
}

export const quizMachine = setup({
  types: { context: {} as QuizContext, events: {} as QuizEvent, input: {} as QuizInput },
  guards: {
    nothingAsked: ({ context }) => context.at >= context.round.length,
    wasLast: ({ context }) => context.at >= context.round.length - 1,
    anyWrong: ({ context }) => Object.values(context.results).some(({ right }) => !right),
  },
  actions: {
    keepResult: assign(({ context, event }) => {
      if (event.type !== 'answer.judged') return {};
      const { question, right, sure } = event;
      return { results: { ...context.results, [question]: { right, sure } } };
    }),
    goOn: assign({ at: ({ context }) => context.at + 1 }),
    askWrongOnes: assign(({ context }) => ({ round: wrongOnes(Object.keys(context.results), context.results), at: 0 })),
  },
}).createMachine({
  id: 'quiz',
  context: ({ input }) => ({
    round: input.questions.filter((id) => input.results[id] === undefined),
    at: 0,
    results: input.results,
  }),
  initial: 'asking',
  states: {
    asking: {
      always: { guard: 'nothingAsked', target: 'done' },
      on: { 'answer.judged': { actions: 'keepResult', target: 'answered' } },
    },
    answered: {
      on: {
        'feedback.read': [
          { guard: 'wasLast', target: 'done' },
          { actions: 'goOn', target: 'asking' },
        ],
      },
    },
    done: {
      on: { 'retry.asked': { guard: 'anyWrong', actions: 'askWrongOnes', target: 'asking' } },
    },
  },
});
