/**
 * The lab as a running appliance: inputs in, what reaches the clients out. Of all that happened only the last snapshot is kept, so a
 * gateway is as small after a million messages as after one. Knows no socket, no file and no clock.
 */
import { deadlineOf, runningCounters, type AcceptedMessage } from '#esa';
import { sayInstant, step, type Input, type LogLine, type Output, type Snapshot } from '#lab';
import type { Phase } from '#smtp';

/** Where what is no answer to a client goes. Both are called before the input's outputs are given. */
export interface Outlets {
  /** Whole lines of mail_logs, each with its line end. */
  readonly log: (lines: string) => void;
  readonly deliver: (message: AcceptedMessage) => void;
}

export class Gateway {
  #now: Snapshot;
  readonly #outlets: Outlets;

  constructor(begun: Snapshot, outlets: Outlets) {
    // Nobody else keeps a snapshot of a gateway, so its counters may change in place.
    this.#now = { ...begun, nextHop: 'outside', counters: runningCounters(begun.counters) };
    this.#outlets = outlets;
  }

  /** All that is kept. */
  get snapshot(): Snapshot {
    return this.#now;
  }

  /** Acts on an input. The outputs may be for other connections too: time runs out for all of them. */
  act(input: Input): readonly Output[] {
    const { outputs, handedOn = [], log, after } = step(this.#now, input);
    this.#now = after;
    if (log.length > 0) this.#outlets.log(log.map((line) => sayLogLine(line, after.offset)).join(''));
    for (const message of handedOn) this.#outlets.deliver(message);
    return outputs;
  }

  /** The phase of an open connection; null when it is gone. */
  phaseOf(connection: string): Phase | null {
    return this.#now.connections[connection]?.phase ?? null;
  }

  /** When the appliance next gives up on a connection; Infinity while none is open. */
  nextDeadline(): number {
    return Object.values(this.#now.connections).reduce((first, connection) => Math.min(first, deadlineOf(connection).at), Infinity);
  }
}

/** One line of the file: `Tue Oct  8 21:28:30 2019 Info: …`. */
function sayLogLine({ at, level, text }: LogLine, offset: number): string {
  return `${sayInstant(at, offset)} ${level}: ${text}\n`;
}
