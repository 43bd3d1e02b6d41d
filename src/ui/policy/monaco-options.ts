/** How the one editor looks and behaves, and the key that frees Tab. */
import { KeyCode, KeyMod, type editor } from 'monaco-editor/editor';
import tokens from '../tokens.json';
import { isMac, policyWords as words } from '../words/policy.ts';
import { suggestOptions } from './appliance-assist.ts';

/** The options of a new editor, without a model. */
export const editorOptions = (theme: string, large: boolean): editor.IStandaloneEditorConstructionOptions => ({
  ...(tokens.monaco.options as editor.IStandaloneEditorConstructionOptions),
  ...sizes(large),
  ...suggestOptions,
  model: null,
  theme: `postern-${theme}`,
  automaticLayout: true,
  contextmenu: false,
  fixedOverflowWidgets: true,
  readOnlyMessage: { value: words.readOnlyTyped },
  scrollbar: { verticalScrollbarSize: 9, horizontalScrollbarSize: 9, alwaysConsumeMouseWheel: false },
  cursorBlinking: 'solid',
  wordBasedSuggestions: 'off',
  quickSuggestions: false,
  occurrencesHighlight: 'off', // monaco-editor.ts turns it on where names are
  folding: true,
  showFoldingControls: 'never', // the gutter has no room; Ctrl+Shift+[ folds
  gotoLocation: { multipleReferences: 'goto', multipleDefinitions: 'goto' }, // the pane is too narrow to peek into
  stickyScroll: { enabled: false },
  renderFinalNewline: 'on', // dimmed, its number could not be read
  unicodeHighlight: { ambiguousCharacters: false },
});

/** Letters and lines in a wide window and in a narrower one. */
export const sizes = (large: boolean): editor.IEditorOptions =>
  large ? { fontSize: 13, lineHeight: 20 } : { fontSize: 12, lineHeight: 19 };

/** Ctrl+M, which Monaco's users know; on a Mac that is with Shift. */
export const tabKeys = (): number => (isMac() ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM);
