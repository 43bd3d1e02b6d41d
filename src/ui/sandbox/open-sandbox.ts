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
  /** The folder of another scenario than the first; null for that. */
  readonly scenario: string | null;
  /** The lab as it begins. */
  readonly start: ProvokedLab;
  /** The lab to take up; null: from its beginning. */
  readonly lab: KeptLab | null;
  /** Of what the lab begins with. */
  readonly version: number;
}

/** What to open: the state that provokes a reply, another scenario, or with both null the sandbox as it is. */
export interface WantedSandbox {
  readonly reply: ReplyId | null;
  readonly scenario: string | null;
}

/** Opens the sandbox as it is, on another scenario, or in the state from which one more input provokes the reply; null if there is no such scenario. */
export async function openSandbox(sandbox: CompiledSandbox, wanted: WantedSandbox, progress: Progress): Promise<OpenedSandbox | null> {
  const { trees, version } = sandbox;
  const { reply, scenario } = wanted;
  const files = scenario === null ? sandbox.files : sandbox.others[scenario];
  if (files === undefined) return null;
  for (const [text, tree] of Object.entries(trees)) rememberYaml(text, tree as Parameters<typeof rememberYaml>[1]);
  const begun = reply === null ? { files, inputs: [], host: hostsOf(start(files))[0]?.name ?? '' } : provokedLab(reply, files);
  const kept = progress.labOf(keptName(reply, scenario));
  const lab = kept !== null && kept.lessonVersion === version && kept.engine === ENGINE_VERSION ? kept : null;
  if (lab !== null && needsYaml({ trees }, lab)) await bringYaml();
  return { reply, scenario, start: begun, lab, version };
}
