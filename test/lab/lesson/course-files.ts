/** Small courses for tests: the scenario everyone meets first, a course.yaml, and one lesson made of a few lines. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileCourse, type CompiledLesson, type Problem } from '#lab/authoring';

const root = join(import.meta.dirname, '../../../lessons/scenarios/carved-rock');

/** The files of a course that has the scenario and nothing else. */
export const scenarioFiles: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(root).map((file) => [`scenarios/carved-rock/${file}`, readFileSync(join(root, file), 'utf8')]),
);

const COURSE = `id: small
title: Small
lede: One lesson.
version: 1
objectives: { Group: { some.thing: Do some thing } }
lessons: [small]
`;

/** Front matter of nine lines, so that the text of a lesson begins on line 10. */
const FRONT = `---
id: small
title: A small lesson
scenario: carved-rock
objectives: [some.thing]
host: email.globomantics.com
panels: { terminal: open }
level: intro
---
`;

/** A step with one check and one solution; `more` are further blocks of it. */
export const step = (more = '', check = CHECK, solution = SOLUTION): string =>
  `## Step {#step}\nProse.\n\n${check}\n${solution}\n${more}\n`;

export const block = (kind: string, text: string): string => `\`\`\`yaml ${kind}\n${text}\n\`\`\`\n`;

const CHECK = block('check', "- id: greeted\n  goal: Greet\n  session: [{ say: '^HELO', reply: 250 }]\n  say: Nobody has greeted.");
const SOLUTION = block('solution', '- name: greet\n  do: [connect, { type: HELO email.globomantics.com }]');

/** What an author is told about a lesson with this body. */
function problemsOf(body: string, front = FRONT, files: Readonly<Record<string, string>> = {}): readonly Problem[] {
  return compile(body, front, files).problems;
}

/** The same in one line each, `line:column message`. */
export function told(body: string, front = FRONT, files: Readonly<Record<string, string>> = {}): readonly string[] {
  return problemsOf(body, front, files).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** The compiled lesson; throws with the problems where there are any. */
export function lessonOf(body: string, files: Readonly<Record<string, string>> = {}): CompiledLesson {
  const { course, problems } = compile(body, FRONT, files);
  const [lesson] = course?.lessons ?? [];
  if (lesson === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
  return lesson;
}

function compile(body: string, front: string, files: Readonly<Record<string, string>>) {
  return compileCourse({ ...scenarioFiles, 'course.yaml': COURSE, 'small/lesson.md': front + body, ...files });
}
