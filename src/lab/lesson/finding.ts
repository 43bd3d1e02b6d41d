/** What one rule of a check found. `detail` says in a sentence what was seen: the witness of a check that is not met. */
export interface Finding {
  readonly met: boolean;
  readonly detail: string;
}
