/** What the analysis knows of each rung of the shown table: at every key of a short table, when typing rests of a longer one, never of a huge one. */
import type { Finding } from '#esa';
import { tellsOrder } from '../findings/remarks.ts';
import type { PolicyState } from '../policy-state.svelte.ts';
import type { Decides, LadderTable, Rung, Weighed } from './rung.ts';

/** Up to so many lines a table is weighed at every key, up to so many when typing rests, and beyond not at all. */
const WEIGHED_AT_ONCE = 200;
const WEIGHED_LATER = 3000;

const unweighed: Weighed = { decides: [], findings: [] };

/** The table of a ladder and its rungs, as they stand now. */
interface Shown {
  readonly table: LadderTable;
  readonly rungs: readonly Rung[];
}

export class LadderWeight {
  readonly #policy: PolicyState;
  readonly #shown: Shown;
  /** The text that was shown when typing last rested. */
  #rested = $state('');

  readonly #lines: number = $derived.by(() => this.#shown.table.weight(this.#policy.text));
  readonly #weighed: Weighed = $derived.by(() => this.#weigh());

  constructor(policy: PolicyState, shown: Shown) {
    this.#policy = policy;
    this.#shown = shown;
  }

  #weigh(): Weighed {
    const { text, isPublic } = this.#policy;
    const { table, rungs } = this.#shown;
    const later = this.#lines > WEIGHED_AT_ONCE && this.#rested !== text;
    // What is left for each rung would tell the answer that a lesson waits for.
    if (!this.#policy.explains || later || this.#lines > WEIGHED_LATER) return unweighed;
    return table.weigh(
      text,
      isPublic,
      rungs.map(({ verdict }) => verdict),
    );
  }

  /** Typing rests: what takes a while may be found out. */
  rest(text: string): void {
    this.#rested = text;
  }

  /** What the rung of an index decides; null while that is not known. */
  decidesAt(index: number): Decides | null {
    return this.#weighed.decides[index] ?? null;
  }

  /** What the analysis finds of the rung of an index; while a lesson waits for a prediction, not that which would tell the deciding line. */
  findingsAt(index: number): readonly Finding[] {
    const found = this.#weighed.findings[index] ?? [];
    return this.#policy.explains ? found : found.filter((finding) => !tellsOrder(finding));
  }
}
