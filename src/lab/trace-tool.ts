/**
 * The appliance's own Trace tool on a lab: a message that nobody sends, judged by what is edited and not yet committed, at the lab's present
 * instant and with its faults. The lab stays as it is (Cisco TAC note 118102).
 */
import {
  isWorldFile,
  readConfiguration,
  readTestMessage,
  traceMessage,
  type FieldComplaint,
  type TestMessageFields,
  type Texts,
  type Traced,
} from '#esa';
import type { Files } from './input.ts';
import type { Snapshot } from './snapshot.ts';
import { circumstances } from './unit.ts';

/** A trace, or why there is none: fields that cannot be used, or a listener whose interface does not exist. */
export type DraftTrace =
  | { readonly kind: 'traced'; readonly traced: Traced }
  | { readonly kind: 'complaints'; readonly complaints: readonly FieldComplaint[] }
  | { readonly kind: 'nothing-listens'; readonly listener: string };

/** Traces a message by the committed texts under a draft (file to text), the world's files among them. */
export function traceDraft(now: Snapshot, draft: Files, fields: TestMessageFields): DraftTrace {
  const configuration = overlaid(now.configuration, draft, (file) => !isWorldFile(file));
  const world = overlaid(now.world, draft, isWorldFile);
  const read = readTestMessage(fields, readConfiguration(configuration));
  if (read.kind === 'complaints') return read;
  const traced = traceMessage({ ...circumstances(now), configuration, world, open: [] }, read.message);
  return traced === null ? { kind: 'nothing-listens', listener: fields.listener } : { kind: 'traced', traced };
}

/** The texts as a commit of the draft would make them; the same texts where the draft says nothing of them. */
function overlaid(texts: Texts, draft: Files, belongs: (file: string) => boolean): Texts {
  const changed = Object.entries(draft).filter(([file]) => belongs(file));
  return changed.length === 0 ? texts : { revision: texts.revision + 1, files: { ...texts.files, ...Object.fromEntries(changed) } };
}
