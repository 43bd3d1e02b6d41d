/** Completion in HAT and RAT: what the appliance's own reader says may stand at the cursor, put as Monaco shows it. Ctrl+Space opens it. */
import { languages, type editor } from 'monaco-editor/editor';
import { completeHostAccess, completeRecipientAccess, type TableSuggestion } from '#esa';
import { tableWords as words } from '../../words/table-help.ts';
import { languageIds } from '../monaco-languages.ts';
import { rangeIn } from '../monaco-ranges.ts';
import { defaultsOf } from './context.ts';

languages.registerCompletionItemProvider(languageIds.hat, {
  provideCompletionItems: (model, position) =>
    listOf(model, completeHostAccess(model.getValue(), model.getOffsetAt(position), defaultsOf(model))),
});
languages.registerCompletionItemProvider(languageIds.rat, {
  provideCompletionItems: (model, position) => listOf(model, completeRecipientAccess(model.getValue(), model.getOffsetAt(position))),
});

function listOf(model: editor.ITextModel, offered: readonly TableSuggestion[]): languages.CompletionList {
  const at = offered[0]?.at;
  const written = at === undefined ? '' : model.getValue().slice(at.start, at.end);
  const whole = offered.some(({ label }) => label === written);
  return { suggestions: offered.map((suggestion, index) => itemOf(model, suggestion, index, whole ? written : null)) };
}

/** A word that stands there whole does not hide the others: `written` then counts as the beginning of each. */
function itemOf(model: editor.ITextModel, suggestion: TableSuggestion, index: number, written: string | null): languages.CompletionItem {
  const { label, insert, filter, at, about, goesOn } = suggestion;
  const { InsertAsSnippet, KeepWhitespace } = languages.CompletionItemInsertTextRule;
  const more = words.part(about);
  return {
    label: { label, description: words.brief(about) },
    kind: languages.CompletionItemKind.Value,
    insertText: insert,
    insertTextRules: InsertAsSnippet | KeepWhitespace,
    range: rangeIn(model, at),
    sortText: String(index).padStart(4, '0'),
    filterText: written ?? filter,
    ...(more === '' ? {} : { documentation: { value: more } }),
    ...(goesOn ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
  };
}
