/** What `virtual:course` and `virtual:sandbox` (course-plugin.ts) give the page: the index at once, each lesson and the sandbox when it is opened. */
declare module 'virtual:course' {
  import type { CompiledCourse, CompiledLesson } from '#lab';

  /** The course with each lesson cut down to its summary. */
  export type CourseIndex = Omit<CompiledCourse, 'lessons'> & { readonly lessons: readonly CompiledLesson['summary'][] };

  const course: {
    readonly index: CourseIndex;
    readonly load: Readonly<Record<string, () => Promise<{ readonly default: CompiledLesson }>>>;
  };
  export default course;
}

declare module 'virtual:sandbox' {
  import type { CompiledSandbox } from '#lab';

  const sandbox: CompiledSandbox;
  export default sandbox;
}
