/** What can be told of a word of a RAT: an entry, its action, an option. Pure; an editor shows it as a hover. */
import { parseRecipientAccessTable } from '../config/recipient-access-table.ts';
import { actionOf } from '../config/recipient-entry.ts';
import { wordUnder } from './cursor-word.ts';
import { sourceOfRecipient } from './entry-forms.ts';
import type { TableHelp } from './help-part.ts';
import { parameterPart } from './parameter-facts.ts';
import { actionPart } from './rat-completion.ts';

/** What is told at an offset of a RAT; null where nothing stands that could be told of. */
export function helpInRecipientAccess(text: string, offset: number): TableHelp | null {
  const word = wordUnder(text, offset, 'rat');
  if (word === null) return null;
  const { start } = word.span;
  const entry = parseRecipientAccessTable(text).value.entries.find(({ span }) => span.start <= start && start < span.end);
  if (entry === undefined) return null;
  if (entry.entrySpan.start === start) {
    const { match } = entry;
    return { span: entry.entrySpan, parts: [{ kind: 'recipient', text: entry.text, match, source: sourceOfRecipient(match) }] };
  }
  const option = entry.options.find(({ span }) => span.start <= start && start < span.end);
  if (option !== undefined) return { span: option.span, parts: [parameterPart('rat', option.key)] };
  const action = actionOf(word.text);
  return action === null ? null : { span: word.span, parts: [actionPart(action)] };
}
