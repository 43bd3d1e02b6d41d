/** What the languages of the tables need to know of the lab: which file a model is, and what its listener gives a silent policy. */
import type { editor } from 'monaco-editor/editor';
import { APPLIANCE_FILE, noDefaults, parseAppliance, type ListenerDefaults } from '#esa';

interface Context {
  readonly file: string;
  readonly textOf: (file: string) => string;
}

const contexts = new WeakMap<editor.ITextModel, Context>();

/** Tells which file a model shows, and where the texts of others come from. */
export function placeModel(model: editor.ITextModel, file: string, textOf: (file: string) => string): void {
  contexts.set(model, { file, textOf });
}

/** The defaults of the listener whose table a model shows; those of a public listener that sets nothing where none is known. */
export function defaultsOf(model: editor.ITextModel): ListenerDefaults {
  const context = contexts.get(model);
  if (context === undefined) return noDefaults;
  const { listeners } = parseAppliance(context.textOf(APPLIANCE_FILE)).value;
  const listener = listeners.find(({ hat }) => hat === context.file);
  return listener === undefined ? noDefaults : { type: listener.type, parameters: listener.defaults };
}
