/** ` ```yaml quiz ` blocks. The key of a prediction is the engine's, never the author's. */
import type { Option, Question } from '../lesson.ts';
import { predictionOf } from '../predict.ts';
import { objectiveOf, type LessonContext } from './context.ts';
import { hashOf, shuffled } from './hash.ts';
import { readChecked } from './issues.ts';
import { errorAt, type Passage, type Place } from './place.ts';
import { quizSchema, type QuestionSource } from './schema.ts';

/** The questions of a step. */
export function compileQuiz(context: LessonContext, step: string, block: Passage): readonly Question[] {
  const { value, problems, source } = readChecked(block, quizSchema);
  context.report(...problems);
  return (value ?? []).flatMap((asked, index) => {
    const place = source.placeOf([index]);
    context.mark(`question/${step}/${asked.id}`, place);
    const question = compileQuestion(context, asked, objectiveOf(context, asked.objective, source.placeOf([index, 'objective'])), place);
    return question === null ? [] : [question];
  });
}

function compileQuestion(context: LessonContext, asked: QuestionSource, objective: string, place: Place): Question | null {
  const { id, context: explanation } = asked;
  const base = { id, hash: hashOf(asked), context: explanation, objective };
  switch (asked.type) {
    case 'choice':
      return { ...base, prompt: asked.prompt, kind: 'choice', several: Array.isArray(asked.answer), options: optionsOf(asked) };
    case 'short':
      return { ...base, prompt: asked.prompt, kind: 'short', answers: [asked.answer, ...(asked.alternatives ?? [])] };
    case 'predict':
      return compilePrediction(context, asked, base, place);
  }
}

type Asked<T extends QuestionSource['type']> = Extract<QuestionSource, { type: T }>;

/** Codes and other numbers stand in their own order, the rest in one that hangs on the question's id alone. */
function optionsOf({ id, answer, distractors, context }: Asked<'choice'>): readonly Option[] {
  const right = [answer].flat().map((text): Option => ({ text, right: true, say: context, belief: null }));
  const options = [...right, ...distractors.map(({ text, belief, say }): Option => ({ text, right: false, say, belief }))];
  const numbers = options.every(({ text }) => /^[\d.]+$/.test(text));
  return numbers ? options.toSorted((a, b) => Number(a.text) - Number(b.text)) : shuffled(options, id);
}

type Base = Omit<Extract<Question, { kind: 'predict' }>, 'kind' | 'prompt' | 'given' | 'ask' | 'choices' | 'key'>;

function compilePrediction(context: LessonContext, { given, ask, prompt }: Asked<'predict'>, base: Base, place: Place): Question | null {
  const prediction = predictionOf(context.start, { address: given.ip, ...given }, ask);
  if (typeof prediction === 'string') context.report(errorAt(place, prediction));
  if (typeof prediction === 'string') return null;
  const standard =
    given.rcpt === undefined
      ? 'This host connects. What does the table say, and which group decides?'
      : 'This host writes to this recipient. What is the answer, and what decides it?';
  return { ...base, kind: 'predict', prompt: prompt ?? standard, ask, ...prediction };
}
