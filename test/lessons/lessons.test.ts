/** The course as it is: every lesson passes the gates, what is published fits it, and no saved work is lost unnoticed. */
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { compileCourse, idsOf, jsonSchemas, proveLesson } from '#lab/authoring';
import { readTexts } from '../../src/course-plugin.ts';

const root = join(import.meta.dirname, '../..');
const { course, problems, places } = compileCourse(await readTexts(join(root, 'lessons')));
const lessons = course?.lessons ?? [];
const asFile = (value: unknown) => format(JSON.stringify(value), { parser: 'json', printWidth: 140 });

describe('the course', () => {
  it('compiles without a problem', () => {
    expect(problems).toEqual([]);
    expect(lessons.map(({ summary }) => summary.id)).toEqual(['first-conversation', 'hat-order', 'recipient-access']);
  });

  it.each(lessons.map((lesson) => [lesson.summary.id, lesson] as const))('passes the gates: %s', (id, lesson) => {
    expect(proveLesson(lesson, places[id]).problems).toEqual([]);
  });

  it('has met every objective somewhere in a lesson that names it', () => {
    const known = Object.values(course?.objectives ?? {}).flatMap((group) => Object.keys(group));
    const proved = lessons.flatMap(({ steps }) =>
      steps.flatMap(({ checks, questions }) => [...checks, ...questions].map(({ objective }) => objective)),
    );
    expect(known.filter((objective) => !proved.includes(objective))).toEqual([]);
  });

  it('says what is wrong with every wrong option, and which belief is behind it', () => {
    const options = lessons.flatMap(({ steps }) =>
      steps.flatMap(({ questions }) => questions.flatMap((question) => (question.kind === 'choice' ? question.options : []))),
    );
    const wrong = options.filter(({ right }) => !right);
    expect(wrong.length).toBeGreaterThan(30);
    expect(wrong.filter(({ say, belief }) => say === '' || belief === null)).toEqual([]);
  });

  it('keeps the ids of its steps', async () => {
    await expect(await asFile(course === null ? {} : idsOf(course))).toMatchFileSnapshot(join(root, 'lessons/ids.json'));
  });
});

describe('the published schema', () => {
  it.each(['lesson.json', 'course.json'] as const)('is the one lessons are read by: %s', async (file) => {
    await expect(await asFile(jsonSchemas()[file])).toMatchFileSnapshot(join(root, 'public/schema', file));
  });
});
