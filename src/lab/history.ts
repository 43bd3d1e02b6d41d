/**
 * What has happened in the lab so far, as branches that share their prefix, and a cursor. Only `advance`, `moveTo`, `undo` and `redo`
 * make a new history; an input behind the tip starts a branch, and nothing is ever lost. Appending costs the same however long it is.
 */
import type { Input } from './input.ts';
import type { Snapshot } from './snapshot.ts';
import { stepsOf, type Step } from './step.ts';

/**
 * One line of development. `steps` is an append-only list that histories share: only its first `length` entries belong to this one,
 * so that appending at the tip pushes once and an older history still sees what it saw.
 */
export interface Branch {
  readonly steps: readonly Step[];
  readonly length: number;
}

export interface History {
  readonly start: Snapshot;
  readonly branches: readonly Branch[];
  /** The branch one is on, and how many of its steps lie before the cursor. */
  readonly branch: number;
  readonly index: number;
}

/** A history in which nothing has happened yet. */
export function historyOf(start: Snapshot): History {
  return { start, branches: [{ steps: [], length: 0 }], branch: 0, index: 0 };
}

/** The branch the cursor is on. */
function branchOf(history: History): Branch {
  return history.branches[history.branch] ?? { steps: [], length: 0 };
}

/** The steps before the cursor, oldest first. */
export function currentSteps(history: History): readonly Step[] {
  return branchOf(history).steps.slice(0, history.index);
}

/** The lab at the cursor. */
export function currentSnapshot(history: History): Snapshot {
  return branchOf(history).steps[history.index - 1]?.after ?? history.start;
}

/** Acts on an input at the cursor. An input that does nothing at all (octets to a closed connection) leaves the history as it is. */
export function advance(history: History, input: Input): History {
  const made = stepsOf(currentSnapshot(history), input);
  return made.reduce(append, history);
}

function append(history: History, made: Step): History {
  const branch = branchOf(history);
  const atTip = history.index === branch.length && branch.steps.length === branch.length;
  return atTip ? extend(history, branch, made) : fork(history, branch, made);
}

function extend(history: History, branch: Branch, made: Step): History {
  // INVARIANT: nothing beyond `length` belongs to any history, so pushing here changes none of them.
  (branch.steps as Step[]).push(made);
  const longer: Branch = { steps: branch.steps, length: branch.length + 1 };
  return { ...history, branches: history.branches.with(history.branch, longer), index: longer.length };
}

function fork(history: History, branch: Branch, made: Step): History {
  const steps = [...branch.steps.slice(0, history.index), made];
  const branches = [...history.branches, { steps, length: steps.length }];
  return { ...history, branches, branch: branches.length - 1, index: steps.length };
}

/**
 * Puts the cursor after `index` steps of the present branch; out of range means the nearest end. Steps that one input made together cannot
 * be parted, since only the whole input can be played again: a place among them means their end.
 */
export function moveTo(history: History, index: number): History {
  const { length } = branchOf(history);
  let at = Math.min(Math.max(0, index), length);
  while (at < length && isAmong(history, at)) at += 1;
  return { ...history, index: at };
}

/** Whether a place lies between two steps of one input. */
function isAmong(history: History, at: number): boolean {
  return branchOf(history).steps[at - 1]?.more === true;
}

/** Back to before the last input; at the start, nothing. */
export function undo(history: History): History {
  let at = Math.max(0, history.index - 1);
  while (isAmong(history, at)) at -= 1;
  return { ...history, index: at };
}

/** On to after the next input of the present branch; at its tip, nothing. */
export function redo(history: History): History {
  return moveTo(history, history.index + 1);
}

/**
 * The inputs that led to the cursor: with the start and the engine's version they are the whole history, to keep or to share. What sending
 * servers did is left out, since the inputs that caused it make it again.
 */
export function inputsOf(history: History): readonly Input[] {
  return currentSteps(history)
    .filter(({ derived }) => derived !== true)
    .map(({ input }) => input);
}

/** Plays inputs from a start. */
export function replay(start: Snapshot, inputs: readonly Input[]): History {
  return inputs.reduce(advance, historyOf(start));
}
