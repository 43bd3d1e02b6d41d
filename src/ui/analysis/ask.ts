/** A set of senders or recipients asked about at a table: everything that becomes of them, each with who that is and somebody to try. */
import {
  decidersOfRecipients,
  decidersOfSet,
  linesOf,
  plainListener,
  readRecipientSet,
  readSenderSet,
  recipientLinesOf,
  type RecipientSetWords,
  type SenderRecord,
  type SenderSetWords,
  type SetFault,
} from '#esa';
import { folded } from './fold.ts';
import { isThrottled } from './group-verdict.ts';
import type { Answered } from './judge.ts';
import { readQuestion, type Askable, type QuestionFault, type ReadQuestion, type Want } from './read-question.ts';
import type { AskedSet } from './said-set.ts';
import { lineOf, readTable, type ReadHat, type ReadRat, type ReadTable, type TableSource } from './table-source.ts';

/** Those of the set that one line decides. */
export interface SetRow {
  readonly answer: Answered;
  readonly description: string;
  readonly witness: SenderRecord | string | null;
}

/** All that come to one verdict of one group with one policy; `rows` are the first of `count`. */
export interface SetOutcome {
  readonly answer: Answered;
  readonly count: number;
  readonly rows: readonly SetRow[];
}

/** `lines`: how many lines decide somebody of the set, none where nobody belongs to it; `outcomes` only those that were asked for. */
export interface SetAnswer {
  readonly form: ReadQuestion['form'];
  readonly lines: number;
  readonly outcomes: readonly SetOutcome[];
}

interface LazyRow {
  readonly answer: Answered;
  readonly tell: () => SetRow;
}

/** Asks a table in words (read-question.ts); of each outcome at most `most` rows are told. What cannot be understood is given back. */
export function askSet(source: TableSource, text: string, most: number): SetAnswer | QuestionFault | SetFault {
  const read = readTable(source);
  const question = readQuestion(text, askableOf(read));
  if ('kind' in question) return question;
  const { form, set, wanted } = question;
  const rows = rowsOf(read, set);
  if ('kind' in rows) return rows;
  const asked = rows.filter(({ answer }) => meets(answer, wanted));
  const outcomes = folded(asked, keyOf, most).map(({ first, count }): SetOutcome => {
    return { answer: first[0].answer, count, rows: first.map(({ tell }) => tell()) };
  });
  return { form, lines: rows.length, outcomes };
}

const keyOf = ({ answer: { verdict, throttled, group, policy } }: LazyRow): string => [verdict, throttled, group, policy].join('\n');

function askableOf(read: ReadTable): Askable {
  if (read.kind === 'rat') return { kind: 'rat', groups: [], policies: [] };
  const { groups, policies } = read.parsed.value;
  return {
    kind: 'hat',
    groups: ['ALL', ...groups.flatMap(({ name }) => name ?? [])],
    policies: policies.map(({ name }) => name.replace(/^\$/, '')),
  };
}

function meets(answer: Answered, wanted: readonly Want[]): boolean {
  return (['verdict', 'policy', 'group'] as const).every((of) => {
    const [denied, allowed] = [true, false].map((not) => wanted.filter((want) => want.of === of && want.not === not));
    const isMet = (want: Want): boolean => isSo(answer, want);
    return denied?.some(isMet) !== true && (allowed === undefined || allowed.length === 0 || allowed.some(isMet));
  });
}

function isSo({ verdict, throttled, policy, group }: Answered, want: Want): boolean {
  if (want.of === 'verdict') return want.name === verdict || (want.name === 'throttle' && throttled);
  return plain(want.name) === plain((want.of === 'policy' ? policy : group) ?? '');
}

const plain = (name: string): string => name.replace(/^\$/, '').toLowerCase();

/** A set of the other kind than the table's has no members there. */
function rowsOf(read: ReadTable, set: AskedSet): readonly LazyRow[] | SetFault {
  if (read.kind === 'hat') return set.of === 'senders' ? senderRows(read, set.words) : [];
  return set.of === 'recipients' ? recipientRows(read, set.words) : [];
}

function senderRows(read: ReadHat, words: SenderSetWords): readonly LazyRow[] | SetFault {
  const set = readSenderSet(words);
  if ('kind' in set) return set;
  return decidersOfSet(linesOf(read.parsed.value, plainListener(read.listener)), set).map(({ line, description, witness }) => {
    const answer: Answered = {
      ...line.outcome,
      throttled: isThrottled(read.parsed.value, line.group),
      line: lineOf(read, line.entry?.span.start),
    };
    return { answer, tell: () => ({ answer, description: description(), witness: witness() }) };
  });
}

function recipientRows(read: ReadRat, words: RecipientSetWords): readonly LazyRow[] | SetFault {
  const set = readRecipientSet(words);
  if ('kind' in set) return set;
  return decidersOfRecipients(recipientLinesOf(read.parsed.value), set).map(({ line, description, witness }) => {
    const answer: Answered = { group: null, policy: null, throttled: false, ...line.outcome, line: lineOf(read, line.entry?.span.start) };
    return { answer, tell: () => ({ answer, description: description(), witness: witness() }) };
  });
}
