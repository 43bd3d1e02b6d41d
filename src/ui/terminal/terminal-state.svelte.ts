/**
 * The terminal apart from its picture: the line being typed, what may come next, and what every key and button does. What the shell says is
 * the shell's; the conversation is the session's.
 */
import { aboutOf, linesOf, parseShellLine, placeAfter, type Selection } from '#lab';
import type { LabSession } from '../lab-session.svelte.ts';
import { terminalWords as words } from '../words/terminal.ts';
import { ClientShell } from './client-shell.svelte.ts';
import {
  applyEdit,
  browse,
  emptyHistory,
  emptyLine,
  insert,
  lineOf,
  readKeys,
  remember,
  type Key,
  type Line,
  type LineHistory,
} from './line-editor.ts';
import type { TypedLine } from './painting.ts';
import { addressesIn, chipsOf, completionsOf, type Chip, type Situation } from './suggestions.ts';
import type { Transcript } from './transcript.ts';

export type Guidance = 'grey' | 'chips' | 'ask';

/** What the terminal is given by its page. */
export interface TerminalGiven {
  readonly script: readonly string[];
  readonly guidance: Guidance;
}

/** The place in a script after so many events of one generation of the transcript. */
interface ScriptPlace {
  readonly script: readonly string[];
  readonly generation: number;
  readonly at: number;
  readonly read: number;
}

export class TerminalState {
  readonly shell: ClientShell;
  readonly #session: LabSession;
  readonly #given: () => TerminalGiven;
  #history: LineHistory = emptyHistory;
  #cycle: { readonly line: string; readonly candidates: readonly string[] } | null = null;
  #script: ScriptPlace | null = null;

  line: Line = $state.raw(emptyLine);
  /** Puts the caret into the line; whatever draws it says how. */
  focus: () => void = () => undefined;
  /** What a pressed chip has to say. */
  remark = $state('');
  /** Whether *What next?* was asked since the last line. */
  asked = $state(false);

