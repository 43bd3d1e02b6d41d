/** Everything the policy editor says to a person in words of its own. What the parsers remark is theirs. */
import type { Tab } from '../policy/tabs.ts';

/** Keys are named as they stand on the reader's keyboard. */
export const isMac = (): boolean => /^Mac/.test(navigator.platform);

const keyM = (): string => (isMac() ? 'Ctrl+Shift+M' : 'Ctrl+M');

const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);

/** The keys that help with writing, as a screen reader hears them with the name of the editor. */
function editingKeys(tab: Tab | null): string {
  if (tab === null || tab === 'directory') return '';
  const lists = 'Ctrl+Space lists what may stand here, ';
  if (tab === 'listeners') return lists;
  const keys = isMac() ? ['Option+Up', 'Option+Down', 'Cmd+.'] : ['Alt+Up', 'Alt+Down', 'Ctrl+.'];
  const moves = `${keys[0]} and ${keys[1]} move the ${tab === 'hat' ? 'group' : 'entry'}, ${keys[2]} repairs a remark, `;
  return `${lists}${moves}${isMac() ? 'Cmd' : 'Ctrl'}+Shift+O lists the parts, ${tab === 'hat' ? 'F2 renames, ' : ''}`;
}

export const policyWords = {
  /** On a parameter that is kept and has no effect yet. */
  inert: (meaning: string | null): string =>
    meaning === null ? 'Kept, not judged: not a parameter this model knows.' : `Kept, not judged yet. On the real box: ${meaning}.`,

  title: 'Policy',
  tabs: { hat: 'HAT', rat: 'RAT', listeners: 'Listeners', directory: 'Directory' } satisfies Readonly<Record<Tab, string>>,
  fullNames: {
    hat: 'Host Access Table',
    rat: 'Recipient Access Table',
    listeners: 'Interfaces and listeners',
    directory: 'Directory of recipients',
  } satisfies Readonly<Record<Tab, string>>,
  pendingDot: 'changes pending',
  listener: 'Listener',
  missing: {
    hat: 'This appliance has no Host Access Table.',
    rat: 'This appliance has no Recipient Access Table: none of its listeners is public.',
    listeners: 'This appliance has no appliance.yaml.',
    directory: 'This lab has no directory.',
  } satisfies Readonly<Record<Tab, string>>,

  undo: 'Undo in this table',
  loading: 'Loading the editor (910 kB, once).',
  loadFailed: 'The editor could not be loaded.',
  loadFailedMore: 'The table stays readable below, and the rest of the lab works.',
  loadAgain: 'Load it again',

  readOnly: 'Read only in this lesson.',
  readOnlyTyped: 'This table is read only in this lesson.',
  tabMovesFocus: (): string => `Tab moves the focus; ${keyM()} lets it indent.`,
  tabTypes: (): string => `Tab indents; ${keyM()} frees it, F6 leaves.`,
  toggleTab: 'Let Tab move the focus',
  /** `tab` is null for a table that is read only. */
  editorLabel: (table: string, tab: Tab | null): string =>
    `${table}. ${editingKeys(tab)}${keyM()} lets Tab leave the text, F6 goes to the next pane, F8 to the next remark.`,
  listKeys: 'Ctrl+Space: keys and values.',

  notes: (errors: number, warnings: number, infos: number): string => {
    const parts = [
      errors > 0 ? (errors === 1 ? '1 error' : `${errors} errors`) : '',
      warnings > 0 ? (warnings === 1 ? '1 warning' : `${warnings} warnings`) : '',
      infos > 0 ? (infos === 1 ? '1 remark' : `${infos} remarks`) : '',
    ].filter((part) => part !== '');
    return parts.join(', ');
  },
  noNotes: 'no remarks',
  /** Beside a line that stands in another's way. */
  takesFirst: 'this line takes them first',
  nextNote: 'Next remark (F8)',
  fix: (from: string, to: string): string => `Change ${from} to ${to}`,
  notesOf: (table: string, count: string): string => `${table}: ${count}`,

  pending: (changes: number): string => (changes === 1 ? '1 change pending' : `${changes} changes pending`),
  pendingNotes: (count: string): string => `${count}: a commit takes what can be read.`,
  revert: 'Revert',
  commit: 'Commit',
  commitKeys: (): string => (isMac() ? 'Commit (Cmd+S)' : 'Commit (Ctrl+S)'),
  directoryActs: 'The directory is not the appliance’s: it changes at once, for open connections too.',

  moved: (name: string, side: 'above' | 'below', other: string): string => `${name} stands ${side} ${other}`,
  replaced: (before: string, after: string): string => `${before} becomes ${after}`,
  gone: (line: string): string => `${line} goes`,
  come: (line: string): string => `${line} is new`,
  counted: (come: number, gone: number): string =>
    come === 0 ? `${lines(gone)} fewer` : gone === 0 ? `${lines(come)} more` : `${lines(come)} new, ${lines(gone)} gone`,
  newHost: (name: string): string => `${name} is a new host`,
  senderDay: (day: string): string => `a sender’s day, ${day}`,
  onlyBlanks: 'only blanks and blank lines',

  lineGone: (label: string): string => `${label}: the line that decided is gone from the table. It read:`,
  closeGone: 'Close',
} as const;
