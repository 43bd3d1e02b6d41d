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
export { decisionAt, lastDecision, traceOf, type Selection } from './trace.ts';
