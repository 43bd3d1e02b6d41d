/** A repair of something remarked or found in a table, as data: what it does, and the edits that do it. */
import { fillBlanks } from '../fill-blanks.ts';
import type { TextEdit } from './text-edit.ts';

/** Blanks `{name}` are filled from the repair's `params`. A translation is another table of the same type. */
const buttons = {
  'move-above': 'Move {name} above {other}',
  remove: 'Take {text} out',
  narrow: 'Write {text}',
  replace: 'Change {from} to {to}',
  use: 'Use {name}',
  define: 'Define {name} with {behaviour}',
  give: 'Give {name} {behaviour}',
  add: 'Add {text}',
} as const;

/** What a repair does. Only taking something out and narrowing it leave every sender and recipient what they get. */
export type FixWord = keyof typeof buttons;

/** One repair: its word for the button, and the edits of the text it was made for. */
export interface Fix {
  readonly word: FixWord;
  readonly params: Readonly<Record<string, string>>;
  readonly edits: readonly TextEdit[];
}

/** The repair as the label of a button. */
export function sayFix({ word, params }: Pick<Fix, 'word' | 'params'>): string {
  return fillBlanks(buttons[word], params);
}
