/**
 * Completion and hover in `appliance.yaml`: what the appliance's own reader says may stand there, put as Monaco shows it. Ctrl+Space opens
 * the list; nothing opens by itself while somebody types.
 */
import { editor, KeyCode, languages } from 'monaco-editor/editor';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import { completeAppliance, helpAt, type Suggestion } from '#esa';
import { helpWords as words } from '../words/appliance-help.ts';
import { rangeIn } from './monaco-ranges.ts';

const LANGUAGE = 'yaml';

/** Where a model's names of files come from. */
const fileNames = new WeakMap<editor.ITextModel, () => readonly string[]>();

/** Lets a model of `appliance.yaml` be completed with the files there are. */
export function assist(model: editor.ITextModel, files: () => readonly string[]): void {
  fileNames.set(model, files);
}

/** Options of the list: no icons, since it holds but keys and values. */
export const suggestOptions: editor.IEditorOptions = {
  suggest: { showIcons: false, showWords: false, preview: false },
  suggestFontSize: 12,
  suggestLineHeight: 24,
};

languages.registerCompletionItemProvider(LANGUAGE, {
  provideCompletionItems(model, position) {
    const text = model.getValue();
    const offered = completeAppliance(text, model.getOffsetAt(position), fileNames.get(model)?.() ?? []);
    const written = offered[0] === undefined ? '' : text.slice(offered[0].at.start, offered[0].at.end);
    const whole = offered.some(({ kind, label }) => kind === 'value' && label === written);
    return { suggestions: offered.map((suggestion, index) => itemOf(model, suggestion, index, whole ? written : null)) };
  },
});

/** A value that stands there whole does not hide the others: `written` then counts as the beginning of each. */
function itemOf(model: editor.ITextModel, suggestion: Suggestion, index: number, written: string | null): languages.CompletionItem {
  const { kind, label, insert, at, required, help, goesOn } = suggestion;
  const { InsertAsSnippet, KeepWhitespace } = languages.CompletionItemInsertTextRule;
  return {
    label: { label, description: words.brief(suggestion) },
    kind: kind === 'key' ? languages.CompletionItemKind.Property : languages.CompletionItemKind.Value,
    insertText: insert,
    insertTextRules: InsertAsSnippet | KeepWhitespace,
    range: rangeIn(model, at),
    sortText: `${kind === 'item' ? '0' : required ? '1' : '2'}${String(index).padStart(3, '0')}`,
    ...(written === null ? {} : { filterText: written }),
    ...(help === null ? {} : { documentation: { value: words.key(help) } }),
    ...(goesOn ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
  };
}

languages.registerHoverProvider(LANGUAGE, {
  provideHover(model, position) {
    const help = helpAt(model.getValue(), model.getOffsetAt(position));
    if (help === null) return null;
    const value = help.value === null ? [] : [{ value: words.value(help.value.text, help.value.meaning) }];
    return { range: rangeIn(model, help.span), contents: [...value, { value: words.key(help.key) }] };
  },
});

// Where Tab is to move the focus it does so out of the list and out of a snippet too.
editor.addKeybindingRule({ keybinding: KeyCode.Tab, command: null, when: 'editorTabMovesFocus' });
