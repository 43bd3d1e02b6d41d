/** The course as the page knows it: the index at once, each lesson when it is opened. */
import { createContext } from 'svelte';
import type course from 'virtual:course';
import type { CompiledCourse, CompiledLesson } from '#lab';
import { isLessonDone } from '../lesson/objectives.ts';
import type { LessonProgress } from '../lesson/lesson-machine.ts';

/** The course with each lesson cut down to its summary, as `virtual:course` gives it. */
export type CourseIndex = Omit<CompiledCourse, 'lessons'> & { readonly lessons: readonly CompiledLesson['summary'][] };
export type LessonSummary = CourseIndex['lessons'][number];

export class Course {
  readonly index: CourseIndex;
  readonly #load: (typeof course)['load'];

  constructor({ index, load }: typeof course) {
    this.index = index;
    this.#load = load;
  }

  get lessons(): readonly LessonSummary[] {
    return this.index.lessons;
  }

  summaryOf(id: string): LessonSummary | null {
    return this.lessons.find((lesson) => lesson.id === id) ?? null;
  }

  /** The lesson after another in the course's order; null after the last. */
  after(id: string): LessonSummary | null {
    return this.lessons[this.lessons.findIndex((lesson) => lesson.id === id) + 1] ?? null;
  }

  /** Fetches a lesson; null if the course has none of that id. */
  async load(id: string): Promise<CompiledLesson | null> {
    const load = Object.hasOwn(this.#load, id) ? this.#load[id] : undefined;
    return load === undefined ? null : (await load()).default;
  }

  isDone(id: string, steps: LessonProgress['steps']): boolean {
    const summary = this.summaryOf(id);
    return summary !== null && isLessonDone(summary.steps, { steps });
  }

  /** The sentence of an objective. */
  objective(id: string): string {
    for (const group of Object.values(this.index.objectives)) if (group[id] !== undefined) return group[id];
    return id;
  }
}

export const [getCourse, setCourse] = createContext<Course>();
