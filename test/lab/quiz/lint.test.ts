import { describe, expect, it } from 'vitest';
import type { Option, Question } from '../../../src/lab/lesson/lesson.ts';
import { lintQuestion } from '../../../src/lab/quiz/lint.ts';
import { choice, predict, short } from './questions.ts';

const [first, second, third] = choice({ several: false }).options;

/** The question with other option texts, the right one in the middle. */
const withTexts = (one: string, right: string, other: string): Question => {
  const put = (option: Option | undefined, text: string): Option => ({
    text,
    right: option?.right ?? false,
    say: option?.say ?? '',
    belief: option?.belief ?? null,
  });
  return { ...choice({ several: false }), options: [put(first, one), put(second, right), put(third, other)] };
};

describe('the quiz lint', () => {
  it('finds nothing in fair questions', () => {
    expect([choice({ several: false }), short, predict].flatMap(lintQuestion)).toEqual([]);
  });

  it.each([
    ['the longest option being right', withTexts('Short', 'Longer than both', 'Shorter'), 'the longest option is the right one'],
    [
      'lengths that differ by more than half',
      withTexts('Twenty letters and six', 'Short answer', 'Another short'),
      'option lengths differ by more than half',
    ],
    ['a catch-all', withTexts('Both of these', 'Returns it', 'Drops it'), 'option `Both of these`: name what is meant'],
    ['an absolute word', withTexts('It never returns', 'It returns', 'It is lost'), 'the absolute word `never`'],
    ['a duplicate', withTexts('Drops it.', 'Return it', 'drops  it'), 'option `drops  it` stands twice'],
    ['a negative without stress', { ...short, prompt: 'Which is not a reply?' }, 'the negative `not` is easily overread'],
    ['a missing explanation', { ...short, context: ' ' }, 'has no explanation'],
  ] satisfies [string, Question, string][])('finds %s', (_, question, sentence) => {
    expect(lintQuestion(question).join('\n')).toContain(sentence);
  });

  it('lets a stressed negative and the table line ALL be', () => {
    expect(lintQuestion({ ...withTexts('By ALL, the last', 'By the group', 'By the policy'), prompt: 'Who does *not* decide?' })).toEqual(
      [],
    );
  });

  it('asks a wrong option for its sentence', () => {
    const question = choice({ several: false });
    const mute = { ...question, options: question.options.map((option) => ({ ...option, say: '' })) };
    expect(lintQuestion(mute)).toContain('option `Tries again` has no sentence of its own: write its `say`');
  });
});
