/** The lesson that the README shows must be a lesson. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileCourse, proveLesson } from '#lab/authoring';
import { readTexts } from '../../src/course-plugin.ts';

const root = join(import.meta.dirname, '../..');

it('compiles and passes every gate as it stands in the README', async () => {
  const lesson = /^````markdown\n([\s\S]*?)^````$/m.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
  const scenarios = Object.entries(await readTexts(join(root, 'lessons'))).filter(([path]) => path.startsWith('scenarios/'));
  const course = 'id: one-lesson\ntitle: A course\nlede: One lesson.\nversion: 1\nobjectives: {}\nlessons: [knock]\n';
  const { course: compiled, problems } = compileCourse({ ...Object.fromEntries(scenarios), 'course.yaml': course, 'knock/lesson.md': lesson });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [knock] = compiled?.lessons ?? [];
  if (knock === undefined) expect.fail('it is no lesson');
  expect(proveLesson(knock).problems).toEqual([]);
});