  /** The line of the script that is next where one stands; null if there is none. */
  readonly nextLine: string | null = $derived.by(() => this.#nextOfScript());
  /** What stands in grey behind the typed text. */
  readonly ghost: string = $derived.by(() => this.#ghostOf());
  readonly chips: readonly Chip[] = $derived.by(() => chipsOf(this.#situation([])));

  constructor(session: LabSession, given: () => TerminalGiven) {
    this.#session = session;
    this.#given = given;
    this.shell = new ClientShell(session);
  }

  get connected(): boolean {
    return this.#session.connection !== null;
  }

  /** What is drawn below the rows. */
  get typedLine(): TypedLine {
    const host = this.#session.host;
    const prompt = this.connected || host === null ? '' : this.shell.promptOf(host.address);
    return { prompt, text: this.line.text, caret: this.line.caret, ghost: this.#blankIsNext ? words.greyBlank : this.ghost };
  }

  get #blankIsNext(): boolean {
    return this.nextLine === '' && this.line.text === '' && this.#given().guidance === 'grey';
  }

  /** Keys in the order they came, with every line a paste holds. */
  type(data: string): void {
    const keys = readKeys(data);
    for (const [index, key] of keys.entries()) {
      const wasConnected = this.connected;
      this.#press(key);
      const rest = keys.slice(index + 1).filter(({ kind }) => kind === 'enter').length;
      if (wasConnected && rest > 0 && this.shell.wasCutOff) return this.shell.noteUnsent(rest);
    }
  }

  #press(key: Key): void {
    this.#cycle = null;
    switch (key.kind) {
      case 'text':
        this.line = insert(this.line, key.text);
        return;
      case 'enter':
        return this.send();
      case 'edit':
        this.line = applyEdit(this.line, key.edit);
        return;
      case 'older':
        return this.#browse(-1);
      case 'newer':
        return this.#browse(1);
      case 'hang-up':
        return this.hangUp();
      case 'interrupt':
        return this.connected ? this.hangUp() : this.setLine(emptyLine);
      case 'clear':
        return this.shell.clear();
    }
  }

  #browse(by: -1 | 1): void {
    const found = browse(this.#history, by, this.line.text);
    if (found === null) return;
    this.#history = found.history;
    this.line = found.line;
  }

  setLine(line: Line): void {
    this.line = line;
    this.#cycle = null;
  }

  /** Sends the line, to the server or to the shell. */
  send(): void {
    const { text } = this.line;
    this.setLine(emptyLine);
    this.#history = remember(this.#history, text);
    this.remark = '';
    this.asked = false;
    this.shell.take(text);
  }

  hangUp(): void {
    this.setLine(emptyLine);
    this.#session.hangUp();
  }

  /** Tab: the grey line, else a completion; false if there is neither, so that the key moves the focus on. */
  complete(): boolean {
    if (this.takeGhost()) return true;
    const cycle = this.#cycle?.line === this.line.text ? this.#cycle : this.#newCycle();
    const [next, ...others] = cycle.candidates;
    if (next === undefined || this.line.caret < this.line.text.length) return false;
    this.line = lineOf(next);
    this.#cycle = { line: next, candidates: [...others, next] };
    return others.length > 0 || next !== cycle.line;
  }

  #newCycle(): { readonly line: string; readonly candidates: readonly string[] } {
    const { text } = this.line;
    return { line: text, candidates: completionsOf(text, this.#situation(this.#addresses())) };
  }

  /** Types the grey line. A blank one is typed as it is: Enter sends it. */
  takeGhost(): boolean {
    if (this.#blankIsNext) return true;
    if (this.ghost === '') return false;
    this.setLine(lineOf(this.line.text + this.ghost));
    return true;
  }

  /** Puts a chip's words into the line; a dashed one says what it would get. */
  takeChip(chip: Chip): void {
    this.remark = chip.refusal === null ? (chip.text === '' ? words.blankChip : '') : words.refusal(chip.refusal);
    if (chip.refusal === null) this.setLine(lineOf(chip.text, chip.back));
  }

  /** Asks about the decision shown above or below the selected one. */
  selectNext(by: -1 | 1): void {
    const shown = decisionsShown(this.shell.transcript);
    const { selection } = this.#session;
    const at = shown.findLastIndex(({ step, decision }) => step === selection?.step && decision === selection.decision);
    const next = shown[at < 0 ? shown.length - 1 : at + by];
    if (next !== undefined) this.#session.select(next);
  }

  #situation(addresses: readonly string[]): Situation {
    const { phase, acts, host, hosts, steps } = this.#session;
    return {
      phase,
      acts,
      letter: this.#linesOfLetter(),
      self: host?.name ?? '',
      hosts: hosts.map(({ name }) => name),
      places: this.shell.placeNames,
      addresses,
      canRepeat: steps.length > 0,
    };
  }

  /** Mail addresses seen lately: typed, in the script, and the one of whoever sits at this host. */
  #addresses(): readonly string[] {
    const { events, eventCount } = this.shell.transcript;
    const typed = events.slice(Math.max(0, eventCount - 200), eventCount).flatMap((event) => (event.kind === 'typed' ? [event.line] : []));
    const host = this.#session.host;
    const own = host === null || host.user === null ? [] : [`${host.user}@${host.name.replace(/^[^.]+\./, '')}`];
    return addressesIn([...this.#given().script, ...own, ...typed]);
  }

  /** Lines typed since DATA, blank ones too. */
  #linesOfLetter(): readonly string[] {
    const { phase, snapshot, connection } = this.#session;
    if (phase !== 'message' || connection === null) return [];
    return linesOf(snapshot.connections[connection]?.transaction?.pieces.join('') ?? '');
  }

  /** Where one stands in the script, read on from where it was read to. */
  #nextOfScript(): string | null {
    const { script } = this.#given();
    const { generation, events, eventCount } = this.shell.transcript;
    const begun = this.#script?.script === script && this.#script.generation === generation ? this.#script : this.#beginScript(script);
    const at = events.slice(begun.read, eventCount).reduce((place, event) => placeAfter(script, place, event), begun.at);
    this.#script = { script, generation, at, read: eventCount };
    const line = script[at];
    return line === undefined || !this.#fits(line) ? null : line;
  }

  /** A new script counts from the conversation that is open when it comes, since it may go on with it. */
  #beginScript(script: readonly string[]): ScriptPlace {
    const { generation, events, eventCount } = this.shell.transcript;
    const open = this.connected ? events.findLastIndex((event, index) => index < eventCount && event.kind === 'connected') : -1;
    const restarted = this.#script?.script === script ? 0 : eventCount;
    return { script, generation, at: 0, read: open < 0 ? restarted : open };
  }

  /** Telnet is no line for a server, nor HELO one for the shell. */
  #fits(line: string): boolean {
    const shell = ['telnet', 'as', 'hosts', 'again', 'help', 'clear'].includes(parseShellLine(line).kind);
    return this.connected ? !shell || this.#session.phase === 'message' || /^\s*help\s*$/i.test(line) : shell;
  }

  #ghostOf(): string {
    const { nextLine, line } = this;
    if (this.#given().guidance !== 'grey' || nextLine === null || line.caret < line.text.length) return '';
    return nextLine.toLowerCase().startsWith(line.text.toLowerCase()) ? nextLine.slice(line.text.length) : '';
  }
}

/** Each decision once, in the order of the screen. */
function decisionsShown({ rows, length }: Transcript): readonly Selection[] {
  const shown: Selection[] = [];
  for (let index = 0; index < length; index++) {
    const row = rows[index];
    const about = row === undefined ? null : aboutOf(row);
    const last = shown.at(-1);
    if (about !== null && (about.step !== last?.step || about.decision !== last.decision)) shown.push(about);
  }
  return shown;
}
