/** What one chooses from in a question, read into lists of options with their keys, and how each came out. Pure. */
import type { Judgement, Question } from '#lab';
import type { MarkName } from '../parts/reply-mark.ts';
import { quizWords as words } from '../words/quiz.ts';

/** How an option came out: `right`, `missed` (right and not chosen), `mine` (chosen and wrong), or nothing to tell. */
export type Outcome = 'right' | 'missed' | 'mine' | 'plain';

export interface QuizOption {
  /** What the answer holds: an index as text, or a word. */
  readonly value: string;
  readonly label: string;
  /** The key that chooses it, and the box it is shown in. */
  readonly key: string;
  readonly mark: MarkName | null;
  readonly mono: boolean;
  readonly say: string;
}

/** One thing to choose: a whole choice, or one part of a prediction. */
export interface QuizPart {
  readonly name: string;
  readonly title: string;
  readonly several: boolean;
  readonly options: readonly QuizOption[];
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The lists of a question; none where the answer is written. */
export function partsOf(question: Question): readonly QuizPart[] {
  if (question.kind === 'short') return [];
  if (question.kind === 'choice') {
    const options = question.options.map(({ text, right, say }, index) => ({
      value: String(index),
      label: text,
      key: LETTERS[index] ?? '',
      mark: null,
      mono: false,
      say: right ? '' : say,
    }));
    return [{ name: 'choice', title: '', several: question.several, options }];
  }
  return question.ask.map((part, index) => ({
    name: part,
    title: words.parts[part],
    several: false,
    // Two lists at once need two sets of keys.
    options: (question.choices[part] ?? []).map((value, at) =>
      optionOf(part, value, index === 0 && question.ask.length > 1 ? String(at + 1) : (LETTERS[at] ?? '')),
    ),
  }));
}

function optionOf(part: 'verdict' | 'decidedBy' | 'class', value: string, key: string): QuizOption {
  const base = { value, key, say: '' };
  if (part === 'decidedBy') return { ...base, label: value, mark: null, mono: true };
  if (part === 'class') return { ...base, label: words.classes[value] ?? value, mark: classMarks[value] ?? null, mono: false };
  return { ...base, label: words.verdicts[value] ?? value, mark: verdictMarks[value] ?? null, mono: false };
}

const verdictMarks: Readonly<Record<string, MarkName>> = {
  accept: 2,
  relay: 'relay',
  defer: 4,
  reject: 5,
  tcprefuse: 'refuse',
  unanswered: 'refuse',
};

const classMarks: Readonly<Record<string, MarkName>> = { 2: 2, 3: 3, 4: 4, 5: 5, none: 'refuse' };

/** How an option of a part came out, once judged. */
export function outcomeOf({ marks }: Judgement, part: string, option: QuizOption, isChosen: boolean): Outcome {
  const isRight =
    part === 'choice' ? marks[Number(option.value)]?.expected !== '' : marks.find((mark) => mark.part === part)?.expected === option.value;
  if (isRight) return isChosen ? 'right' : 'missed';
  return isChosen ? 'mine' : 'plain';
}

/** The option a pressed key chooses. Where there is one list, digits choose as letters do. */
export function optionForKey(parts: readonly QuizPart[], pressed: string): { readonly part: QuizPart; readonly option: QuizOption } | null {
  const key = pressed.toUpperCase();
  const [only] = parts;
  const digit = /^[1-9]$/.test(key) && parts.length === 1 ? (LETTERS[Number(key) - 1] ?? '') : key;
  if (only === undefined) return null;
  for (const part of parts) {
    const option = part.options.find((candidate) => candidate.key === digit);
    if (option !== undefined) return { part, option };
  }
  return null;
}
