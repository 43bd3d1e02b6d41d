/** What the parts of a lesson are compiled with, and where they report to. */
import type { Configuration } from '#esa';
import type { Snapshot } from '../../snapshot.ts';
import type { Problem } from '../lesson.ts';
import type { Glossary } from './glossary.ts';
import { errorAt, type Passage, type Place } from './place.ts';
import { suggestionFor } from './nearest.ts';
import { unbuilt } from './issues.ts';
import type { Block } from './source.ts';

/** Where the named things of a lesson stand, for reports on them later: `solution/STEP/NAME`, `check/STEP/ID`, … */
export type Places = Readonly<Record<string, Place>>;

/** One lesson while it is compiled. `start` is the lab it begins with. */
export interface LessonContext {
  readonly file: string;
  readonly glossary: Glossary;
  /** Every objective of the course, and the one that counts when none is named. */
  readonly objectives: readonly string[];
  readonly objective: string;
  readonly start: Snapshot;
  readonly configuration: Configuration;
  /** Entries that some action of the lesson adds to a RAT, in lower case. */
  readonly added: Set<string>;
  readonly report: (...problems: readonly Problem[]) => void;
  /** Notes where a named thing stands; says so if the name is taken. */
  readonly mark: (key: string, place: Place) => void;
}

/** Reports an objective the course does not have, and gives the one that counts. */
export function objectiveOf(context: LessonContext, named: string | undefined, place: Place): string {
  if (named !== undefined && !context.objectives.includes(named)) {
    context.report(errorAt(place, `the objective \`${named}\` is not in course.yaml${suggestionFor(named, context.objectives)}`));
  }
  return named ?? context.objective;
}

/** A regular expression an author wrote; one that cannot be read is reported. */
export function checkPattern(context: LessonContext, pattern: string, place: Place): void {
  try {
    new RegExp(pattern, 'i');
  } catch (error) {
    context.report(
      errorAt(place, `\`${pattern}\` is no regular expression: ${error instanceof Error ? error.message : 'it cannot be read'}`),
    );
  }
}

/** The kinds of block a step may have. */
export const BLOCK_KINDS = ['check', 'hints', 'solution', 'wrong', 'quiz', 'panels'] as const;
/** One of them. */
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** The block of a kind as one passage; a second one is reported. A block of no known kind is nobody's and reported by `reportKinds`. */
export function blockOf(context: LessonContext, blocks: readonly Block[], kind: BlockKind): Passage | null {
  const [first, ...more] = blocks.filter((block) => block.kind === kind);
  context.report(...more.map((block) => errorAt(block.fence, `this step has a \`${kind}\` block already: put both into one`)));
  return first ?? null;
}

/** Reports blocks of a kind that is unknown or not built yet. */
export function reportKinds(context: LessonContext, blocks: readonly Block[]): void {
  for (const { kind, fence } of blocks) {
    if ((BLOCK_KINDS as readonly string[]).includes(kind)) continue;
    const word = /^smtp\s+script/.test(kind) ? 'smtp script' : (/^\S+/.exec(kind)?.[0] ?? kind);
    context.report(errorAt(fence, unbuilt(word) ?? `there is no block \`${kind}\`${suggestionFor(kind, BLOCK_KINDS)}`));
  }
}
