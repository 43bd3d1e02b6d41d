/** What is said of changes that wait for a commit, of what they mean, and of the versions before. */
import type { End, Kind, Sort } from '../analysis/treatment.ts';

const by = ({ group, entry }: End): string => group ?? entry;

export const pendingWords = {
  /** Behind the verdict they get: what else is new. */
  more: (sort: Sort, to: End): string => {
    switch (sort) {
      case 'verdict':
        return to.group === null ? '' : `by ${by(to)}`;
      case 'limits':
        return to.group === null ? 'with other options' : `with other limits, by ${by(to)}`;
      case 'group':
        return `now by ${by(to)}`;
      case 'entry':
        return `by another line of ${by(to)}`;
    }
  },
  who: (who: string): string => who.replaceAll(/(?<![\d.])-(?=\d+\.\d)/g, '−').replace(/^everyone$/, 'everyone else'),
  others: (count: number): string => `and ${count} more`,

  looking: 'Comparing who is treated differently…',
  withheld: 'Who is treated differently is told once you have answered.',
  same: 'No sender is treated differently. That is proved, not sampled.',
  notCompared: 'No table changes, so nobody is treated differently by one.',
  hosts: (count: number): string => (count === 1 ? '1 host of this lab changes' : `${count} hosts of this lab change`),
  kinds: (kinds: readonly Kind[]): string => {
    const recipients = kinds.length > 0 && kinds.every(({ file }) => file.endsWith('.rat'));
    const who = recipients ? 'recipients' : kinds.some(({ file }) => file.endsWith('.rat')) ? 'senders and recipients' : 'senders';
    return kinds.length === 1 ? `1 kind of ${who} changes` : `${kinds.length} kinds of ${who} change`;
  },
  compare: 'Compare',
  compareTitle: 'What the changes mean',
  textTitle: 'The text',
  meaningTitle: 'Who is treated differently',
  becomes: 'becomes',
  tryIt: 'Try',
  tryThis: (who: string): string => `Try ${who} in the Trace tool`,
  close: 'Close',

  added: 'new: ',
  removed: 'gone: ',
  gap: (lines: number): string => (lines === 1 ? '1 line as before' : `${lines} lines as before`),

  history: 'History of commits',
  historyLede: 'Every version that was in force. Restore puts one back into the draft; nothing is lost.',
  versions: 'Versions, the latest first',
  version: (number: number): string => (number === 0 ? 'Start' : `Commit ${number}`),
  inForce: 'in force',
  startChanges: 'The tables as this lab began.',
  restore: 'Restore this version',
  restored: (name: string): string => `${name} is in the draft. Undo takes it back, Commit puts it in force.`,
  sameAsDraft: 'The draft reads like this already.',
} as const;
