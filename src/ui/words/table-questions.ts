/** The question box on the page of tables. */
import type { SetFault } from '#esa';
import type { QuestionFault, ReadQuestion } from '../analysis/read-question.ts';
import type { TableKind as Kind } from '../analysis/table-source.ts';
import { atStart, counted } from './count.ts';

const hints: Readonly<Record<QuestionFault['hint'], string>> = {
  empty: 'Write a question, or take one of those below.',
  unknown: 'Say an address, a name, a score, a group or a $POLICY. One of the questions below shows how.',
  score: 'Say “score below -2”, “score -3 to -1” or “no score”.',
  after: 'Something is missing behind it.',
  both: 'What is inside and what is outside cannot both be said of one thing. Ask twice.',
  outcome: 'Say what they should get: a $POLICY, a group, or relayed, accepted, rejected, refused.',
  'no-relay': 'A RAT accepts or rejects, and does nothing else.',
  'no-policy': 'This table has no policy of that name.',
  'mail-address': 'A HAT is asked before HELO and MAIL FROM, so it never sees a mail address. Ask for an address or the name of a host.',
  'open-relay': 'Say whom it may relay for, and ask for all others: “Can anyone outside 10.0.0.0/8 relay?”',
  'by-policy': 'That is up to the policy. Ask who gets it: “Who gets $TRUSTED?”',
};

const examples: Readonly<Record<Kind, readonly string[]>> = {
  hat: ['Who is rejected?', 'Can anyone outside 10.0.0.0/8 relay?', 'What happens to 203.0.113.0/24 with a score below -2?'],
  rat: ['Who is accepted?', 'Can anyone outside example.com be accepted?', 'What happens to postmaster@?'],
};

const nobody: Readonly<Record<ReadQuestion['form'], string>> = {
  what: 'Nobody belongs to this set.',
  who: 'Nobody: that is proved, not sampled.',
  can: 'No, nobody: that is proved, not sampled.',
};

export const questionWords = {
  title: (kind: Kind): string => (kind === 'hat' ? 'Ask about many senders' : 'Ask about many recipients'),
  label: 'Question',
  blank: (kind: Kind): string => examples[kind][0] ?? '',
  examples: (kind: Kind): readonly string[] => examples[kind],
  exampleLabel: 'Ask, for instance',
  ask: 'Ask',
  fault: ({ word, hint }: QuestionFault): string => (word === '' ? hints[hint] : `“${word}” is not understood. ${hints[hint]}`),
  setFault: ({ word, remedy }: SetFault): string => `“${word}” is nobody that can be asked about: ${remedy}.`,
  /** What stands above the outcomes. */
  answer: (form: ReadQuestion['form'], lines: number, outcomes: number): string => {
    if (lines === 0) return nobody.what;
    if (outcomes === 0) return nobody[form];
    if (form === 'can') return `Yes, ${counted(outcomes, 'way leads', 'ways lead')} there:`;
    return outcomes === 1 ? 'One outcome:' : `${atStart(outcomes)} outcomes:`;
  },
  policy: (policy: string | null): string => policy ?? '',
  moreLines: (rest: number): string => `${counted(rest, 'more line', 'more lines')} of this outcome`,
} as const;
