/**
 * The author's door: the lesson compiler and the gates, with the YAML and Markdown parsers they carry. A learner's page never comes here; the
 * build, the shell and the author's page do.
 */
import { parseDocument } from 'yaml';
import { provideYaml } from '#esa';

provideYaml(parseDocument);

export { compileCourse } from './lesson/authoring/compile-course.ts';
export { compileSandbox } from './lesson/authoring/compile-sandbox.ts';
export { idsOf } from './lesson/authoring/kept-ids.ts';
export { jsonSchemas } from './lesson/authoring/schema.ts';
export { proveLesson } from './lesson/gates.ts';
export type { CompiledLesson, Problem } from './lesson/lesson.ts';
