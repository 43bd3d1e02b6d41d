/** One lesson folder, `lesson.md` and its `start/`, compiled to plain data. */
import { readConfiguration } from '#esa';
import type { Files } from '../../input.ts';
import { hostsOf, start } from '../../snapshot.ts';
import { hostCalled } from '../lab-places.ts';
import type { Action, CompiledLesson, LessonStep, Problem } from '../lesson.ts';
import { compileProse, compileStep, panesOf } from './compile-step.ts';
import type { LessonContext, Places } from './context.ts';
import type { Glossary } from './glossary.ts';
import { readChecked } from './issues.ts';
import { suggestionFor } from './nearest.ts';
import { errorAt, type Place } from './place.ts';
import { frontMatterSchema, type FrontMatter } from './schema.ts';
import { cutLesson, type LessonSource } from './source.ts';
import type { ReadYaml } from './yaml-block.ts';
import { below, treesOf } from './texts.ts';

/** What a lesson takes from its course. `previousEnd` are the files the lesson before leaves behind, if there is one. */
export interface CourseContext {
  readonly files: Files;
  readonly glossary: Glossary;
  readonly objectives: readonly string[];
  readonly lessons: readonly string[];
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly previousEnd: Files | null;
}

/** A lesson, or null where its front matter cannot be read; and everything an author should know. */
export interface LessonCompilation {
  readonly lesson: CompiledLesson | null;
  readonly problems: readonly Problem[];
  readonly places: Places;
}

/** Compiles the lesson in the folder `id`. */
export function compileLesson(id: string, course: CourseContext): LessonCompilation {
  const file = `${id}/lesson.md`;
  const source = cutLesson(file, course.files[file] ?? '');
  const front = readChecked(source.frontMatter ?? { file, text: '{}', line: 1 }, frontMatterSchema, course.defaults);
  const problems: Problem[] = [...source.problems, ...(source.frontMatter === null ? [] : front.problems)];
  const places: Record<string, Place> = { lesson: { file, line: 1, column: 1 } };
  if (front.value === null) return { lesson: null, problems, places };
  problems.push(...frontProblems(id, front.value, front.source, course));
  const files = startFiles(id, front.value, course);
  const context = contextFor(file, front.value, files, course, problems, places);
  return { lesson: assemble(context, front.value, files, source), problems, places };
}

/** The front matter's references: folder, scenario, objectives, prerequisites, the lesson before. */
function frontProblems(
  id: string,
  front: FrontMatter,
  source: ReadYaml,
  { files, objectives, lessons, previousEnd }: CourseContext,
): readonly Problem[] {
  const at = (...path: (string | number)[]) => source.placeOf(path);
  const scenarios = scenariosOf(files);
  const unknown = (key: string, named: readonly string[], known: readonly string[], where: string) =>
    named.flatMap((name, index) =>
      known.includes(name) ? [] : [errorAt(at(key, index), `\`${name}\` is not in ${where}${suggestionFor(name, known)}`)],
    );
  return [
    ...(front.id === id ? [] : [errorAt(at('id'), `the lesson is called \`${front.id}\` and its folder \`${id}\`: the two must agree`)]),
    ...(scenarios.includes(front.scenario)
      ? []
      : [errorAt(at('scenario'), `there is no folder scenarios/${front.scenario}${suggestionFor(front.scenario, scenarios)}`)]),
    ...unknown('objectives', front.objectives ?? [], objectives, 'course.yaml'),
    ...unknown('prerequisites', front.prerequisites ?? [], lessons, 'the lessons of course.yaml'),
    ...(front.start === 'previous' && previousEnd === null
      ? [errorAt(at('start'), 'there is no lesson before this one whose end could be the start')]
      : []),
  ];
}

const scenariosOf = (files: Files): readonly string[] => [
  ...new Set(Object.keys(files).flatMap((path) => /^scenarios\/([^/]+)\//.exec(path)?.[1] ?? [])),
];

/** The whole lab at the start: scenario or the end of the lesson before, then what the lesson's own `start/` says otherwise. */
function startFiles(id: string, { scenario, start: from }: FrontMatter, { files, previousEnd }: CourseContext): Files {
  const base = from === 'previous' && previousEnd !== null ? previousEnd : below(files, `scenarios/${scenario}/`);
  return { ...base, ...below(files, `${id}/start/`) };
}

function contextFor(
  file: string,
  front: FrontMatter,
  files: Files,
  course: CourseContext,
  problems: Problem[],
  places: Record<string, Place>,
): LessonContext {
  const lab = start(files);
  const mark = (key: string, place: Place) => {
    if (key in places)
      problems.push(errorAt(place, `${key.replace(/\/.*\//, ' ').replace('/', ' ')} stands twice in this lesson: give one another name`));
    else places[key] = place;
  };
  const { glossary, objectives } = course;
  const [objective = ''] = front.objectives ?? [];
  return {
    file,
    glossary,
    objectives,
    objective,
    start: lab,
    configuration: readConfiguration(lab.configuration),
    added: new Set(),
    report: (...more) => void problems.push(...more),
    mark,
  };
}

const guidanceFor = { intro: 'grey', core: 'chips', advanced: 'ask' } as const;

function assemble(context: LessonContext, front: FrontMatter, files: Files, source: LessonSource): CompiledLesson {
  const { title, subtitle = '', level = 'core', minutes = 15, objectives = [], panels = { terminal: 'open' as const }, allow } = front;
  const host = startHost(context, front);
  const steps = compileSteps(context, source, host);
  const tables = Array.isArray(panels.policy) ? panels.policy : null;
  return {
    summary: { id: front.id, title, subtitle, level, minutes, objectives, steps: steps.map(summaryOf) },
    version: front.version ?? 1,
    ticket: front.ticket ?? null,
    host,
    panels: panesOf(panels),
    edit: allow?.edit ?? tables,
    guidance: front.guidance ?? guidanceFor[level],
    files,
    trees: treesOf([files, ...steps.flatMap(writtenBy)]),
    opening: compileProse(context, source.opening),
    steps,
  };
}

/** The host the shell starts on: the one named, or the world's first. */
function startHost({ start: lab, report, file }: LessonContext, { host }: FrontMatter): string {
  if (host !== undefined && hostCalled(lab, host) === null)
    report(errorAt({ file, line: 1, column: 1 }, `the host \`${host}\` is nowhere in the start`));
  return host ?? hostsOf(lab)[0]?.name ?? '';
}

/** The shell stays where the first solution of a step leaves it. */
function compileSteps(context: LessonContext, source: LessonSource, host: string): readonly LessonStep[] {
  const steps: LessonStep[] = [];
  let current = host;
  for (const step of source.steps) {
    const compiled = compileStep(context, step, current);
    steps.push(compiled);
    current = hostAfter(compiled.solutions[0]?.actions ?? [], current);
  }
  return steps;
}

function hostAfter(actions: readonly Action[], host: string): string {
  return actions.reduce(
    (current, action) => (action.kind === 'as' ? action.host : action.kind === 'connect' ? (action.from ?? current) : current),
    host,
  );
}

function summaryOf({ id, title, checks, questions }: LessonStep): CompiledLesson['summary']['steps'][number] {
  return { id, title, goals: checks.map((check) => check.id), questions: questions.map((question) => question.id) };
}

/** The files that some action of a step writes. */
function writtenBy({ solutions, wrong }: LessonStep): readonly Files[] {
  const actions = [...solutions, ...wrong].flatMap((attempt) => attempt.actions);
  return actions.flatMap((action) =>
    action.kind === 'replace' ? [{ [action.file]: action.text }] : action.kind === 'world' ? [action.files] : [],
  );
}
