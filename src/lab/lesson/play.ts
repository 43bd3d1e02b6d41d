/**
 * Plays what a solution or a wrong attempt does, as inputs in lab time: every typed line a second, table edits to a draft, and the draft
 * put in force by a commit. Used by the gates and to show a solution on screen.
 */
import { unreachable } from '#smtp';
import { commitInputs, connectInput, hangupInput, lineInput } from '../client.ts';
import type { Files, Input } from '../input.ts';
import type { Snapshot } from '../snapshot.ts';
import { sendInput } from '../sending/submission.ts';
import { stepsOf, type Step } from '../step.ts';
import { destinationOf, filesOf, senderAddress } from './lab-places.ts';
import type { Action } from './lesson.ts';
import { editText } from './table-edit.ts';

/** Where the learner stands before the actions: the shell's host, the connection typed into, edits not yet committed. */
export interface PlayOptions {
  readonly host: string;
  readonly connection?: string | null;
  readonly draft?: Files;
}

/** Everything that happened, where it led, and the sentence that says why an action could not be taken (null: all were). */
export interface Played {
  readonly steps: readonly Step[];
  readonly snapshot: Snapshot;
  readonly host: string;
  readonly connection: string | null;
  readonly draft: Files;
  readonly problem: string | null;
}

/** Plays actions one after the other, up to the first that cannot be taken. */
export function playActions(before: Snapshot, actions: readonly Action[], options: PlayOptions): Played {
  let played: Played = {
    steps: [],
    snapshot: before,
    host: options.host,
    connection: options.connection ?? null,
    draft: options.draft ?? {},
    problem: null,
  };
  for (const action of actions) {
    if (played.problem !== null) break;
    played = take(played, action);
  }
  return played;
}

function take(played: Played, action: Action): Played {
  const { snapshot } = played;
  switch (action.kind) {
    case 'as':
      return senderAddress(snapshot, action.host) === null
        ? stop(played, `there is no host ${action.host}`)
        : { ...played, host: action.host };
    case 'connect':
      return connect(played, action);
    case 'type':
      return action.lines.reduce(typeLine, played);
    case 'hangup':
      return hangUp(played);
    case 'wait':
      return act(played, { kind: 'time', at: snapshot.clock + action.milliseconds });
    case 'fault':
      return act(played, { kind: 'fault', at: snapshot.clock, fault: action.fault, on: action.on });
    case 'send':
      return send(played, action);
    case 'edit':
      return edit(played, action);
    case 'replace':
      return { ...played, draft: { ...played.draft, [action.file]: action.text } };
    case 'world':
      return act(played, { kind: 'world', at: snapshot.clock, files: action.files });
    case 'commit':
      return commit(played);
    default:
      return unreachable(action);
  }
}

const stop = (played: Played, problem: string): Played => ({ ...played, problem });

function act(played: Played, input: Input): Played {
  const made = stepsOf(played.snapshot, input);
  return { ...played, steps: [...played.steps, ...made], snapshot: made.at(-1)?.after ?? played.snapshot };
}

/** A shell holds one connection: an open one is hung up first. Ids are by the time of the call, which no two calls share. */
/** The host's own mail server calls at once; the shell hangs up nothing for it. */
function send(played: Played, { to, from }: Extract<Action, { kind: 'send' }>): Played {
  const address = senderAddress(played.snapshot, played.host);
  return address === null ? stop(played, `there is no host ${played.host}`) : act(played, sendInput(played.snapshot, address, to, from));
}

function connect(before: Played, action: Extract<Action, { kind: 'connect' }>): Played {
  const played = before.snapshot.connections[before.connection ?? ''] === undefined ? before : hangUp(before);
  const { snapshot } = played;
  const host = action.from ?? played.host;
  const from = senderAddress(snapshot, host);
  if (from === null) return stop(played, `there is no host ${host}`);
  const to = destinationOf(snapshot, action.to, from, action.port);
  if (to === null) return stop(played, `${action.to} is neither a listener nor a host`);
  const id = `play-${snapshot.clock}`;
  return { ...act(played, connectInput(snapshot, id, from, to.address, to.port)), host, connection: id };
}

function typeLine(played: Played, line: string): Played {
  const { snapshot, connection, problem } = played;
  if (problem !== null) return played;
  if (connection === null || snapshot.connections[connection] === undefined)
    return stop(played, `nobody is connected any more when \`${line}\` is typed`);
  return act(played, lineInput(snapshot, connection, line));
}

function hangUp(played: Played): Played {
  const { snapshot, connection } = played;
  if (connection === null || snapshot.connections[connection] === undefined) return stop(played, 'there is no connection to hang up');
  return { ...act(played, hangupInput(snapshot, connection)), connection: null };
}

function edit(played: Played, { file, edit: wanted }: Extract<Action, { kind: 'edit' }>): Played {
  const text = played.draft[file] ?? filesOf(played.snapshot)[file];
  if (text === undefined) return stop(played, `there is no file ${file}`);
  const edited = editText(file, text, wanted);
  return edited.kind === 'refused' ? stop(played, edited.problem) : { ...played, draft: { ...played.draft, [file]: edited.text } };
}

function commit(played: Played): Played {
  const inputs = commitInputs(played.snapshot, played.draft);
  return inputs.length === 0 ? stop(played, 'there is nothing to commit') : { ...inputs.reduce(act, played), draft: {} };
}
