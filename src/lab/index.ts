/** The door of the classroom: steps, history, what a client does, explanations, lessons. */
export type { Files, Input } from './input.ts';
export { hostsOf, sayInstant, start, type Snapshot } from './snapshot.ts';
export type { LogLine } from './log-line.ts';
export { step, stepsOf, type Output, type Step } from './step.ts';
export { advance, currentSnapshot, currentSteps, historyOf, inputsOf, moveTo, redo, replay, undo, type History } from './history.ts';
export { commitInputs, connectInput, faultInput, handshakeInput, hangupInput, LINE_TIME, lineInput, phaseOf, textOf } from './client.ts';
export { nextEvent, waitInput } from './passing-time.ts';
export { runInputs, seenHere } from './sender-run.ts';
export { mailboxLines, queueLines } from './sending/listing.ts';
export { mailboxOf } from './sending/mailbox.ts';
export { arrivedAt } from './delivery/arrived.ts';
export { whereaboutsOf, type Whereabouts } from './delivery/whereabouts.ts';
export { queueOf } from './sending/queue.ts';
export { GIVE_UP_AFTER, RETRY_DELAYS } from './sending/schedule.ts';
export { sendInput } from './sending/submission.ts';
export { provokedLab, provokingInput, type ProvokedLab } from './provoke/provoke.ts';
export { provocations } from './provoke/provocations.ts';
export type { LastAct } from './provoke/provocation.ts';
export type { CompiledSandbox } from './sandbox.ts';
export type { CompiledCourse } from './lesson/lesson.ts';
export { testMessageFrom, traceDraft, tracedListeners, type DraftTrace } from './trace-tool.ts';
export { coverageOf, type Coverage } from './coverage.ts';
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
  readStep,
  telnetFaults,
  type Cut,
  type Naming,
  type Reading,
  type Row,
  type ScriptEvent,
} from './terminal-rows.ts';
export type { Action, Check, CompiledLesson, LessonStep, PaneState, Question, Solution } from './lesson/lesson.ts';
export { evaluateChecks, isSolved, type CheckResult } from './lesson/check.ts';
export type { Counterexample } from './lesson/finding.ts';
export { playActions, type Played } from './lesson/play.ts';
export { lastMessage } from './lesson/transcript.ts';
export { sentenceParts } from './lesson/sentence.ts';
export { judgeAnswer, type Answer, type Judgement } from './quiz/answer.ts';
