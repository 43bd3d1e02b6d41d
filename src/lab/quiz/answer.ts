/** Judging an answer to a question of a quiz: right or wrong, with a sentence for everything that was chosen or left out. */
import { unreachable } from '#smtp';
import type { Option, Question } from '../lesson/lesson.ts';

/** What a learner answers: the indices of options, a text, or one word for every part that was asked. */
export type Answer =
  | { readonly kind: 'choice'; readonly chosen: readonly number[] }
  | { readonly kind: 'short'; readonly text: string }
  | { readonly kind: 'predict'; readonly said: Readonly<Record<string, string>> };

/** How one option or one asked part came out. `chosen` is what the learner said, `expected` what is right. */
export interface Mark {
  readonly part: string;
  readonly chosen: string;
  readonly expected: string;
  readonly right: boolean;
  readonly say: string;
}

/** `score` is between 0 and 1: the share of parts that are right. `beliefs` are the wrong ideas the answer gives away. */
export interface Judgement {
  readonly right: boolean;
  readonly score: number;
  readonly marks: readonly Mark[];
  readonly beliefs: readonly string[];
  readonly context: string;
}

/** Judges an answer. One of another kind than the question counts as no answer. */
export function judgeAnswer(question: Question, answer: Answer): Judgement {
  switch (question.kind) {
    case 'choice':
      return judgeChoice(question, answer.kind === 'choice' ? answer.chosen : []);
    case 'short':
      return judgeShort(question, answer.kind === 'short' ? answer.text : '');
    case 'predict':
      return judgePrediction(question, answer.kind === 'predict' ? answer.said : {});
    default:
      return unreachable(question);
  }
}

type Kind<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** Right when exactly the right options are chosen. Every option is marked, so that a review can show them all. */
function judgeChoice({ options, several, context }: Kind<'choice'>, chosen: readonly number[]): Judgement {
  const marks = options.map((option, index) => markOption(option, chosen.includes(index)));
  const wrong = options.filter((option, index) => chosen.includes(index) && !option.right);
  const beliefs = wrong.flatMap(({ belief }) => (belief === null ? [] : [belief]));
  const judged = judgement(
    marks,
    beliefs,
    context,
    marks.every(({ right }) => right),
  );
  return several ? judged : { ...judged, score: judged.right ? 1 : 0 };
}

function markOption({ text, right, say }: Option, chosen: boolean): Mark {
  return { part: text, chosen: chosen ? 'chosen' : '', expected: right ? 'chosen' : '', right: chosen === right, say };
}

/** Case and blanks do not count, nor do the angle brackets and the final stop that some people add. */
function judgeShort({ answers, context }: Kind<'short'>, text: string): Judgement {
  const right = answers.some((answer) => bare(answer) === bare(text));
  const mark: Mark = { part: 'answer', chosen: text.trim(), expected: answers[0] ?? '', right, say: context };
  return judgement([mark], [], context, right);
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^<(.*)>$/, '$1')
    .replace(/\.$/, '');

/** Scored on every part asked: the verdict alone is a coin that fell well. */
function judgePrediction({ ask, key, context }: Kind<'predict'>, said: Readonly<Record<string, string>>): Judgement {
  const marks = ask.map((part): Mark => {
    const expected = key[part] ?? '';
    const chosen = said[part] ?? '';
    return { part, chosen, expected, right: chosen === expected, say: '' };
  });
  return judgement(
    marks,
    [],
    context,
    marks.every(({ right }) => right),
  );
}

function judgement(marks: readonly Mark[], beliefs: readonly string[], context: string, right: boolean): Judgement {
  const score = right ? 1 : marks.length < 2 ? 0 : marks.filter((mark) => mark.right).length / marks.length;
  return { right, score, marks, beliefs, context };
}
