/** The page of tables that people bring. The sentences of findings are the appliance's floor's. */
import type { FindingRule, SenderRecord, Severity } from '#esa';
import type { Answered } from '../analysis/judge.ts';
import type { ListenerType, TableKind as Kind } from '../analysis/table-source.ts';
import type { SenderField, SenderFields } from '../tables/sender-fields.ts';
import type { Pending } from '../tables/file-intake.svelte.ts';
import { shownVerdict } from '../parts/table-verdict.ts';
import { atStart, counted, inFigures } from './count.ts';
import { sayVerdict } from './verdict.ts';

const rules: Readonly<Record<FindingRule, string>> = {
  unreadable: 'text that cannot be read',
  'undefined-policy': 'policies that are used and defined nowhere',
  'all-missing': 'no ALL at the end',
  'all-twice': 'more than one ALL',
  'all-not-last': 'lines below ALL',
  'all-continue': 'an ALL that says CONTINUE',
  'open-relay': 'an open relay',
  unreachable: 'lines that can never match',
  contradictory: 'one entry in two places that do different things',
  'partly-shadowed': 'lines of which others take a part first',
  redundant: 'lines that change nothing',
  'unused-policy': 'policies that no group uses',
  'unknown-key': 'parameters this model does not know',
};

const recipientRules: readonly FindingRule[] = [
  'unreadable',
  'all-missing',
  'all-twice',
  'open-relay',
  'unreachable',
  'contradictory',
  'partly-shadowed',
  'redundant',
  'unknown-key',
];

const refusals: Readonly<Record<Extract<Pending, { kind: 'refused' }>['why'], string>> = {
  empty: 'There is nothing in it.',
  binary: 'It is no text file.',
  'no-table': 'It is an XML file, and neither a <hat> nor a <rat> element with text stands in it.',
  'too-large': 'It is larger than 16 MB.',
  'other-kind': 'It is a table of the other kind, and those cannot be held against each other.',
};

const wrong: Readonly<Partial<Record<SenderField, string>>> = {
  address: 'Write an IP address, such as 203.0.113.9 or 2001:db8::9.',
  name: 'Write a host name, such as mail.example.com.',
  score: 'Write a score from -10.0 to 10.0, or leave it blank for none.',
  owner: 'Write the number of a network owner, or leave it blank.',
  country: 'Write two letters, such as DE, or leave it blank.',
};

const looks: Readonly<Record<SenderFields['look'], string>> = {
  none: 'no name',
  confirmed: 'confirmed name',
  unconfirmed: 'name not confirmed',
  fails: 'look-up fails',
};

