/** The door of the classroom: steps, history, what a client does, explanations, lessons. */
export type { Files, Input } from './input.ts';
export { hostsOf, sayInstant, start, type Snapshot } from './snapshot.ts';
export { step, stepsOf, type LogLine, type Output, type Step } from './step.ts';
export {
  advance,
  branchOf,
  currentSnapshot,
  currentSteps,
  historyOf,
  inputsOf,
  moveTo,
  redo,
  replay,
  undo,
  type Branch,
  type History,
} from './history.ts';
export { commitInputs, connectInput, handshakeInput, hangupInput, LINE_TIME, lineInput, phaseOf, textOf } from './client.ts';
export { mailboxLines, queueLines } from './sending/listing.ts';
export { mailboxOf } from './sending/mailbox.ts';
export { queueOf } from './sending/queue.ts';
export { GIVE_UP_AFTER, RETRY_DELAYS } from './sending/schedule.ts';
export { sendInput } from './sending/submission.ts';
export { provocations, provokedLab, provokingInput, type LastAct, type ProvokedLab } from './provoke.ts';
export type { CompiledSandbox } from './sandbox.ts';
export { decisionAt, lastDecision, traceOf, type Selection } from './trace.ts';
export {
  isRefusalOrEnd,
  linesOf,
  nameOfPlace,
  parseShellLine,
  placesOf,
  replayOf,
  resolvePlace,
  SHELL_WORDS,
  tabulate,
  type Place,
  type Replay,
  type ShellCommand,
  type ShellWord,
} from './shell.ts';
export {
  aboutOf,
  firstReading,
  placeAfter,
  placeInScript,
  readStep,
  telnetFaults,
  type Cut,
  type Naming,
  type Reading,
  type Row,
  type ScriptEvent,
} from './terminal-rows.ts';
export type {
  Action,
  Check,
  CompiledCourse,
  CompiledLesson,
  LessonStep,
  LessonSummary,
  Option,
  PaneName,
  PaneState,
  Problem,
  Question,
  Solution,
  WrongAttempt,
} from './lesson/lesson.ts';
export { evaluateChecks, isSolved, type CheckResult, type Seen } from './lesson/check.ts';
export { playActions, type Played, type PlayOptions } from './lesson/play.ts';
export { exchangesOf, lastMessage, type Exchange } from './lesson/transcript.ts';
export { sentenceParts, type SentencePart } from './lesson/sentence.ts';
export { judgeAnswer, type Answer, type Judgement, type Mark } from './quiz/answer.ts';
