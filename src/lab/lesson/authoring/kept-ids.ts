/**
 * `ids.json`: the steps every lesson has had since its version was last raised. A learner's saved work is kept by these ids, so one that
 * changes unnoticed loses it.
 */
import type { CompiledCourse, LessonSummary, Problem } from '../lesson.ts';
import type { Places } from './context.ts';
import { errorAt, warningAt } from './place.ts';

/** Step ids by lesson, in their order. */
export type KeptIds = Readonly<Record<string, readonly string[]>>;

/** The file's name in a course's folder. */
export const IDS_FILE = 'ids.json';

/** The ids of a course as they are now: what the file should say. */
export function idsOf({ lessons }: Pick<CompiledCourse, 'lessons'>): KeptIds {
  return Object.fromEntries(lessons.map(({ summary }) => [summary.id, stepIds(summary)]));
}

const stepIds = ({ steps }: LessonSummary): readonly string[] => steps.map(({ id }) => id);

/** Reads the file. A file that is missing or broken keeps nothing. */
export function readKeptIds(text: string | undefined): KeptIds {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as KeptIds) : {};
  } catch {
    return {};
  }
}

/** The steps of a lesson that were kept and are there no more: renamed where a new id stands in their place, else gone. */
export function lostIdProblems(kept: KeptIds, summary: LessonSummary, places: Places): readonly Problem[] {
  const before = kept[summary.id] ?? [];
  const now = stepIds(summary);
  const head = places['lesson'] ?? { file: `${summary.id}/lesson.md`, line: 1, column: 1 };
  return before.flatMap((id, index) => {
    if (now.includes(id)) return [];
    const instead = now[index];
    if (instead === undefined || before.includes(instead)) return [warningAt(head, `step \`${id}\` is gone: saved work on it is lost`)];
    return [
      errorAt(
        places[`step/${instead}`] ?? head,
        `the id of step \`${id}\` has changed: saved work on it is lost; write {#${id}} again, or take it out of ${IDS_FILE}`,
      ),
    ];
  });
}
