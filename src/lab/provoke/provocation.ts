/** What it is to provoke a reply: a state of the lab on the Carved Rock scenario from which one more input brings it. Pure data. */
import type { Input } from '../input.ts';

/** In `file` the text `find`, which stands there once, becomes `put`. */
export interface TextChange {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

type Untimed<T> = T extends Input ? Omit<T, 'at'> : never;
/** An input without its time: each comes as long after the one before as typing a line takes. */
export type Act = Untimed<Input>;

/** The input that provokes the reply, as a person makes it: a line on their connection, a connection, or time that passes. */
export type LastAct =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'connect'; readonly from: string; readonly to: string; readonly line: string }
  | { readonly kind: 'wait'; readonly minutes: number };

export interface Provocation {
  /** What the scenario's files say otherwise. */
  readonly changes: readonly TextChange[];
  /** Name of the host the person acts from. */
  readonly host: string;
  readonly before: readonly Act[];
  readonly last: LastAct;
  /** What the state is, in a sentence or two for the learner. */
  readonly say: string;
}

/** The person's own connection, and the port they call. */
export const OWN = 'c1';
export const PORT = 25;
