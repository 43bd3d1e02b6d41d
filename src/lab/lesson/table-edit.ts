/** One table edit of an action, carried out on a text by the same edits the policy pane makes. */
import {
  addEntry,
  addSenders,
  applyEdits,
  deleteGroup,
  moveEntry,
  moveGroup,
  parseHostAccessTable,
  parseRecipientAccessTable,
  removeEntry,
  removeSenders,
  setAction,
  setPolicy,
  setSenders,
  type Edited,
} from '#esa';
import type { TableEdit } from './lesson.ts';

/** The text after an edit, or why it cannot be made. */
export type EditedText = { readonly kind: 'edited'; readonly text: string } | { readonly kind: 'refused'; readonly problem: string };

/** Edits the text of a table; a file that ends in `.rat` is a Recipient Access Table, any other a Host Access Table. */
export function editText(file: string, text: string, edit: TableEdit): EditedText {
  const recipients = file.endsWith('.rat');
  const edited = recipients ? editRecipients(text, edit) : editSenders(text, edit);
  if ('edits' in edited) return { kind: 'edited', text: applyEdits(text, edited.edits) };
  if ('missing' in edited)
    return { kind: 'refused', problem: `${recipients ? 'entry' : 'group or sender'} ${edited.missing} is nowhere in ${file}` };
  return { kind: 'refused', problem: refusals[edited.refused] };
}

type Refusal = Extract<Edited, { refused: unknown }>['refused'];

const refusals: Readonly<Record<Refusal, string>> = {
  'all-stays-last': 'ALL is the last line of a table, and nothing goes below it',
  'all-has-no-senders': 'ALL takes everyone: it has no list of senders',
  'not-a-sender': 'one of the senders is not a sender a table can hold',
  'not-a-recipient': 'this is not a recipient a table can hold',
  'not-a-policy': 'this is neither a policy nor a behaviour',
  'not-a-name': 'a group is named with letters, digits, `_` and `-`, and no group but the last is called ALL',
  'name-taken': 'another group has this name',
  'all-keeps-its-name': 'ALL keeps its name',
  'nothing-left': 'an unnamed group is its senders: without any, delete it',
  'touches-others': 'the table around is broken, so the edit would change other lines too',
};

function editSenders(text: string, edit: TableEdit): Edited {
  const table = parseHostAccessTable(text).value;
  switch (edit.kind) {
    case 'move':
      return moveGroup(table, edit.name, placeOf(edit));
    case 'set':
      return setSenders(table, edit.name, edit.entries);
    case 'add':
      return addSenders(table, edit.name, edit.entries);
    case 'remove':
      return removeSenders(table, edit.name, edit.entries);
    case 'delete':
      return deleteGroup(table, edit.name);
    case 'policy':
      return setPolicy(table, edit.name, edit.policy);
  }
}

function editRecipients(text: string, edit: TableEdit): Edited {
  const table = parseRecipientAccessTable(text).value;
  switch (edit.kind) {
    case 'move':
      return moveEntry(table, edit.name, placeOf(edit));
    case 'add':
      return addLine(table, edit.entries[0] ?? '', edit.name);
    case 'set':
    case 'remove':
      return { refused: 'not-a-recipient' };
    case 'delete':
      return removeEntry(table, edit.name);
    case 'policy':
      return setAction(table, edit.name, actionOf(edit.policy));
  }
}

const placeOf = ({ side, other }: Extract<TableEdit, { kind: 'move' }>) => (side === 'before' ? { before: other } : { after: other });

const actionOf = (word: string) => (/^accept$/i.test(word) ? ('ACCEPT' as const) : ('REJECT' as const));

/** A whole line, `partner.example ACCEPT`; `above` is the entry it goes above, empty for the usual place. */
function addLine(table: Parameters<typeof addEntry>[0], line: string, above: string): Edited {
  const [, recipient = '', action = ''] = /^(.*\S)\s+(\S+)$/.exec(line.trim()) ?? [];
  return above === '' ? addEntry(table, recipient, actionOf(action)) : addEntry(table, recipient, actionOf(action), { before: above });
}
