/**
 * A lesson once compiled: plain JSON, read from `lesson.md` by the authoring door, so that a learner's page carries no YAML or Markdown
 * parser. Form: the lesson format in README.md.
 */
import type { FaultName, RecipientSetWords, SenderSetWords } from '#esa';
import type { Files } from '../input.ts';
import type { FaultWords } from './faults.ts';

/** A whole course as data. */
export interface CompiledCourse {
  readonly id: string;
  readonly title: string;
  readonly lede: string;
  readonly version: number;
  /** Group → objective id → sentence. */
  readonly objectives: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly lessons: readonly CompiledLesson[];
}

/** What the table of contents needs to know of a lesson. */
export interface LessonSummary {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly level: 'intro' | 'core' | 'advanced';
  readonly minutes: number;
  readonly objectives: readonly string[];
  /** Ids and titles of the steps, and the ids of their goals (checks) and questions. */
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly goals: readonly string[];
    readonly questions: readonly string[];
  }[];
}

/** The panes a lesson opens. */
export type PaneName = 'terminal' | 'policy' | 'why' | 'log' | 'letter';
/** `after-prediction`: opens once the step's prediction is answered; `after-locate`: once the deciding log line is pointed at. */
export type PaneState = 'open' | 'closed' | 'after-prediction' | 'after-locate';

/** One lesson, whole: a lab to start with, prose, and steps. */
export interface CompiledLesson {
  readonly summary: LessonSummary;
  readonly version: number;
  readonly ticket: string | null;
  /** Name of the host where the learner's shell starts. */
  readonly host: string;
  readonly panels: Readonly<Partial<Record<PaneName, PaneState>>>;
  /** Which tables the policy pane shows as editable; `null` means all four. */
  readonly edit: readonly ('hat' | 'rat' | 'listeners' | 'directory')[] | null;
  /** Grey next line: `grey` types ahead, `chips` offers verbs, `ask` only on request. */
  readonly guidance: 'grey' | 'chips' | 'ask';
  /** The whole lab at the start: scenario plus the lesson's own `start/`. */
  readonly files: Files;
  /** Parsed YAML trees of the start files and of every text an action may write, by text, for `rememberYaml`. */
  readonly trees: Readonly<Record<string, unknown>>;
  readonly opening: string;
  readonly steps: readonly LessonStep[];
}

/**
 * Prose is sanitised HTML. An author's sentences (goals, hints, prompts, options, everything named `say`, `intro` or `context`) are plain
 * text in which back-ticks mark what is typed and asterisks mark stress: `sentenceParts` (sentence.ts) reads them.
 */
export interface LessonStep {
  readonly id: string;
  readonly title: string;
  readonly prose: string;
  /** Panes that arrive with this step, with the one sentence that introduces them. */
  readonly panels: { readonly open: Readonly<Partial<Record<PaneName, PaneState>>>; readonly intro: string } | null;
  readonly checks: readonly Check[];
  readonly hints: readonly string[];
  readonly solutions: readonly Solution[];
  readonly wrong: readonly WrongAttempt[];
  /** Lines the learner is led to type, in order: what the grey line shows. Derived from the first solution. */
  readonly script: readonly string[];
  readonly questions: readonly Question[];
}

/** What must come of a probe; everything named must hold. Without `at`, the recipient if there is one, else the connection. */
export interface Expectation {
  readonly at?: 'connect' | 'helo' | 'mail' | 'rcpt' | 'data' | 'message';
  readonly verdict?: string | { readonly not: string };
  /** `250`, `4xx`. */
  readonly reply?: string | { readonly not: string };
  readonly decidedBy?: string | { readonly not: string };
  readonly policy?: string | { readonly not: string };
  readonly listener?: string | { readonly not: string };
  readonly recipients?: number;
}

/** A conversation nobody has: who connects where, and the envelope. `mail` may be empty for the null sender. */
export interface Probe {
  /** Host name or address. */
  readonly from: string;
  /** Listener name (default: the scenario's only public one), or an address. */
  readonly to?: string;
  readonly port?: number;
  readonly mail?: string;
  readonly rcpt?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly faults?: FaultWords;
}

/**
 * One pattern over the learner's own transcript: a typed line (regular expression, without case) and the reply it got. Opening a connection
 * reads as the line `telnet ADDRESS PORT`, its banner as the reply.
 */
export interface SessionPattern {
  readonly say: string;
  readonly reply?: string | { readonly not: string };
}

