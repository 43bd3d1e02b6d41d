/**
 * What gives a quiz question away or makes it unfair, without knowing its subject: the tells that test-wise people look for. Each finding
 * is a sentence for the author.
 */
import type { Question } from '../lesson/lesson.ts';

/** The sentences for a question; none when it is clean. */
export function lintQuestion(question: Question): readonly string[] {
  const common = [...negatives(question.prompt), ...(question.context.trim() === '' ? ['has no explanation: write its `context`'] : [])];
  return question.kind === 'choice' ? [...common, ...lintOptions(question)] : common;
}

type Choice = Extract<Question, { kind: 'choice' }>;

function lintOptions({ options }: Choice): readonly string[] {
  const texts = options.map(({ text }) => text);
  return [
    ...longestIsRight(options),
    ...unevenLengths(texts),
    ...texts.flatMap(catchAll),
    ...texts.flatMap(absolutes),
    ...duplicates(texts),
    ...options.flatMap(({ right, say, text }) =>
      !right && say.trim() === '' ? [`option \`${text}\` has no sentence of its own: write its \`say\``] : [],
    ),
  ];
}

/** A right option that is longer than every wrong one gives itself away; one that is as long as another does not. */
function longestIsRight(options: Choice['options']): readonly string[] {
  const longestWrong = Math.max(...options.filter(({ right }) => !right).map(({ text }) => text.length));
  const tells = options.some(({ right, text }) => right && text.length > longestWrong);
  return tells ? ['the longest option is the right one: lengthen a wrong one or shorten it'] : [];
}

/** Short words differ by more than half easily and tell nothing, so codes and single words are let be. */
function unevenLengths(texts: readonly string[]): readonly string[] {
  const lengths = texts.map(({ length }) => length);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  return most > 16 && most > least * 1.5 ? [`option lengths differ by more than half (${least} to ${most} characters): even them out`] : [];
}

const CATCH_ALL = /\b(?:all|none|both|neither) of (?:the above|these|them)\b/i;

function catchAll(text: string): readonly string[] {
  return CATCH_ALL.test(text) ? [`option \`${text}\`: name what is meant in place of a catch-all`] : [];
}

/** ALL in capitals is a line of a table. */
function absolutes(text: string): readonly string[] {
  const word = /\b(?:always|never|only|all|every|none|must|impossible|completely)\b/i.exec(
    text.replace(/\bALL\b/g, '').replace(CATCH_ALL, ''),
  )?.[0];
  return word === undefined ? [] : [`option \`${text}\`: the absolute word \`${word}\` gives an option away, say it without`];
}

function duplicates(texts: readonly string[]): readonly string[] {
  const plain = texts.map((text) => text.toLowerCase().replace(/\W+/g, ' ').trim());
  return texts.filter((_, index) => plain.indexOf(plain[index] ?? '') < index).map((text) => `option \`${text}\` stands twice: change one`);
}

/** A negative that is easily overread must be emphasised: `*not*`. */
function negatives(prompt: string): readonly string[] {
  const word = /(?<![*\w])(?:not|except|never|cannot|least)(?![*\w])/.exec(prompt)?.[0];
  return word === undefined ? [] : [`the negative \`${word}\` is easily overread: emphasise it, \`*${word}*\`, or ask the other way round`];
}
