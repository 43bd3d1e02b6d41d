/**
 * The lab as the screen sees it: a history of steps with a cursor, one draft of the configuration, the host that is acted from and the
 * reply that is asked about. Everything else on screen is derived from these; only the intents below write.
 */
import { createContext } from 'svelte';
import type { Act, Phase } from '#smtp';
import { actsOf, type Connection, type Decision, type Host, type RuleRef, type TraceRow } from '#esa';
import {
  advance,
  commitInputs,
  connectInput,
  currentSnapshot,
  currentSteps,
  decisionAt,
  handshakeInput,
  hangupInput,
  historyOf,
  hostsOf,
  inputsOf,
  lastDecision,
  lineInput,
  phaseOf,
  redo,
  replay,
  start,
  textOf,
  traceOf,
  undo,
  type Files,
  type History,
  type Input,
  type LogLine,
  type Selection,
  type Snapshot,
  type Step,
} from '#lab';

/** A log line with the step it was written in. */
export type LoggedLine = LogLine & { readonly step: number };

/** A wish to be shown a rule in its table. `nonce` tells two wishes for the same rule apart. */
export interface Revealed {
  readonly ref: RuleRef;
  readonly nonce: number;
}

export class LabSession {
  /** The lab before the first step. */
  readonly start: Snapshot;
  #history: History = $state.raw(historyOf(start({})));
  #draft: Files = $state.raw({});
  #hostName = $state('');
  #chosen: Selection | null = $state.raw(null);
  #revealed: Revealed | null = $state.raw(null);

  /** The steps before the cursor, oldest first. */
  readonly steps: readonly Step[] = $derived(currentSteps(this.#history));
  readonly snapshot: Snapshot = $derived(currentSnapshot(this.#history));
  readonly inputs: readonly Input[] = $derived(inputsOf(this.#history));
  readonly hosts: readonly Host[] = $derived(hostsOf(this.snapshot));
  /** The id of the open connection on screen, the newest one opened; null at the shell prompt. */
  readonly connection: string | null = $derived(newestConnection(this.steps, this.snapshot));
  readonly phase: Phase | null = $derived(this.connection === null ? null : phaseOf(this.snapshot, this.connection));
  /** What may be said next on it. */
  readonly acts: readonly Act[] = $derived(openActs(this.connection, this.snapshot));
  /** What differs from the committed texts, by file. */
  readonly draft: Files = $derived(this.#draft);
  readonly pending: readonly string[] = $derived(Object.keys(this.#draft));
  readonly revision: number = $derived(this.snapshot.configuration.revision);
  readonly fileNames: readonly string[] = $derived([
    ...Object.keys(this.snapshot.configuration.files),
    ...Object.keys(this.snapshot.world.files),
  ]);
  /** The reply that is asked about: the one chosen, else the newest. */
  readonly selection: Selection | null = $derived(decisionAt(this.steps, this.#chosen) === null ? lastDecision(this.steps) : this.#chosen);
  readonly selected: Decision | null = $derived(decisionAt(this.steps, this.selection));
  readonly log: readonly LoggedLine[] = $derived(this.steps.flatMap(({ log }, step) => log.map((line) => ({ ...line, step }))));

  /** `files` is a whole lab; `hostName` the host the shell starts on. */
  constructor(files: Files, hostName: string) {
    this.start = start(files);
    this.#history = historyOf(this.start);
    this.#hostName = hostName;
  }

  /** The host the shell is on: the one chosen, else the world's first. */
  get host(): Host | null {
    return this.hosts.find(({ name }) => name === this.#hostName) ?? this.hosts[0] ?? null;
  }

  get revealed(): Revealed | null {
    return this.#revealed;
  }

  /** Why the selected reply came out as it did. */
  get trace(): readonly TraceRow[] {
    return traceOf(this.start, this.steps, this.selection);
  }

  /** The text an editor shows: the draft's, else the committed one. */
  textOf(file: string): string {
    return this.#draft[file] ?? this.committedText(file);
  }

  committedText(file: string): string {
    return textOf(this.snapshot, file);
  }

  /** Acts on any input at the cursor; the newest reply is asked about again. */
  submit(input: Input): void {
    this.#history = advance(this.#history, input);
    this.#chosen = null;
  }

  /** Opens a connection from the present host; an open one is hung up first. */
  connect(to: string, port: number): void {
    const from = this.host;
    if (from === null) return;
    this.hangUp();
    this.submit(connectInput(this.snapshot, `c${this.steps.length + 1}`, from.address, to, port));
  }

  /** Sends one line on the open connection. After STARTTLS the handshake is played at once. */
  typeLine(line: string): void {
    const id = this.connection;
    if (id === null) return;
    this.submit(lineInput(this.snapshot, id, line));
    if (phaseOf(this.snapshot, id) === 'negotiation') this.submit(handshakeInput(this.snapshot, id));
  }

  hangUp(): void {
    if (this.connection !== null) this.submit(hangupInput(this.snapshot, this.connection));
  }

  /** Moves the shell to another host, hanging up first; false if there is none of that name. */
  actAs(name: string): boolean {
    if (!this.hosts.some((host) => host.name === name)) return false;
    if (name !== this.#hostName) this.hangUp();
    this.#hostName = name;
    return true;
  }

  /** Changes the draft of a file; a text equal to the committed one is no change. */
  edit(file: string, text: string): void {
    const { [file]: _before, ...others } = this.#draft;
    this.#draft = text === this.committedText(file) ? others : { ...others, [file]: text };
  }

  /** Drops the draft. */
  revert(): void {
    this.#draft = {};
  }

  /** Puts the draft in force: the appliance's files by a commit, the world's at once. */
  commit(): void {
    const selected = this.selection;
    for (const input of commitInputs(this.snapshot, this.#draft)) this.submit(input);
    this.#draft = {};
    this.#chosen = selected;
  }

  select(place: Selection | null): void {
    this.#chosen = place;
  }

  /** Asks the policy pane to show and light a rule. */
  reveal(ref: RuleRef): void {
    this.#revealed = { ref, nonce: (this.#revealed?.nonce ?? 0) + 1 };
  }

  undo(): void {
    this.#history = undo(this.#history);
  }

  redo(): void {
    this.#history = redo(this.#history);
  }

  /** Plays saved inputs from the start; what was there goes. */
  restore(inputs: readonly Input[], draft: Files, hostName: string | null): void {
    this.#history = replay(this.start, inputs);
    this.#draft = draft;
    this.#chosen = null;
    if (hostName !== null) this.#hostName = hostName;
  }
}

function openActs(connection: string | null, { connections }: Snapshot): readonly Act[] {
  const open: Connection | undefined = connection === null ? undefined : connections[connection];
  return open === undefined ? [] : actsOf(open);
}

/** Whether a connection is this shell's. Those of other programs (provoke/) and of sending servers are not on screen. */
const isOwn = (connection: string): boolean => !/^(?:other|sent)-/.test(connection);

/** The open connection of the shell that was opened last. */
function newestConnection(steps: readonly Step[], snapshot: Snapshot): string | null {
  for (let index = steps.length - 1; index >= 0; index--) {
    const input = steps[index]?.input;
    if (input?.kind === 'connect' && isOwn(input.connection) && snapshot.connections[input.connection] !== undefined)
      return input.connection;
  }
  return null;
}

export const [getSession, setSession] = createContext<LabSession>();
