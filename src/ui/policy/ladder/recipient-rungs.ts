/** The Recipient Access Table as a ladder: its lines in order, and their changes. Pure. */
import {
  addEntry,
  moveEntry,
  recipientActions,
  removeEntry,
  setAction,
  type Edited,
  type RecipientAccessTable,
  type RecipientAction,
} from '#esa';
import { readRecipientAccess } from '../../analysis/read-tables.ts';
import { weighRecipients } from './recipient-weighing.ts';
import { keysOf, type LadderTable, type Rung } from './rung.ts';

/** The rungs of a table, from the top. */
function rungsOf({ entries }: RecipientAccessTable): readonly Rung[] {
  const keys = keysOf(entries.map(({ text }) => text));
  return entries.map((entry, index) => ({
    ...(keys[index] ?? { key: String(index), isDouble: false }),
    label: entry.text,
    isAll: entry.match.kind === 'all',
    verdict: entry.action === null ? null : entry.action === 'ACCEPT' ? 'accept' : 'reject',
    policy: entry.action ?? '',
    members: [],
    span: entry.span,
  }));
}

const read = (text: string): RecipientAccessTable => readRecipientAccess(text).value;

/** Does the change for a word that is an action, and refuses any other. */
function withAction(word: string, change: (action: RecipientAction) => Edited): Edited {
  const action = recipientActions.find((known) => known === word);
  return action === undefined ? { refused: 'not-a-policy' } : change(action);
}

export const ratLadder: LadderTable = {
  kind: 'rat',
  rungs: (text) => rungsOf(read(text)),
  weight: (text) => read(text).entries.length,
  notes: (text) => readRecipientAccess(text).notes,
  weigh: weighRecipients,
  policies: () => ({ named: [], words: recipientActions }),
  move: (text, label, place) => moveEntry(read(text), label, place),
  setPolicy: (text, label, policy) => withAction(policy, (action) => setAction(read(text), label, action)),
  remove: (text, label) => removeEntry(read(text), label),
  add: (text, label, policy, place) => withAction(policy, (action) => addEntry(read(text), label, action, place)),
  rename: null,
  addMembers: null,
  removeMember: null,
};
