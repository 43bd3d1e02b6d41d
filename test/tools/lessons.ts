/**
 * `npm run lessons`: compiles every lesson below lessons/ and proves it by the gates. One line a problem, `file:line:col severity message`,
 * one line a lesson, and the sum as the last.
 */
import { join } from 'node:path';
import { compileCourse, proveLesson, type Problem } from '#lab/authoring';
import { readTexts } from '../../src/course-plugin.ts';
import { printTally } from './tally.ts';

const FOLDER = 'lessons';

function print({ file, line, column, severity, message }: Problem): void {
  console.log(`${FOLDER}/${file}:${line}:${column} ${severity} ${message}`);
}

const files = await readTexts(join(import.meta.dirname, '../..', FOLDER));
const { course, problems, places } = compileCourse(files);
problems.forEach(print);

/** A lesson with errors is not in the course and counts as failed. */
const folders = Object.keys(files).flatMap((path) => /^([^/]+)\/lesson\.md$/.exec(path)?.[1] ?? []);
let passed = 0;
for (const id of folders) {
  const lesson = course?.lessons.find(({ summary }) => summary.id === id);
  const proof = lesson === undefined ? { passed: false, problems: [] } : proveLesson(lesson, places[id]);
  proof.problems.forEach(print);
  console.log(`${proof.passed ? 'passed' : 'FAILED'} ${id}`);
  if (proof.passed) passed += 1;
}

const loose = problems.filter(({ severity, file }) => severity === 'error' && !folders.some((id) => file.startsWith(`${id}/`))).length;
const failed = folders.length - passed + (loose > 0 ? 1 : 0);
console.log(printTally({ passed, failed }));
process.exitCode = failed > 0 ? 1 : 0;
