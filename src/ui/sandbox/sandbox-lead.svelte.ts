/** What leads a person through the sandbox: nothing at all, or the one input that is still missing to a reply. */
import { outcomes, type ReplyId } from '#esa';
import { provocations, provokingInput, stepsOf, type LastAct, type Snapshot, type Step } from '#lab';
import type { LabSession } from '../lab-session.svelte.ts';
import type { Lead } from '../workspace/lead.ts';
import type { ClosablePane } from '../workspace/pane-calling.ts';

/** `near`: one input provokes the reply. `given`: it has come. `away`: the lab has gone elsewhere. */
export type Nearness = 'near' | 'given' | 'away';

export class SandboxLead implements Lead {
  readonly #session: LabSession;
  /** Steps the lab began with. */
  readonly #begun: number;
  readonly reply: ReplyId | null;
  readonly edit = null;
  readonly hasLesson = false;
  readonly at = 0;
  readonly arrival = null;

  readonly nearness: Nearness = $derived.by(() => this.#nearness());
  readonly script: readonly string[] = $derived.by(() => (this.nearness === 'near' ? linesOf(this.last) : []));

  constructor(session: LabSession, reply: ReplyId | null, begun: number) {
    this.#session = session;
    this.reply = reply;
    this.#begun = begun;
  }

  /** The input that provokes the reply. */
  get last(): LastAct | null {
    return this.reply === null ? null : provocations[this.reply].last;
  }

  get guidance(): Lead['guidance'] {
    return this.script.length > 0 ? 'grey' : 'ask';
  }

  /** Every pane but the sender is there from the start, the letter as a tab behind the log. */
  callingOf(pane: ClosablePane): ReturnType<Lead['callingOf']> {
    return { open: pane !== 'sender', waits: false, since: -1 };
  }

  /** Whether anything was done since the lab began. */
  get touched(): boolean {
    return this.#session.inputs.length !== this.#begun || this.#session.pending.length > 0;
  }

  /** Makes the input, where it is none that is typed. */
  act(): void {
    const { reply } = this;
    if (reply !== null) this.#session.submit(provokingInput(reply, this.#session.snapshot));
  }

  #nearness(): Nearness {
    const { reply } = this;
    const { steps, snapshot, connection } = this.#session;
    if (reply === null) return 'away';
    if (gives(steps.slice(this.#begun), reply)) return 'given';
    return isNext(reply, snapshot, connection) ? 'near' : 'away';
  }
}

const linesOf = (last: LastAct | null): readonly string[] => (last === null || last.kind === 'wait' ? [] : [last.line]);

const gives = (steps: readonly Step[], reply: ReplyId): boolean =>
  steps.some(({ decisions }) => decisions.some(({ fate }) => outcomes[fate].reply === reply));

/** Whether the lab as it stands would answer the input with the reply. Asked of the lab itself, on a step that is thrown away. */
function isNext(reply: ReplyId, now: Snapshot, connection: string | null): boolean {
  const { kind } = provocations[reply].last;
  if ((kind === 'connect') !== (connection === null)) return false;
  return gives(stepsOf(now, provokingInput(reply, now, connection ?? 'c-next')), reply);
}
