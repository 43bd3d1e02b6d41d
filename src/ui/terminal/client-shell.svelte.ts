/**
 * The shell on the client's side: what it is told and says, which names it knows, and the transcript of it all. The conversation with a
 * server is the session's; this reads its steps and hands lines over.
 */
import {
  isRefusalOrEnd,
  mailboxLines,
  nameOfPlace,
  parseShellLine,
  placesOf,
  queueLines,
  replayOf,
  resolvePlace,
  sendInput,
  tabulate,
  telnetFaults,
  waitInput,
  type Cut,
  type Place,
  type Replay,
  type Row,
  type ShellCommand,
  type Step,
} from '#lab';
import { decodeUtf8 } from '#smtp';
import { readConfiguration, type Host } from '#esa';
import type { LabSession } from '../lab-session.svelte.ts';
import { sayChanges, type Change } from '../policy/changes.ts';
import { terminalWords as words } from '../words/terminal.ts';
import { Nudges } from './nudges.ts';
import { TranscriptReader, type Chatter, type Transcript } from './transcript.ts';

export class ClientShell {
  readonly #session: LabSession;
  readonly #typedAt = new WeakMap<Step, string>();
  readonly #reader: TranscriptReader;
  readonly #nudges = new Nudges();
  #chatter: readonly Chatter[] = $state.raw([]);
  #clearings = $state(0);

  /** Cells of one line of the screen; tables are laid out by it. */
  columns = 80;

