/** A lab in which mail is sent, for the tests of the sending side. */
import { replay, start, type Files, type History, type Input, type Snapshot, type Step } from '#lab';
import { currentSnapshot, currentSteps } from '#lab';
import { scenario } from '../../tools/scenario.ts';

export const PARTNER = '198.51.100.25';
export const SPAMMER = '203.0.113.130';
export const UNKNOWN = '203.0.113.77';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const begun: Snapshot = start(scenario());

/** A table of the scenario with one passage replaced; a passage that is nowhere is a slip of the test. */
export function changed(file: string, passage: string | RegExp, by: string): Files {
  const text = scenario()[file] ?? '';
  const after = text.replace(passage, by);
  if (after === text) throw new Error(`nothing to replace in ${file}`);
  return { [file]: after };
}

export const blockedBy = (behaviour: string): Files => changed('InboundMail.hat', /^(\$BLOCKED\n {4})REJECT/m, `$1${behaviour}`);

/** Plays inputs without their time, each at so many milliseconds after the start. */
export function played(...inputs: readonly (readonly [number, Timeless])[]): History {
  return replay(
    begun,
    inputs.map(([after, input]): Input => ({ ...input, at: begun.clock + after })),
  );
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type Timeless = DistributiveOmit<Input, 'at'>;

/** A message of the partner's to these people. */
export const send = (to: readonly string[], host = PARTNER, from = 'kinda@globomantics.com', letter?: string): Timeless => ({
  kind: 'send',
  host,
  from,
  to,
  ...(letter === undefined ? {} : { letter }),
});

export const fault = (name: 'directory' | 'queue' | 'next-hop', on: boolean): Timeless => ({ kind: 'fault', fault: name, on });
export const commit = (files: Files): Timeless => ({ kind: 'commit', files });
export const wait: Timeless = { kind: 'time' };

/** What a history came to: its steps, its last snapshot, and what was settled on the way, as `to fate`. */
export function outcome(history: History): {
  readonly steps: readonly Step[];
  readonly after: Snapshot;
  readonly fates: readonly string[];
} {
  const steps = currentSteps(history);
  const fates = steps.flatMap(({ mail = [] }) => mail.filter(({ standing }) => standing.because !== null || standing.kind !== 'waits'));
  return { steps, after: currentSnapshot(history), fates: fates.map(({ to, standing }) => `${to} ${standing.kind}`) };
}

/** The lines a client said in steps. */
export const said = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap(({ input }) => (input.kind === 'octets' ? [input.octets.replace(/\r\n$/, '')] : []));
