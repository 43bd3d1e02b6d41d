/** What the editor of a table says when somebody acts in it: moves and renames. */
import type { Edited, MovedPart } from '#esa';
import { isMac } from './policy.ts';

type Refusal = Extract<Edited, { readonly refused: unknown }>['refused'];
type Place = Extract<MovedPart, { readonly kind: 'at-end' }>['side'];

const alt = (): string => (isMac() ? 'Option' : 'Alt');

const whyNot: Readonly<Record<Refusal, string>> = {
  'all-stays-last': 'ALL stays the last line of a table, and nothing goes below it.',
  'all-has-no-senders': 'ALL takes everyone: it has no list of senders.',
  'not-a-sender': 'That is no sender this table can hold.',
  'not-a-recipient': 'That is no recipient this table can hold.',
  'not-a-policy': 'That is no policy and no behaviour.',
  'not-a-name': 'The appliance takes letters, digits, _ and - in a name, and ALL is its own.',
  'name-taken': 'That name stands in this table already.',
  'all-keeps-its-name': 'ALL keeps its name.',
  'nothing-left': 'A group without a name is its senders, and none would be left.',
  'touches-others': 'The lines around cannot be read as they stand, so this would change them too. Mend them first.',
};

const tableNames = { hat: 'group', rat: 'entry' } as const;

export const tableActs = {
  moveUp: 'Move the group or entry up',
  moveDown: 'Move the group or entry down',
  moved: (name: string, side: Place, neighbour: string): string => `${name} stands ${side} ${neighbour} now.`,
  atEnd: (name: string, side: Place): string => `${name} stands ${side === 'above' ? 'first' : 'last'} already.`,
  notMoved: (name: string, why: Refusal): string => `${name} stays where it is. ${whyNot[why]}`,
  keys: (table: keyof typeof tableNames): string => `Ctrl+Space lists, ${alt()}+↑↓ moves the ${tableNames[table]}.`,

  noName: 'Only the name of a policy or a group can be changed here.',
  notRenamed: (why: Refusal): string => whyNot[why],
} as const;