  readonly places: readonly Place[] = $derived.by(() =>
    placesOf(this.#session.hosts, readConfiguration(this.#session.snapshot.configuration).appliance),
  );
  /** Each name once, the appliance's first. */
  readonly placeNames: readonly string[] = $derived(
    this.places.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) === at),
  );
  readonly transcript: Transcript = $derived.by(() => {
    void this.#clearings;
    return this.#reader.read({ steps: this.#session.steps, chatter: this.#chatter, host: this.#session.host?.address ?? null });
  });

  constructor(session: LabSession) {
    this.#session = session;
    this.#reader = new TranscriptReader({
      typedAt: (step) => this.#typedAt.get(step) ?? null,
      nameOf: (address) => nameOfPlace(this.places, address),
    });
    const welcome = words.welcome(session.host?.name ?? '', this.telnetLine);
    this.#chatter = [{ host: session.host?.address ?? null, after: 0, behind: null, rows: [{ kind: 'note', text: welcome }], typed: null }];
  }

  /** The line that reaches the appliance from here. */
  get telnetLine(): string {
    return `telnet ${this.places[0]?.name ?? 'HOST'} 25`;
  }

  promptOf(address: string): string {
    return `${this.#hostAt(address)?.organisation ?? address} ${words.promptEnd} `;
  }

  sayCut(cut: Cut): string {
    switch (cut.kind) {
      case 'commit':
        return words.cutCommit(sayChanges(this.#changesOf(cut.step, cut.files)));
      case 'world':
        return words.cutWorld(sayChanges(this.#changesOf(cut.step, cut.files)));
      case 'fault':
        return words.cutFault(cut.fault, cut.on);
      case 'time':
        return words.cutTime(cut.milliseconds);
      case 'host':
        return words.cutHost(this.#hostAt(cut.address)?.name ?? cut.address, cut.address);
    }
  }

  #changesOf(step: number, files: readonly string[]): readonly Change[] {
    const { steps, start } = this.#session;
    const textAt = (at: number, file: string): string | null => {
      const after = at < 0 ? start : steps[at]?.after;
      return after?.configuration.files[file] ?? after?.world.files[file] ?? null;
    };
    return files.map((file) => ({ file, before: textAt(step - 1, file), after: textAt(step, file) ?? '' }));
  }

  #hostAt(address: string): Host | undefined {
    return this.#session.hosts.find((host) => host.address === address);
  }

  /** Takes a line that was sent: to the server where one is connected, else to the shell. */
  take(text: string): void {
    if (this.#session.connection === null) this.#run(parseShellLine(text), text);
    else this.#talk(text);
  }

  #talk(text: string): void {
    const phase = this.#session.phase;
    this.#session.typeLine(text);
    this.#say(this.#nudges.afterLine(text, phase, this.#session.snapshot.connections[this.#session.connection ?? '']?.badCommands ?? 0));
    this.#say(this.#nudges.afterStep(this.#session.steps.at(-1)));
  }

  /** Whether the server has hung up unasked. */
  get wasCutOff(): boolean {
    const last = this.#session.steps.at(-1);
    return this.#session.connection === null && !(last?.decisions ?? []).some(({ fate }) => fate === 'session.quit');
  }

  /** Lines of a paste that would have fallen into the shell. */
  noteUnsent(lines: number): void {
    this.#say([words.unsent(lines)]);
  }

  /** A commit is told once not to reach the open connection. */
  noticeCommit(): void {
    if (this.#session.connection !== null && this.#session.steps.at(-1)?.input.kind === 'commit') this.#say(this.#nudges.afterCommit());
  }

  #say(lines: readonly string[]): void {
    if (lines.length > 0)
      this.#chat(
        lines.map((text) => ({ kind: 'note', text })),
        null,
      );
  }

  #chat(rows: readonly Row[], typed: string | null): void {
    const { steps, host } = this.#session;
    this.#chatter = [...this.#chatter, { host: host?.address ?? null, after: steps.length, behind: steps.at(-1) ?? null, rows, typed }];
  }

  /** A line typed at the prompt, and what the shell answers. */
  #answer(text: string, rows: readonly Row[]): void {
    this.#chat([{ kind: 'typed', prompt: this.#session.host?.address ?? '', text }, ...rows], text);
  }

  #note(text: string, ...notes: readonly string[]): void {
    this.#answer(
      text,
      notes.map((note) => ({ kind: 'note', text: note })),
    );
  }

  #run(command: ShellCommand, text: string): void {
    switch (command.kind) {
      case 'nothing':
        return this.#answer(text, []);
      case 'telnet':
        return this.#connect(command.to, command.port, text);
      case 'as':
        return this.#goTo(command.host, text);
      case 'hosts':
        return this.#note(text, ...this.#tableOfHosts());
      case 'again':
        return this.#again(text);
      case 'clear':
        return this.clear();
      case 'help':
        return this.#note(
          text,
          ...tabulate(
            Object.values(words.help).map((line) => line.split('|')),
            this.columns - 2,
          ),
          words.helpAfter,
        );
      case 'incomplete':
        return this.#note(text, this.#incomplete(command.word));
      case 'send':
        return this.#send(command.to, command.from, text);
      case 'wait':
        return this.#wait(command.milliseconds, text);
      case 'queue':
        return this.#note(text, ...queueLines(this.#session.snapshot, this.#here, this.columns - 2));
      case 'mailbox':
        return this.#note(text, ...mailboxLines(this.#session.snapshot, this.#here, command.index, this.columns - 2));
      case 'bad-port':
        return this.#answer(text, [{ kind: 'telnet', text: telnetFaults.badPort(command.to, command.port), about: null }]);
      case 'smtp':
        return this.#note(text, words.smtpAtShell(command.verb, this.telnetLine));
      case 'unknown':
        return this.#note(text, words.unknownWord(command.word, command.near));
    }
  }

  get #here(): string {
    return this.#session.host?.address ?? '';
  }

  #incomplete(word: 'telnet' | 'as' | 'send' | 'wait'): string {
    if (word === 'telnet') return words.incompleteTelnet(this.telnetLine);
    if (word === 'wait') return words.incompleteWait;
    return word === 'as' ? words.incompleteAs : words.incompleteSend;
  }

  /** The host's own mail server hands a letter over; every attempt is a conversation of its own on the screen. */
  #send(to: readonly string[], from: string | null, text: string): void {
    const before = this.#session.steps.length;
    this.#session.submit(sendInput(this.#session.snapshot, this.#here, to, from));
    const sent = this.#session.steps[before];
    if (sent !== undefined) this.#typedAt.set(sent, text);
  }

  #wait(milliseconds: number, text: string): void {
    this.#answer(text, []);
    this.#session.submit(waitInput(this.#session.snapshot, milliseconds));
  }

  #connect(to: string, port: number, text: string): void {
    const address = resolvePlace(this.places, to, this.#session.host?.address ?? '');
    if (address === null) return this.#answer(text, [{ kind: 'telnet', text: telnetFaults.unknownName(to, port), about: null }]);
    this.#session.connect(address, port);
    const opened = this.#session.steps.at(-1);
    if (opened?.input.kind === 'connect') this.#typedAt.set(opened, text);
    this.#say(this.#nudges.afterStep(opened));
  }

  #goTo(name: string, text: string): void {
    const host = this.#session.hosts.find((known) => known.name.toLowerCase() === name.toLowerCase() || known.address === name);
    if (host === undefined) return this.#note(text, words.unknownHost(name));
    if (host === this.#session.host) return this.#note(text, words.alreadyThere(host.name));
    this.#answer(text, []);
    this.#session.actAs(host.name);
  }

  #tableOfHosts(): readonly string[] {
    const here = this.#session.host;
    const rows = this.#session.hosts.map((host) => [host.name, host.address, host.owner ?? '', host === here ? words.hostsHere : '']);
    return tabulate([[...words.hostsHead, ''], ...rows], this.columns - 2);
  }

  #again(text: string): void {
    const replay = replayOf(this.#session.steps.filter(({ derived }) => derived !== true));
    if (replay === null) return this.#note(text, words.nothingToRepeat);
    this.#answer(text, []);
    this.#repeat(replay);
  }

  /** The same name may mean another address from here. */
  #repeat({ to, port, lines }: Replay): void {
    const here = this.#session.host?.address ?? '';
    this.#session.connect(resolvePlace(this.places, nameOfPlace(this.places, to), here) ?? to, port);
    for (const line of lines) {
      if (this.#session.connection === null || (this.#session.steps.at(-1)?.decisions ?? []).some(isRefusalOrEnd)) return;
      this.#session.typeLine(decodeUtf8(line));
    }
  }

  /** Empties the screen. */
  clear(): void {
    this.#reader.clear(this.#session.steps);
    this.#chatter = [];
    this.#clearings += 1;
  }
}
