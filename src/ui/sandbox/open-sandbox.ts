/** Brings the sandbox and what is kept of it together, ready to be taken up: its texts known to the core, its lab fit for this version. */
import { rememberYaml, type ReplyId } from '#esa';
import { hostsOf, provokedLab, start, type CompiledSandbox, type ProvokedLab } from '#lab';
import { needsYaml } from '../lesson/open-lesson.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import { ENGINE_VERSION, type KeptLab } from '../progress/record.ts';
import { bringYaml } from '../yaml-reader.ts';
import { keptName } from './kept-name.ts';

export interface OpenedSandbox {
  /** The reply to provoke; null where there is none. */
  readonly reply: ReplyId | null;
  /** The lab as it begins. */
  readonly start: ProvokedLab;
  /** The lab to take up; null: from its beginning. */
  readonly lab: KeptLab | null;
  /** Of what the lab begins with. */
  readonly version: number;
}

/** Opens the sandbox as it is, or in the state from which one more input provokes the reply. */
export async function openSandbox(sandbox: CompiledSandbox, reply: ReplyId | null, progress: Progress): Promise<OpenedSandbox> {
  const { files, trees, version } = sandbox;
  for (const [text, tree] of Object.entries(trees)) rememberYaml(text, tree as Parameters<typeof rememberYaml>[1]);
  const begun = reply === null ? { files, inputs: [], host: hostsOf(start(files))[0]?.name ?? '' } : provokedLab(reply, files);
  const kept = progress.labOf(keptName(reply));
  const lab = kept !== null && kept.lessonVersion === version && kept.engine === ENGINE_VERSION ? kept : null;
  if (lab !== null && needsYaml({ trees }, lab)) await bringYaml();
  return { reply, start: begun, lab, version };
}
