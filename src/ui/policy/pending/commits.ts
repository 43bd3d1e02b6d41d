/** The versions of the configuration that were in force, each with what its commit changed. Pure. */
import type { Files, Snapshot, Step } from '#lab';

/** A version: when it came into force, what of it was new, and all texts before and since. The first is the lab's start, with nothing new. */
export interface Version {
  readonly number: number;
  readonly at: number;
  readonly changed: readonly string[];
  readonly before: Files;
  readonly texts: Files;
}

/** All versions of a lab, the latest first. Changes of the world are versions too: the directory is edited beside the tables. */
export function versionsOf(start: Snapshot, steps: readonly Pick<Step, 'input' | 'after'>[]): readonly Version[] {
  const versions: Version[] = [{ number: 0, at: start.clock, changed: [], before: textsOf(start), texts: textsOf(start) }];
  for (const { input, after } of steps) {
    if (input.kind !== 'commit' && input.kind !== 'world') continue;
    const before = versions[0]?.texts ?? {};
    const changed = Object.keys(input.files).filter((file) => before[file] !== input.files[file]);
    versions.unshift({ number: versions.length, at: input.at, changed, before, texts: textsOf(after) });
  }
  return versions;
}

const textsOf = ({ configuration, world }: Pick<Snapshot, 'configuration' | 'world'>): Files => ({
  ...configuration.files,
  ...world.files,
});
