/** What a rule of a check found, and where it does not hold, somebody for whom it does not. */
import type { SenderRecord } from '#esa';

/** A sender for whom something does not hold, and the Host Access Table that judges it: it can be made to connect. */
export interface Counterexample {
  readonly sender: SenderRecord;
  readonly file: string;
}

/** What one rule of a check found. `detail` says in a sentence what was seen: the witness of a check that is not met. */
export interface Finding {
  readonly met: boolean;
  readonly detail: string;
  readonly counterexample?: Counterexample;
}