function countOf(severity: Severity, count: number): string {
  const noun = { error: 'error', warning: 'warning', info: 'note' }[severity];
  return `${inFigures(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const upper = (text: string): string => text.replace(/^[a-z]/, (first) => first.toUpperCase());

export const tablesWords = {
  title: (kind: Kind): string => `Bring your own ${kind.toUpperCase()}`,
  titleEmpty: 'Bring your own table',
  lede: 'Drop an exported table. See what it would do, what can never match, and what a change would alter.',
  sealed: 'Nothing leaves this browser.',

  drop: 'Drop a file here, or choose or paste one',
  dropHelp:
    'A Host Access Table or a Recipient Access Table as the appliance exports it, or its whole XML configuration file. It is read in this browser and kept in this browser, until you forget it.',
  chooseFile: 'Choose a file',
  pasteLabel: 'Or paste a table',
  pasted: 'Pasted table',
  read: 'Read it',
  example: 'Try an example',
  exampleHelp: 'A HAT with something of each kind to find.',
  forgotten: 'The table is forgotten: nothing of it is kept.',
  takeBack: 'Take it back',

  refusedTitle: (name: string): string => `${name} could not be taken.`,
  refused: (pending: Extract<Pending, { kind: 'refused' }>): string => refusals[pending.why],
  understood: 'All right',
  several: (name: string): string => `${name} holds several tables. Which one?`,
  oneOf: (kind: Kind, of: string | null, lines: number): string =>
    `${kind.toUpperCase()}${of === null ? '' : ` of ${of}`}, ${counted(lines, 'line', 'lines')}`,
  neither: 'None of them',

  file: 'File',
  lines: (count: number): string => (count === 1 ? '1 line' : `${inFigures(count)} lines`),
  replace: 'Replace',
  edit: 'Edit',
  done: 'Done',
  undo: 'Undo',
  redo: 'Redo',
  forget: 'Forget this table',
  kind: 'Read as',
  kinds: { hat: 'HAT', rat: 'RAT' } satisfies Readonly<Record<Kind, string>>,
  listener: 'Listener',
  listeners: { public: 'public', private: 'private' } satisfies Readonly<Record<ListenerType, string>>,
  unsure: 'Nothing in the text tells which kind of table it is. Say so above if it is the other.',
  textOf: (name: string): string => `Text of ${name}`,
  editing: (name: string): string => `Edit ${name}`,

  findings: 'Findings',
  severity: { error: 'Error', warning: 'Warning', info: 'Note' } satisfies Readonly<Record<Severity, string>>,
  number: (count: number): string => inFigures(count),
  count: countOf,
  counts: (counts: Readonly<Record<Severity, number>>): string =>
    `${(['error', 'warning', 'info'] as const)
      .filter((severity) => counts[severity] > 0)
      .map((severity) => countOf(severity, counts[severity]))
      .join(', ')}.`,
  byLine: 'By line',
  bySeverity: 'By severity',
  orderLabel: 'Order of the findings',
  reading: 'Reading the table',
  nothingFound: 'Nothing is wrong with this table, as far as these checks go.',
  line: (line: number): string => `Line ${line}`,
  inLine: (line: number): string => `line ${line}`,
  otherParameters: 'other parameters',
  showLine: (line: number): string => `Line ${line}: show it in the text`,
  tryIt: 'Try it',
  more: (rest: number): string => `${inFigures(rest)} more. Show more`,
  others: (count: number): string => `${atStart(count)} other ${count === 1 ? 'check' : 'checks'} found nothing.`,
  list: 'List them',
  hide: 'Hide the list',
  rulesFor: (kind: Kind): readonly FindingRule[] => (kind === 'hat' ? (Object.keys(rules) as FindingRule[]) : recipientRules),
  rule: (rule: FindingRule): string => rules[rule],
  /** A finding's sentence as one stands on a page. */
  sentence: (message: string): string => `${upper(message)}${/did you mean [^:]*$/.test(message) ? '?' : '.'}`,
  broken: 'The analysis did not answer.',
  brokenHelp: 'The text is as it was, and kept. Load the page again to try once more.',
  reload: 'Load again',

  decides: (answer: Pick<Answered, 'verdict' | 'throttled' | 'group'>): string => {
    const said = sayVerdict(shownVerdict(answer));
    return answer.group === null ? said : `${said}, ${answer.group}`;
  },
  groupless: 'no group',
  groupOf: ({ group, line, entry }: { group: string | null; line: number | null; entry: string }, kind: Kind): string => {
    if (kind === 'rat') return line === null ? 'no line' : `${entry}, line ${line}`;
    return line === null ? 'as shipped' : (group ?? 'no group');
  },
  who: (asked: SenderRecord | string): string => (typeof asked === 'string' ? asked : asked.ip),

  tryTitle: (kind: Kind): string => (kind === 'hat' ? 'Try a sender' : 'Try a recipient'),
  ask: 'Ask',
  recipient: 'Address of a recipient',
  recipientBlank: 'user@example.com',
  field: {
    address: 'IP address',
    look: 'Host name',
    name: 'Name',
    score: 'Score',
    owner: 'Network owner',
    country: 'Country',
    lists: 'On DNS lists',
  } satisfies Readonly<Record<SenderField, string>>,
  blank: {
    address: '203.0.113.9',
    name: 'mail.example.com',
    score: 'none',
    owner: 'unknown',
    country: 'unknown',
    lists: 'none',
  } as Readonly<Partial<Record<SenderField, string>>>,
  looks,
  wrong: (field: SenderField): string => wrong[field] ?? '',
  moreFields: 'Owner, country, lists',
  tookBy: (line: number | null): string => (line === null ? 'No line of the table decides.' : 'decides on'),
  trace: (looked: number): string => `${atStart(looked)} ${looked === 1 ? 'line' : 'lines'} looked at`,
  traceCut: (passed: number): string => `${inFigures(passed)} lines above these do not match either.`,

  difference: 'Difference',
  compare: 'Compare with a file',
  compareEmpty:
    'Hold this table against a second one, older or newer: every sender whose outcome changes is named, and nobody is left out.',
  compareRecipients:
    'Hold this table against a second one, older or newer: every recipient whose outcome changes is named, and nobody is left out.',
  exampleChanged: 'Compare with the example’s next version',
  swap: 'Swap',
  swapHelp: 'Swap before and after: the other file becomes the table shown',
  closeOther: 'Close the comparison',
  comparing: 'Comparing the two tables',
  columnsOf: (kind: Kind): readonly string[] => [kind === 'hat' ? 'Senders' : 'Recipients', 'Before', 'After'],
  kindsOf: (count: number, kind: Kind): string => `${inFigures(count)} kinds of ${kind === 'hat' ? 'senders' : 'recipients'}`,
  moreRows: (rest: number): string => `${inFigures(rest)} more of this kind are not listed.`,
  moreGroups: (rest: number): string => `${inFigures(rest)} more. Show more`,
  proved: (changes: number, kind: Kind): string => {
    const who = kind === 'hat' ? 'sender' : 'recipient';
    if (changes === 0) return `No difference: proved for every ${who}.`;
    const regions = changes === 1 ? 'One region changes' : `${changes <= 20 ? atStart(changes) : inFigures(changes)} regions change`;
    return `${regions}. For every other ${who} the two tables agree, which is proved, not sampled.`;
  },

  download: 'Download report',
  downloadJson: 'As JSON',
  preparing: 'Preparing the report',
  report: {
    title: (name: string): string => `Report on ${name}`,
    made: (date: string, kind: Kind, listener: ListenerType): string =>
      `Made by Postern on ${date}. Read as a ${kind === 'hat' ? `Host Access Table of a ${listener} listener` : 'Recipient Access Table'}.`,
    tried: (who: string, decides: string, line: number | null): string =>
      `To try: ${who} gets ${decides}${line === null ? '' : ` (line ${line})`}.`,
    question: (asked: string): string => `Asked: ${asked}`,
    difference: (name: string): string => `Difference to ${name}`,
    toTry: 'To try',
    more: (rest: number): string => `${counted(rest, 'more is', 'more are')} not listed here.`,
  },
} as const;
