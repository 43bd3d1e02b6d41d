/**
 * The sentence of every finding: lower-case start, no final stop, what stands in the table in back-ticks, then what to do about it. Blanks
 * `{name}` are filled from the finding's `params`. A translation is another table of the same type.
 */
import { fillBlanks } from '../fill-blanks.ts';

const sentences = {
  unreadable: '{text}',
  'undefined-policy': '{text}',
  'all-missing': '{text}',
  'all-twice': '{text}',
  'all-not-last': 'ALL takes everyone, so `{below}`{others} below it {is} never read: make ALL the last line',
  'all-continue': '{text}',
  'open-relay': 'ALL says {behaviour} on a {listener} listener, so any host can send mail to anywhere through it: {remedy}',
  'open-relay-rat':
    'ALL ACCEPT takes mail for the whole world, so anyone can send through this listener: write ALL REJECT and name your own domains above it',
  unreachable: '`{entry}` can never match: {blockers} {take} every {who} of it first{effect}',
  'unreachable-group': '`{entry}` can never match: {blockers} {take} every sender of it first{effect}',
  'unreachable-all': '`ALL` is left nobody: {blockers} {take} every sender first{caveat}; a table ends with ALL all the same',
  contradictory:
    '`{entry}` stands in {other} too, which does something else ({mine} here, {theirs} there): only the upper one counts, so keep one of them',
  'partly-shadowed': '{blockers} {take} a part of `{entry}` first: {left} {is} left for this line',
  redundant: '`{entry}` changes nothing: {cover} of the same group {take} every sender of it',
  'unused-policy': '`{entry}` is used by no group: give it to one, or take it out',
  'unknown-key': '{text}',
  'bypass-unreached': '`{entry}` bypasses LDAP accept, but {blockers} {take} its recipients first, so the directory is asked about them',
} as const;

interface Said<Word> {
  readonly word: Word;
  readonly params: Readonly<Record<string, string>>;
}

/** Every sentence there is. */
export type FindingWord = keyof typeof sentences;

/** The finding as a sentence for a person. */
export function sayFinding({ word, params }: Said<FindingWord>): string {
  return fillBlanks(sentences[word], params);
}
