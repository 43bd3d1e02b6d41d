/** Plays a conformance case against the pure core. Acts take no time of their own, so that a wait is exact. */
import { arrivals } from '#esa';
import { encodeUtf8 } from '#smtp';
import { start, stepsOf, type Input, type Snapshot, type Step } from '#lab';
import { calledBy, filesOf, ways, type ConformanceCase } from './case.ts';
import { readTalk, sayHeard, type Heard, type TalkAct } from './talk.ts';

/** What a case asks for beside what came of it, both as lines of a talk; equal where the case holds. */
export interface Outcome {
  readonly expected: readonly string[];
  readonly heard: readonly string[];
  readonly arrived: readonly { readonly from: string; readonly to: readonly string[]; readonly text: string; readonly smuggled: boolean }[];
  readonly steps: readonly Step[];
}

/** A client's side of the lab: numbered connections, and the one in use. */
class Caller {
  #now: Snapshot;
  #connections = 0;
  #used = 1;
  readonly steps: Step[] = [];

  constructor(private readonly tested: ConformanceCase) {
    this.#now = start(filesOf(tested));
    this.act({ kind: 'connect', from: null });
  }

  /** Does one act and gives what is heard on any connection. */
  act(act: TalkAct): readonly Heard[] {
    if (act.kind === 'use') this.#used = act.connection;
    if (act.kind === 'connect') this.#used = ++this.#connections;
    if (act.kind === 'use') return [];
    const made = stepsOf(this.#now, this.#inputOf(act));
    this.steps.push(...made);
    this.#now = made.at(-1)?.after ?? this.#now;
    return made.flatMap(({ outputs }) => outputs).flatMap((output) => heardOf(output));
  }

  #inputOf(act: Exclude<TalkAct, { kind: 'use' }>): Input {
    const at = this.#now.clock;
    const connection = String(this.#used);
    switch (act.kind) {
      case 'send':
        return { kind: 'octets', at, connection, octets: act.octets };
      case 'connect': {
        const called = calledBy(this.tested);
        return { kind: 'connect', at, connection, ...called, from: act.from ?? called.from };
      }
      case 'hangup':
        return { kind: 'hangup', at, connection };
      case 'tls':
        return { kind: 'tls', at, connection, ciphering: act.established ? { protocol: 'TLSv1.2', cipher: 'AES256-SHA256' } : null };
      case 'wait':
        return { kind: 'time', at: at + act.milliseconds };
      case 'fault':
        return { kind: 'fault', at, fault: act.fault, on: true };
    }
  }
}

function heardOf(output: Step['outputs'][number]): readonly Heard[] {
  if (output.kind === 'opened') return [];
  return [output.kind === 'reply' ? output.reply : output.kind];
}

/** Plays a case whole: the way to where it begins, then its talk. */
export function playCase(tested: ConformanceCase): Outcome {
  const caller = new Caller(tested);
  const expected: string[] = [];
  const heard: string[] = [];
  const compare = (wanted: readonly string[], got: readonly Heard[], act?: string): void => {
    if (act !== undefined) for (const lines of [expected, heard]) lines.push(act);
    expected.push(...wanted);
    heard.push(...sayHeard(got, wanted));
  };
  const greeted = caller.steps.flatMap(({ outputs }) => outputs).flatMap((output) => heardOf(output));
  if (tested.at !== 'called') {
    compare(['220'], greeted);
    for (const [line, code] of ways[tested.at])
      compare([String(code)], caller.act({ kind: 'send', octets: `${encodeUtf8(line)}\r\n` }), line);
  }
  for (const { act, expected: wanted } of readTalk(tested.talk)) {
    if (act !== null) compare(wanted, caller.act(act), JSON.stringify(act));
    else if (tested.at === 'called') compare(wanted, greeted);
  }
  const accepted = caller.steps
    .flatMap(({ decisions }) => decisions)
    .flatMap(({ facts }) => (facts.kind === 'message' ? [facts.message] : []));
  const arrived = accepted.flatMap((message) => arrivals(message)).map(({ recipients: to, ...rest }) => ({ ...rest, to }));
  return { expected, heard, arrived, steps: caller.steps };
}