/** What a check looks at. */
export type CheckRule =
  | { readonly kind: 'probe'; readonly probe: Probe; readonly expect: Expectation }
  | { readonly kind: 'forall'; readonly forall: ForAll; readonly expect: Expectation }
  | { readonly kind: 'session'; readonly session: readonly SessionPattern[]; readonly ordered: boolean }
  | { readonly kind: 'message'; readonly message: MessagePattern }
  | { readonly kind: 'state'; readonly state: StatePattern };

/**
 * Everyone of a described set, at a listener (by default the only public one). Senders are held against its HAT, recipients against its RAT; of
 * senders any expectation at `connect` may be had, of recipients `verdict` and `decidedBy`.
 */
export type ForAll =
  | { readonly of: 'senders'; readonly set: SenderSetWords; readonly to?: string }
  | { readonly of: 'recipients'; readonly set: RecipientSetWords; readonly to?: string };

/** The last accepted message: every named thing must match (strings are regular expressions). */
export interface MessagePattern {
  readonly envelope?: { readonly from?: string; readonly to?: string };
  readonly headers?: Readonly<Record<string, string>>;
  readonly xheaders?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly recipients?: number;
}

/** A committed table has or lacks something. */
export interface StatePattern {
  readonly hat?: {
    readonly file?: string;
    readonly group: string;
    readonly has?: readonly string[];
    readonly lacks?: readonly string[];
    readonly policy?: string;
  };
  readonly rat?: { readonly file?: string; readonly has?: readonly string[]; readonly lacks?: readonly string[] };
}

/** A goal of a step, or a guard: something that holds at the start and must go on holding. `say` is what is still wrong. */
export interface Check {
  readonly id: string;
  readonly goal: string;
  readonly guard: boolean;
  readonly say: string;
  readonly objective: string;
  readonly rule: CheckRule;
}

/** One thing a solution or a wrong attempt does. */
export type Action =
  | { readonly kind: 'as'; readonly host: string }
  | { readonly kind: 'connect'; readonly from: string | null; readonly to: string; readonly port: number }
  | { readonly kind: 'type'; readonly lines: readonly string[] }
  | { readonly kind: 'hangup' }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'fault'; readonly fault: FaultName; readonly on: boolean }
  /** The host the shell is on hands a letter over; `from` null: its user writes. */
  | { readonly kind: 'send'; readonly to: readonly string[]; readonly from: string | null }
  | { readonly kind: 'edit'; readonly file: string; readonly edit: TableEdit }
  | { readonly kind: 'replace'; readonly file: string; readonly text: string }
  | { readonly kind: 'world'; readonly files: Files }
  | { readonly kind: 'commit' };

/**
 * An edit of a table. Names are groups of a HAT or entries of a RAT. In a RAT `add` holds one whole line in `entries`, `name` is the entry it
 * goes above (empty: above ALL), and `policy` is the entry's action.
 */
export type TableEdit =
  | { readonly kind: 'move'; readonly name: string; readonly side: 'before' | 'after'; readonly other: string }
  | { readonly kind: 'set' | 'add' | 'remove'; readonly name: string; readonly entries: readonly string[] }
  | { readonly kind: 'delete'; readonly name: string }
  | { readonly kind: 'policy'; readonly name: string; readonly policy: string };

/** One way through a step. */
export interface Solution {
  readonly name: string;
  readonly actions: readonly Action[];
}

/** A known misconception carried out: the check it fails, and what to say of it. */
export interface WrongAttempt {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly fails: string;
  readonly say: string;
}

interface QuestionBase {
  readonly id: string;
  /** Hash of the content, with `id` the identity of a question. */
  readonly hash: string;
  readonly prompt: string;
  readonly context: string;
  readonly objective: string;
}

/** A question of the quiz. */
export type Question =
  | (QuestionBase & { readonly kind: 'choice'; readonly several: boolean; readonly options: readonly Option[] })
  | (QuestionBase & { readonly kind: 'short'; readonly answers: readonly string[] })
  /** Key computed by the engine at compile time, from the lesson's start files. */
  | (QuestionBase & {
      readonly kind: 'predict';
      readonly given: {
        readonly address: string;
        readonly name: string | null;
        readonly score: number | null;
        readonly rcpt: string | null;
      };
      readonly ask: readonly ('verdict' | 'decidedBy' | 'class')[];
      readonly choices: Readonly<Record<string, readonly string[]>>;
      readonly key: Readonly<Record<string, string>>;
    });

/** An answer offered. `say` is what is said of it once chosen; `belief` the wrong idea behind it, null for a right one. */
export interface Option {
  readonly text: string;
  readonly right: boolean;
  readonly say: string;
  readonly belief: string | null;
}

/** What an author is told: where, and what to do about it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
