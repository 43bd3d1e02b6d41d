/**
 * The author's door: the lesson compiler and the gates, with the YAML and Markdown parsers they carry. A learner's page never comes here; the
 * build, the shell and the author's page do.
 */
import { parseDocument } from 'yaml';
import { provideYaml } from '#esa';

provideYaml(parseDocument);

export { compileCourse, type CourseCompilation } from './lesson/authoring/compile-course.ts';
export { idsOf, type KeptIds } from './lesson/authoring/kept-ids.ts';
export { jsonSchemas } from './lesson/authoring/schema.ts';
export { proveLesson, type LessonProof, type ProofPlaces } from './lesson/gates.ts';
export type { CompiledCourse, CompiledLesson, Problem } from './lesson/lesson.ts';
