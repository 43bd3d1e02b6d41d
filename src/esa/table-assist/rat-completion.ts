/** What may stand at a position of a RAT: forms of entries, the two actions, and the options of a line. Pure; an editor shows it. */
import { parseRecipientAccessTable, type RecipientAccessTable } from '../config/recipient-access-table.ts';
import { actionOf, recipientActions, type RecipientAction } from '../config/recipient-entry.ts';
import { blockStart, completeBlock } from './block-completion.ts';
import { cursorWordAt, type CursorWord } from './cursor-word.ts';
import { recipientForms, sourceOf } from './entry-forms.ts';
import type { HelpPart } from './help-part.ts';
import { choice, type TableSuggestion } from './suggestion.ts';

/** What may stand at an offset of a RAT. Nothing in comments. */
export function completeRecipientAccess(text: string, offset: number): readonly TableSuggestion[] {
  const word = cursorWordAt(text, offset, 'rat');
  if (word === null) return [];
  const table = parseRecipientAccessTable(text).value;
  if (word.inBlock) return completeBlock('rat', text, word, optionsAround(table, blockStart(word)));
  const last = word.before.at(-1);
  const onLine = last !== undefined && !/[\r\n]/.test(text.slice(last.span.end, word.at.start));
  if (!onLine || last.kind === 'comma') return formSuggestions(table, text, word);
  if (last.kind !== 'word') return [];
  return actionOf(last.text) === null ? actionSuggestions(word) : [blockSuggestion(word)];
}

function optionsAround({ entries }: RecipientAccessTable, start: number): RecipientAccessTable['entries'][number]['options'] {
  return entries.find(({ span }) => span.start <= start && start < span.end)?.options ?? [];
}

/** Entries with their action; ALL where there is none. Where an action stands behind the word already, the entry alone. */
function formSuggestions({ entries }: RecipientAccessTable, text: string, { at }: CursorWord): readonly TableSuggestion[] {
  const acts = /^[^\S\r\n]+\S/.test(text.slice(at.end));
  const hasAll = entries.some(({ match, entrySpan }) => match.kind === 'all' && entrySpan.start !== at.start);
  return recipientForms
    .filter(({ form }) => form !== 'everyone' || !hasAll)
    .map(({ form, label, insert, source }) => ({
      label,
      insert: acts ? insert : `${insert} ${choice(2, form === 'everyone' ? ['REJECT', 'ACCEPT'] : recipientActions)}`,
      filter: label,
      at,
      about: { kind: 'recipient-form', form, source },
      goesOn: false,
    }));
}

function actionSuggestions({ at }: CursorWord): readonly TableSuggestion[] {
  return recipientActions.map((action) => ({
    label: action,
    insert: action,
    filter: action,
    at,
    about: actionPart(action),
    goesOn: false,
  }));
}

/** What is told of an action. */
export function actionPart(action: RecipientAction): HelpPart {
  return { kind: 'action', action, source: sourceOf('ACCEPT, REJECT') };
}

function blockSuggestion({ at }: CursorWord): TableSuggestion {
  return { label: '{ }', insert: '{ $0 }', filter: '{', at, about: { kind: 'block' }, goesOn: true };
}
