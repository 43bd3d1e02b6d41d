/** Where a rule stands, as a person would say it: the table and the line. Pure. */
import { isWorldFile, type RuleRef } from '#esa';
import type { Snapshot, Step } from '#lab';
import { traceWords as words } from '../words/trace.ts';

export interface RulePlace {
  readonly table: string;
  readonly line: number;
}

/** The place of a rule that is a line; null for any other, or if its text is nowhere any more. */
export function placeOf(ref: RuleRef | null, steps: readonly Step[], now: Snapshot): RulePlace | null {
  if (ref?.kind !== 'line') return null;
  const text = textAt(ref.file, ref.revision, steps, now);
  return text === null ? null : { table: words.table(ref.file), line: text.slice(0, ref.span.start).split('\n').length };
}

/** A file as it was at a revision. */
function textAt(file: string, revision: number, steps: readonly Step[], now: Snapshot): string | null {
  const side = isWorldFile(file) ? 'world' : 'configuration';
  const snapshot = now[side].revision === revision ? now : steps.find(({ after }) => after[side].revision === revision)?.after;
  return snapshot?.[side].files[file] ?? null;
}
