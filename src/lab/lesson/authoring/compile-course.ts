/** A whole course, as a set of files, compiled to plain data. Lessons with errors are left out, so that the others can still be looked at. */
import type { Files } from '../../input.ts';
import { endOf } from '../chain.ts';
import { filesOf } from '../lab-places.ts';
import type { CompiledCourse, CompiledLesson, Problem } from '../lesson.ts';
import { compileLesson, type CourseContext } from './compile-lesson.ts';
import type { Places } from './context.ts';
import { readGlossary } from './glossary.ts';
import { readChecked } from './issues.ts';
import { IDS_FILE, lostIdProblems, readKeptIds } from './kept-ids.ts';
import { errorAt, warningAt } from './place.ts';
import { courseSchema, type CourseFile } from './schema.ts';
import type { ReadYaml } from './yaml-block.ts';

/** `course` is null where course.yaml cannot be read. `places` tell, by lesson, where its named things stand. */
export interface CourseCompilation {
  readonly course: CompiledCourse | null;
  readonly problems: readonly Problem[];
  readonly places: Readonly<Record<string, Places>>;
}

const COURSE_FILE = 'course.yaml';
const GLOSSARY_FILE = 'glossary.md';

/** Compiles a course from its files, path → text, paths relative to its folder. */
export function compileCourse(files: Files): CourseCompilation {
  const { value, problems, source } = readChecked({ file: COURSE_FILE, text: files[COURSE_FILE] ?? '', line: 1 }, courseSchema);
  if (value === null)
    return {
      course: null,
      problems: COURSE_FILE in files ? problems : [errorAt({ file: COURSE_FILE, line: 1, column: 1 }, 'a course needs this file')],
      places: {},
    };
  const { glossary, problems: glossaryProblems } = readGlossary(GLOSSARY_FILE, files[GLOSSARY_FILE] ?? '');
  const objectives = Object.values(value.objectives).flatMap((group) => Object.keys(group));
  const shared = { files, glossary, objectives, lessons: value.lessons, defaults: value.defaults ?? {} };
  const compiled = compileLessons(
    value.lessons.filter((id) => `${id}/lesson.md` in files),
    shared,
  );
  const { id, title, lede, version } = value;
  return {
    course: { id, title, lede, version, objectives: value.objectives, lessons: compiled.lessons },
    problems: inOrder([...glossaryProblems, ...orderProblems(files, value, source), ...compiled.problems]),
    places: compiled.places,
  };
}

function compileLessons(ids: readonly string[], shared: Omit<CourseContext, 'previousEnd'>) {
  const lessons: CompiledLesson[] = [];
  const problems: Problem[] = [];
  const places: Record<string, Places> = {};
  const kept = readKeptIds(shared.files[IDS_FILE]);
  let previousEnd: Files | null = null;
  for (const id of ids) {
    const compilation = compileLesson(id, { ...shared, previousEnd });
    problems.push(...compilation.problems);
    if (compilation.lesson !== null) problems.push(...lostIdProblems(kept, compilation.lesson.summary, compilation.places));
    places[id] = compilation.places;
    const failed = compilation.problems.some(({ severity }) => severity === 'error');
    previousEnd = compilation.lesson === null || failed ? null : filesOf(endOf(compilation.lesson));
    if (compilation.lesson !== null && !failed) lessons.push(compilation.lesson);
  }
  return { lessons, problems, places };
}

/** The order must name every lesson folder, and name none twice. */
function orderProblems(files: Files, { lessons }: CourseFile, source: ReadYaml): readonly Problem[] {
  const folders = Object.keys(files).flatMap((path) => /^([^/]+)\/lesson\.md$/.exec(path)?.[1] ?? []);
  const listed = lessons.flatMap((id, index) => {
    const place = source.placeOf(['lessons', index]);
    if (lessons.indexOf(id) < index) return [errorAt(place, `\`${id}\` is listed twice: keep one`)];
    return folders.includes(id) ? [] : [errorAt(place, `there is no ${id}/lesson.md: write it, or take it off the list`)];
  });
  const unlisted = folders
    .filter((id) => !lessons.includes(id))
    .map((id) =>
      warningAt({ file: `${id}/lesson.md`, line: 1, column: 1 }, `\`${id}\` is not listed in course.yaml, so nobody will find it`),
    );
  return [...listed, ...unlisted];
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
}
