/** Brings a lesson and what is kept of it together, ready to be taken up: its texts known to the core, its record fit for this version. */
import { rememberYaml } from '#esa';
import type { CompiledLesson, Input } from '#lab';
import type { Course } from '../course/course.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import { ENGINE_VERSION, type KeptLab, type LessonRecord } from '../progress/record.ts';
import { bringYaml } from '../yaml-reader.ts';
import type { LessonProgress } from './lesson-machine.ts';

export interface OpenedLesson {
  readonly lesson: CompiledLesson;
  readonly progress: LessonProgress | null;
  /** The lab to take up; null: from its beginning. */
  readonly lab: KeptLab | null;
  /** What is kept cannot be taken up whole: unreadable, or the lesson has changed since. */
  readonly trouble: 'newer' | 'damaged' | 'changed' | null;
}

/** Opens a lesson; null if the course has none of that id. */
export async function openLesson(course: Course, id: string, progress: Progress): Promise<OpenedLesson | null> {
  const lesson = await course.load(id);
  if (lesson === null) return null;
  for (const [text, tree] of Object.entries(lesson.trees)) rememberYaml(text, tree as Parameters<typeof rememberYaml>[1]);
  const kept = progress.keptOf(id);
  if (kept === null) return { lesson, progress: null, lab: null, trouble: null };
  if (kept.kind === 'unreadable') return { lesson, progress: null, lab: null, trouble: kept.why };
  return takeUp(lesson, kept.record);
}

async function takeUp(lesson: CompiledLesson, record: LessonRecord): Promise<OpenedLesson> {
  const { lab } = record;
  const fits = lab.lessonVersion === lesson.version && lab.engine === ENGINE_VERSION;
  if (fits && needsYaml(lesson, lab)) await bringYaml();
  const answers = answersThatFit(lesson, record.progress.answers);
  const progress = fits ? { ...record.progress, answers } : begunAnew({ ...record.progress, answers });
  return { lesson, progress, lab: fits ? lab : null, trouble: fits || lab.inputs.length === 0 ? null : 'changed' };
}

/** An answer to a question that reads otherwise now is none. */
function answersThatFit({ steps }: CompiledLesson, answers: LessonProgress['answers']): LessonProgress['answers'] {
  const hashes = new Map(steps.flatMap(({ questions }) => questions.map(({ id, hash }) => [id, hash])));
  return Object.fromEntries(Object.entries(answers).filter(([id, { hash }]) => hashes.get(id) === hash));
}

/** The lab begins at its beginning, and so do the steps that are not done. */
function begunAnew({ steps, ...rest }: LessonProgress): LessonProgress {
  const kept = Object.entries(steps).filter(([, { solved }]) => solved);
  return { ...rest, steps: Object.fromEntries(kept.map(([id, step]) => [id, { ...step, began: 0 }])) };
}

/** Texts the learner wrote have no tree made at build time. */
export function needsYaml({ trees }: Pick<CompiledLesson, 'trees'>, { inputs, draft }: Pick<KeptLab, 'inputs' | 'draft'>): boolean {
  const written = [draft, ...inputs.map(filesOf)].flatMap((files) => Object.entries(files));
  return written.some(([file, text]) => file.endsWith('.yaml') && !Object.hasOwn(trees, text));
}

const filesOf = (input: Input): Readonly<Record<string, string>> => ('files' in input ? input.files : {});
