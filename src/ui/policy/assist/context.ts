/** What the languages of the tables need of the page: which file a model is, the texts of others, and a way to say something. */
import type { editor } from 'monaco-editor/editor';
import { APPLIANCE_FILE, noDefaults, parseAppliance, type ListenerDefaults } from '#esa';

interface Context {
  readonly file: string;
  textOf(file: string): string;
  say(message: string): void;
  explains(): boolean;
}

const contexts = new WeakMap<editor.ITextModel, Context>();

/** Tells where a model stands. */
export function placeModel(model: editor.ITextModel, context: Context): void {
  contexts.set(model, context);
}

/** Says something about a model's text to whoever works in it. */
export function sayOf(model: editor.ITextModel, message: string): void {
  contexts.get(model)?.say(message);
}

/** Whether it may be told whom a line of a model decides: not while a lesson waits for a prediction. */
export function explainsIn(model: editor.ITextModel): boolean {
  return contexts.get(model)?.explains() ?? true;
}

/** The defaults of the listener whose table a model shows; those of a public listener that sets nothing where none is known. */
export function defaultsOf(model: editor.ITextModel): ListenerDefaults {
  const context = contexts.get(model);
  if (context === undefined) return noDefaults;
  const { listeners } = parseAppliance(context.textOf(APPLIANCE_FILE)).value;
  const listener = listeners.find(({ hat }) => hat === context.file);
  return listener === undefined ? noDefaults : { type: listener.type, parameters: listener.defaults };
}
