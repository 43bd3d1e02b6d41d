/** Small hints in grey that no author writes: each slip is told once. */
import { parseShellLine, type Step } from '#lab';
import { parseCommand, type Phase } from '#smtp';
import { terminalWords as words } from '../words/terminal.ts';

type Nudge = 'shell-in-smtp' | 'command-in-letter' | 'third-bad' | 'old-policy' | 'shut-out';

export class Nudges {
  readonly #told = new Set<Nudge>();

  /** After a line went to the server in this phase; `badCommands` is what the server has counted since. */
  afterLine(line: string, phase: Phase | null, badCommands: number): readonly string[] {
    if (phase === 'message') {
      const verb = commandInLetter(line);
      return verb === null ? [] : this.#once('command-in-letter', words.commandInLetter(verb));
    }
    const word = shellWordIn(line);
    return [
      ...(word === null ? [] : this.#once('shell-in-smtp', words.shellInSmtp(word))),
      ...(badCommands === 3 ? this.#once('third-bad', words.thirdBadCommand) : []),
    ];
  }

  /** After a step of one's own: has guessing recipients closed the door? */
  afterStep(step: Step | undefined): readonly string[] {
    const facts = step?.decisions.find(({ fate }) => fate === 'recipient.harvest-dropped' || fate === 'connection.harvest')?.facts;
    const tally = facts?.kind === 'recipient' || facts?.kind === 'connection' ? facts.tally : null;
    return tally === null || tally === undefined ? [] : this.#once('shut-out', words.shutOut(tally.clock));
  }

  /** After a commit while a connection is open. */
  afterCommit(): readonly string[] {
    return this.#once('old-policy', words.keepsOldPolicy);
  }

  #once(nudge: Nudge, text: string): readonly string[] {
    if (this.#told.has(nudge)) return [];
    this.#told.add(nudge);
    return [text];
  }
}

/** A whole and sound SMTP command, which no letter holds by chance. */
function commandInLetter(line: string): string | null {
  const read = parseCommand(line);
  return read.kind === 'fault' || read.kind === 'help' || read.kind === 'noop' || read.kind === 'vrfy' ? null : read.verb;
}

function shellWordIn(line: string): string | null {
  const { kind } = parseShellLine(line);
  return kind === 'telnet' || kind === 'as' || kind === 'hosts' || kind === 'again' || kind === 'clear' ? kind : null;
}
