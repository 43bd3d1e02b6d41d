/**
 * Everything that stands on the terminal, as one list of rows: the steps as `readStep` reads them, and between them what the shell itself
 * said. Reading on costs only what is new; where the history has moved back or elsewhere, the list is made afresh under a new generation.
 */
import { firstReading, linesOf, readStep, type Naming, type Reading, type Row, type ScriptEvent, type Step } from '#lab';
import { decodeUtf8 } from '#smtp';

/** What the shell of a host said or was told after a number of steps. It is shown as long as `behind` is the last of those steps. */
export interface Chatter {
  readonly host: string | null;
  readonly after: number;
  readonly behind: Step | null;
  readonly rows: readonly Row[];
  readonly typed: string | null;
}

/** The rows to show. Lists grow in place within one generation, so only their first `length` and `eventCount` entries belong to it. */
export interface Transcript {
  readonly generation: number;
  readonly rows: readonly Row[];
  readonly length: number;
  readonly events: readonly ScriptEvent[];
  readonly eventCount: number;
}

/** What is on the lab at one moment, as far as it is read here. `host` is the address of the host acted from. */
export interface Source {
  readonly steps: readonly Step[];
  readonly chatter: readonly Chatter[];
  readonly host: string | null;
}

export class TranscriptReader {
  readonly #naming: Naming;
  #generation = 0;
  #rows: Row[] = [];
  #events: ScriptEvent[] = [];
  #reading: Reading = firstReading;
  #steps = 0;
  #lastStep: Step | null = null;
  #chatter = 0;
  #lastChatter: Chatter | null = null;
  #cleared: { readonly steps: number; readonly behind: Step | null; readonly reading: Reading } | null = null;

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** Reads on, or afresh. The same source gives the same transcript. */
  read(source: Source): Transcript {
    if (this.#continues(source)) this.#readChatter(source, source.chatter.slice(this.#chatter));
    else this.#readAfresh(source);
    this.#readSteps(source.steps, source.steps.length);
    this.#noteHost(source.host);
    this.#chatter = source.chatter.length;
    this.#lastChatter = source.chatter.at(-1) ?? null;
    return {
      generation: this.#generation,
      rows: this.#rows,
      length: this.#rows.length,
      events: this.#events,
      eventCount: this.#events.length,
    };
  }

  /** Empties the screen: what stands on it now is shown again only if the history moves back behind it. */
  clear(steps: readonly Step[]): void {
    this.#cleared = { steps: steps.length, behind: steps.at(-1) ?? null, reading: this.#reading };
    this.#lastChatter = null;
    this.#chatter = Infinity;
  }

  #continues({ steps, chatter }: Source): boolean {
    const sameSteps = this.#steps === 0 || steps[this.#steps - 1] === this.#lastStep;
    return this.#generation > 0 && sameSteps && (this.#chatter === 0 || chatter[this.#chatter - 1] === this.#lastChatter);
  }

  #readAfresh(source: Source): void {
    const cleared = this.#cleared !== null && isLast(source.steps, this.#cleared) ? this.#cleared : null;
    this.#cleared = cleared;
    this.#generation += 1;
    this.#rows = [];
    this.#events = [];
    this.#reading = cleared?.reading ?? firstReading;
    this.#steps = 0;
    this.#readEvents(source.steps.slice(0, cleared?.steps ?? 0));
    this.#steps = cleared?.steps ?? 0;
    const inOrder = source.chatter.filter(({ after }) => after >= this.#steps).sort((a, b) => a.after - b.after);
    this.#readChatter(source, inOrder);
  }

  #readChatter({ steps }: Source, chatter: readonly Chatter[]): void {
    for (const said of chatter) {
      if (said.after < this.#steps || !isLast(steps, { steps: said.after, behind: said.behind })) continue;
      this.#readSteps(steps, said.after);
      this.#noteHost(said.host);
      this.#rows.push(...said.rows);
      if (said.typed !== null) this.#events.push({ kind: 'typed', line: said.typed });
    }
  }

  #readSteps(steps: readonly Step[], end: number): void {
    for (const step of steps.slice(this.#steps, end)) {
      const { rows, reading } = readStep(this.#reading, step, this.#steps, this.#naming);
      this.#rows.push(...rows);
      this.#reading = reading;
      this.#steps += 1;
      this.#readEvents([step]);
    }
    this.#lastStep = steps[this.#steps - 1] ?? null;
  }

  #readEvents(steps: readonly Step[]): void {
    for (const step of steps) this.#events.push(...eventsOf(step));
  }

  /** Going to another host is no step, so it is told when it is noticed. */
  #noteHost(host: string | null): void {
    if (host !== null && this.#reading.host !== null && this.#reading.host !== host)
      this.#rows.push({ kind: 'cut', cut: { kind: 'host', address: host } });
    this.#reading = { ...this.#reading, host: host ?? this.#reading.host };
  }
}

const isLast = (all: readonly Step[], { steps, behind }: { readonly steps: number; readonly behind: Step | null }): boolean =>
  steps === 0 || all[steps - 1] === behind;

/** What a step means for a script of lines to type. */
function eventsOf({ input, outputs, derived }: Step): readonly ScriptEvent[] {
  // What a sending server says by itself is nobody's typing.
  if (derived === true) return [];
  const ends = outputs.some(({ kind }) => kind === 'closed' || kind === 'reset' || kind === 'refused' || kind === 'unreachable');
  const closed: readonly ScriptEvent[] = ends || input.kind === 'hangup' ? [{ kind: 'closed' }] : [];
  if (input.kind === 'connect') return [{ kind: 'connected' }, ...closed];
  if (input.kind !== 'octets') return closed;
  return [...linesOf(input.octets).map((line) => ({ kind: 'typed' as const, line: decodeUtf8(line) })), ...closed];
}
